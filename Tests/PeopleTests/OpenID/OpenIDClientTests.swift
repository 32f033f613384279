import Core
import Foundation
import Testing

@testable import People

/// Our client before a provider shaped like FranceConnect, sound or not.
@Suite("Signing in by a provider", .serialized)
struct OpenIDClientTests {
    static let redirect = "https://localhost/espace/franceconnect/retour"

    /// What the client does, and what the person's browser does between the two halves.
    private func signIn(_ settings: ProviderSettings, timeout: Duration = .seconds(60), code: String? = nil) async throws -> ProvedIdentity {
        try await signIn(OpenIDClient(settings, exchange: HTTPSExchange(allowsHTTP: true, timeout: timeout)), code: code)
    }

    /// - Parameter later: how far our clock is ahead of the provider's, which is the one on the wall.
    private func signIn(_ client: OpenIDClient, code: String? = nil, later: TimeInterval = 0) async throws -> ProvedIdentity {
        let pending = PendingSignIn.random()
        let departure = try await client.departure(pending, returningTo: Self.redirect, now: Date() + later)
        let answer = try await HTTPSExchange(allowsHTTP: true).ask(departure, form: nil, bearer: nil)
        let sent = try JSON(bytes: answer.body)
        #expect(sent["state"]?.string == pending.state)
        return try await client.arrival(code: code ?? sent["code"]?.string ?? "", of: pending, returningTo: Self.redirect, now: Date() + later)
    }

