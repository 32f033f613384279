import Core
import Crypto
import Foundation

/// A sign-in that left for the provider and did not come back yet: kept by who began it, used once.
public struct AwaitedSignIn: Sendable, Equatable {
    /// 64 figures: FranceConnect asks for 32 at least.
    public let state: String
    public let nonce: String
    /// What proves that who asks for the token is who asked for the code (RFC 7636).
    public let verifier: String

    public static let lifetime: TimeInterval = 600

    public init(state: String, nonce: String, verifier: String) { (self.state, self.nonce, self.verifier) = (state, nonce, verifier) }

    public static func random() -> AwaitedSignIn {
        AwaitedSignIn(state: Secret.digest(Secret.token()), nonce: Secret.digest(Secret.token()), verifier: Secret.digest(Secret.token()))
    }
}

/// Who came back from a provider.
public struct ProvedIdentity: Sendable, Equatable {
    /// The provider's name of the person, for us alone. An account is joined by it, never by an address.
    public let subject: String
    /// How it was checked (`acr`); `nil` when the provider does not say.
    public let level: String?
    /// What else the scopes gave.
    public let claims: JSON
    /// To sign out at the provider.
    public let idToken: String
}

/// A client of one OpenID Connect provider: authorization code, PKCE, signed answers. It keeps nothing but what the provider publishes.
public struct OpenIDClient: Sendable {
    public let settings: ProviderSettings
    private let exchange: any Exchange
    private let knowledge: ProviderKnowledge

    public init(_ settings: ProviderSettings) { self.init(settings, exchange: HTTPSExchange(allowsHTTP: settings.isLocal)) }

    init(_ settings: ProviderSettings, exchange: any Exchange) {
        (self.settings, self.exchange) = (settings, exchange)
        knowledge = ProviderKnowledge(settings: settings, exchange: exchange)
    }

    /// Where the person's browser goes.
    /// - Parameter levels: asks for one of these (ProConnect's way to ask for two factors): what was done is then ``ProvedIdentity/level``.
    public func departure(
        _ pending: AwaitedSignIn, returningTo redirect: String, asking levels: [AssuranceLevel] = [], now: Date
    ) async throws(OpenIDFault) -> String {
        var query: [(String, String)] = [
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", redirect),
            ("scope", (["openid"] + settings.scopes).joined(separator: " ")), ("state", pending.state), ("nonce", pending.nonce),
        ]
        if let level = settings.level { query.append(("acr_values", level)) }
        if !levels.isEmpty { query.append(("claims", Self.claims(levels))) }
        if settings.usesPKCE {
            query += [("code_challenge", Self.challenge(pending.verifier)), ("code_challenge_method", "S256")]
        }
        return try await Self.address(knowledge.endpoints(at: now).authorization, query)
    }

    /// Exchanges the code, at once: it lives for thirty seconds at FranceConnect, the tokens for sixty.
    public func arrival(code: String, of pending: AwaitedSignIn, returningTo redirect: String, now: Date) async throws(OpenIDFault) -> ProvedIdentity
    {
        let tokens = try await tokens(code, pending, redirect, now)
        guard let idToken = tokens["id_token"]?.string, let access = tokens["access_token"]?.string, Self.isHeaderSafe(access) else {
            throw .malformed(.tokens)
        }
        let claims = try await verified(SignedToken(idToken, .idToken), now)
        try IDTokenRules(settings: settings, nonce: pending.nonce, now: now).check(claims)
        let subject = claims["sub"]?.string ?? ""
        let said = try await userinfo(access, now)
        // Else a token of somebody else's would bring their identity (OpenID Connect Core 1.0, 5.3.2).
        guard said["sub"]?.string == subject else { throw .claim(.subject) }
        return ProvedIdentity(subject: subject, level: claims["acr"]?.string, claims: said, idToken: idToken)
    }

    /// Where the browser goes to sign out at the provider too; `nil` for one that has no logout.
    public func logout(_ idToken: String, state: String, returningTo redirect: String, now: Date) async throws(OpenIDFault) -> String? {
        guard let end = try await knowledge.endpoints(at: now).endSession else { return nil }
        return Self.address(end, [("id_token_hint", idToken), ("state", state), ("post_logout_redirect_uri", redirect)])
    }

    private func tokens(_ code: String, _ pending: AwaitedSignIn, _ redirect: String, _ now: Date) async throws(OpenIDFault) -> JSON {
        var form: [(String, String)] = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("client_id", settings.client),
            ("client_secret", settings.secret),
        ]
        if settings.usesPKCE { form.append(("code_verifier", pending.verifier)) }
        let answer = try await exchange.ask(knowledge.endpoints(at: now).token, form: Self.encoded(form), bearer: nil)
        let json = try? JSON(bytes: answer.body)
        guard answer.status == 200 else { throw .refused(answer.status, String((json?["error"]?.string ?? "").prefix(60))) }
        guard let json, json.object != nil else { throw .malformed(.tokens) }
        return json
    }

    private func userinfo(_ access: String, _ now: Date) async throws(OpenIDFault) -> JSON {
        let answer = try await exchange.ask(knowledge.endpoints(at: now).userinfo, form: nil, bearer: access)
        guard answer.status == 200 else { throw .refused(answer.status, "") }
        if answer.type == "application/jwt" {
            let claims = try await verified(SignedToken(String(decoding: answer.body, as: UTF8.self), .userinfo), now)
            if let issuer = claims["iss"]?.string, issuer != settings.issuer { throw .claim(.issuer) }
            return claims
        }
        guard !settings.signsUserinfo, let json = try? JSON(bytes: answer.body), json.object != nil else { throw .malformed(.userinfo) }
        return json
    }

    /// A key that is not known is asked for again before the token is refused: providers change theirs.
    private func verified(_ token: SignedToken, _ now: Date) async throws(OpenIDFault) -> JSON {
        try await token.claims(signedBy: knowledge.keys(holding: token.keyID, at: now), allowing: settings.algorithms)
    }

    static func challenge(_ verifier: String) -> String {
        Secret.base64URL(SHA256.hash(data: Array(verifier.utf8)).withUnsafeBytes(Array.init))
    }

    /// The `claims` parameter (OpenID Connect Core 1.0, 5.5).
    private static func claims(_ levels: [AssuranceLevel]) -> String {
        let acr: JSON = ["essential": .bool(true), "values": .array(levels.map { .string($0.name) })]
        return (["id_token": ["acr": acr]] as JSON).text
    }

    private static func isHeaderSafe(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }

    private static func address(_ base: String, _ query: [(String, String)]) -> String {
        base + (base.contains("?") ? "&" : "?") + encoded(query)
    }

    private static func encoded(_ pairs: [(String, String)]) -> String {
        pairs.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "")" }.joined(separator: "&")
    }

    /// RFC 3986, 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