    @Test("A sound provider says who it is; the clock may differ a little, the level be higher")
    func sound() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            for name in ["sound", "late-clock", "higher-level"] {
                let proved = try await signIn(provider.settings(name))
                #expect(proved.subject.hasSuffix("v1") && proved.claims["given_name"]?.string == "Angela", "\(name)")
            }
            #expect(try await signIn(provider.settings("sound", pkce: false)).level == "eidas1")
        }
    }

    @Test("What FranceConnect asks is sent: state and nonce of 64 figures, the level, and the challenge")
    func departure() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let client = OpenIDClient(provider.settings("sound"))
            let pending = PendingSignIn.random()

            let address = try await client.departure(pending, returningTo: Self.redirect, now: Date())

            #expect(pending.state.count == 64 && pending.nonce.count == 64)
            #expect(address.contains("acr_values=eidas1") && address.contains("scope=openid&") && address.contains("code_challenge_method=S256"))
            #expect(address.contains("redirect_uri=https%3A%2F%2Flocalhost%2Fespace%2Ffranceconnect%2Fretour"))
        }
    }

    @Test("An unsound one is not believed, and the reason is known")
    func faults() async throws {
        let faults: [(String, OpenIDFault)] = [
            ("wrong-nonce", .claim(.nonce)), ("wrong-audience", .claim(.audience)), ("wrong-issuer", .claim(.issuer)),
            ("many-audiences", .claim(.audience)), ("expired", .claim(.expired)), ("ahead", .claim(.issuedAt)), ("old", .claim(.issuedAt)),
            ("no-level", .claim(.level)), ("no-subject", .claim(.subject)), ("other-subject", .claim(.subject)),
            ("unknown-key", .signature(.unknownKey)), ("tampered", .signature(.wrong)), ("no-signature", .signature(.algorithm)),
            ("shared-secret", .signature(.algorithm)), ("unsigned", .malformed(.userinfo)), ("other-issuer", .otherIssuer),
            ("elsewhere", .otherIssuer), ("enormous", .tooLarge), ("redirecting", .refused(302, "")), ("garbled", .malformed(.discovery)),
        ]
        try await LocalProvider.run("faulty.py") { provider in
            for (name, expected) in faults {
                await #expect(throws: expected, "\(name)") { _ = try await signIn(provider.settings(name)) }
            }
        }
    }

    @Test("A code that was used already, or is nobody's, is refused by the provider, and so by us")
    func replayed() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            await #expect(throws: OpenIDFault.refused(400, "invalid_grant")) { _ = try await signIn(provider.settings("sound"), code: "seen before") }
        }
    }

    @Test("A provider that does not answer is left after the time allowed")
    func slow() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            // It answers well after four seconds: without our limit this would be no fault.
            await #expect(throws: OpenIDFault.unreachable(28)) { _ = try await signIn(provider.settings("slow"), timeout: .seconds(1)) }
        }
    }

    @Test("A provider that changed its key is believed as soon as its keys are asked again")
    func rotated() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let client = OpenIDClient(provider.settings("rotated"))

            await #expect(throws: OpenIDFault.signature(.unknownKey)) { _ = try await signIn(client) }

            let later = try await signIn(client, later: ProviderKnowledge.shortestRefetch)
            #expect(later.subject.hasSuffix("v1"))
        }
    }

    @Test("Keys are asked again for one that is not known, and not more than once a minute")
    func refetch() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let settings = provider.settings("unknown-key")
            let knowledge = ProviderKnowledge(settings: settings, exchange: HTTPSExchange(allowsHTTP: true))
            let now = Date()
            for second in 0..<50 { _ = try await knowledge.keys(holding: "nowhere", at: now + Double(second)) }
            _ = try await knowledge.keys(holding: "nowhere", at: now + 61)

            let asked = try JSON(bytes: await HTTPSExchange(allowsHTTP: true).ask(settings.issuer + "/asked", form: nil, bearer: nil).body)
            #expect(asked["jwks"]?.int == 2)
        }
    }

    @Test("Nothing but HTTPS is spoken where it is not a trial")
    func encrypted() async throws {
        await #expect(throws: OpenIDFault.unreachable(1)) {
            _ = try await HTTPSExchange(allowsHTTP: false).ask("http://127.0.0.1:1/", form: nil, bearer: nil)
        }
        await #expect(throws: OpenIDFault.unreachable(1)) {
            _ = try await HTTPSExchange(allowsHTTP: true).ask("file:///etc/passwd", form: nil, bearer: nil)
        }
    }

    @Test("The other provider, made by other people: RS256, several audiences' form, plain userinfo")
    func otherMaker() async throws {
        try await LocalProvider.run("mock.py") { provider in
            let client = OpenIDClient(provider.settings(level: nil, signed: false))
            let pending = PendingSignIn.random()
            let departure = try await client.departure(pending, returningTo: Self.redirect, now: Date())
            let back = try LocalProvider.login(departure, as: "amina")
            let code = try #require(back.firstMatch(of: /code=([^&]+)/)).output.1
            #expect(back.contains("state=\(pending.state)"))

            let proved = try await client.arrival(code: String(code), of: pending, returningTo: Self.redirect, now: Date())
            #expect(proved.subject == "amina")
            await #expect(throws: OpenIDFault.refused(400, "invalid_grant")) {
                _ = try await client.arrival(code: String(code), of: pending, returningTo: Self.redirect, now: Date())
            }
            let logout = try await client.logout(proved.idToken, state: pending.state, returningTo: "https://localhost/", now: Date())
            #expect(logout?.contains("id_token_hint=\(proved.idToken)") == true)
        }
    }

    @Test("A third, by IdentityPython, set like FranceConnect: ES256, level, signed userinfo, PKCE; a code is good once")
    func identityPython() async throws {
        try await LocalProvider.run("idpy.py") { provider in
            let client = OpenIDClient(provider.settings())
            let pending = PendingSignIn.random()
            let departure = try await client.departure(pending, returningTo: Self.redirect, now: Date())
            let sent = try JSON(bytes: await HTTPSExchange(allowsHTTP: true).ask(departure, form: nil, bearer: nil).body)
            let code = try #require(sent["code"]?.string)

            let proved = try await client.arrival(code: code, of: pending, returningTo: Self.redirect, now: Date())

            #expect(proved.level == "eidas1" && proved.subject.count == 64)
            await #expect(throws: OpenIDFault.refused(400, "invalid_grant")) {
                _ = try await client.arrival(code: code, of: pending, returningTo: Self.redirect, now: Date())
            }
        }
    }
}
