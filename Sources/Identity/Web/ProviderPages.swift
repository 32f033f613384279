import Core
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import OpenID
import Secrets
import Web

/// Coming in by ProConnect, for who has an account here.
struct ProviderPages: Sendable {
    let identity: IdentityFeature

    private static let path = SignInPage.path + "/proconnect"
    static let arrival = path + "/retour"
    static let exit = path + "/sortie"
    private static let logger = Logger(label: "identity")

    static func departure(_ back: ReturnPath?) -> String { path + (back.map { "?retour=\($0.path.percentEncoded)" } ?? "") }

    /// Links, not forms: browsers refuse that a form of ours ends elsewhere (`form-action`), and nothing changes before the agent comes back.
    var routes: [Route] {
        identity.provider == nil
            ? []
            : [.get(Self.path, answer: leave), .get(Self.arrival, answer: arrive), .get(Self.exit) { _ in .seeOther(SignInPage.path + "?fin=1") }]
    }

    @Sendable private func leave(_ visit: Visit) async throws -> Response {
        guard let client = identity.provider?.client else { throw WebProblem.notFound }
        let pending = AwaitedSignIn.random(), organisation = visit.site.organisation
        let rules = try await identity.rules.rules(of: organisation)
        do {
            let address = try await client.departure(
                pending, returningTo: visit.site.baseURL + Self.arrival,
                asking: rules.requiresSecondFactor && rules.trustsProvider ? AssuranceLevel.strong : [], now: visit.now)
            try await identity.abroad.begin(
                StoredSignIn(pending: pending, back: ReturnPath(visit.query("retour")) ?? .desk), browser: visit.visitor.digest, of: organisation,
                at: visit.now)
            return .seeOther(address)
        } catch let fault as OpenIDFault { return failed(.providerFailed, fault, visit) }
    }

    @Sendable private func arrive(_ visit: Visit) async throws -> Response {
        guard let client = identity.provider?.client else { throw WebProblem.notFound }
        let stored = try await identity.abroad.take(
            state: visit.query("state") ?? "", browser: visit.visitor.digest, of: visit.site.organisation, at: visit.now)
        guard let stored else { return failed(.providerFailed, .unknownState, visit) }
        guard let code = visit.query("code") else {
            return failed(.providerCancelled, .cancelled(String((visit.query("error") ?? "").prefix(40))), visit)
        }
        do {
            let proved = try await client.arrival(
                code: code, of: stored.pending, returningTo: visit.site.baseURL + Self.arrival, now: visit.now)
            return try await enter(proved, stored.back, visit)
        } catch let fault as OpenIDFault { return failed(.providerFailed, fault, visit) }
    }

    private func enter(_ proved: ProvedIdentity, _ back: ReturnPath, _ visit: Visit) async throws -> Response {
        guard let agent = try await identity.agent(provedBy: proved, of: visit.site.organisation, at: visit.now) else {
            return unknown(proved, visit)
        }
        switch try await identity.enter(
            agent, of: visit.site.organisation, from: visit.origin, by: identity.entry(of: proved), at: visit.now)
        {
        case .open(let session): return try await SignInPages.opened(session, visit, identity, leadingTo: back)
        case .code(let key): return SecondStepPage(visit: visit, key: key, back: back).response
        case .enrol(let key, let code):
            let account = proved.claims["email"]?.string ?? ""
            return EnrolPage(visit: visit, key: key, code: code, account: account, back: back).response
        }
    }

    /// Proved, and nobody here: the page says whom to ask, and which address to give them.
    private func unknown(_ proved: ProvedIdentity, _ visit: Visit) -> Response {
        Self.logger.notice("Somebody whom ProConnect knows has no account here")
        let words = visit.words, title = words("identity.provider.unknown.title")
        let email = proved.claims["email"]?.string ?? "", siret = proved.claims["siret"]?.string ?? ""
        return visit.page(
            title: title, status: .forbidden,
            """
            <h1>\(title)</h1>
            <p>\(words("identity.provider.unknown.text", ["authority": visit.site.name]))</p>
            \(SummaryList([.init(words("identity.field.email"), email), .init(words("identity.provider.siret"), siret)], words: words))
            <p>\(words("identity.provider.unknown.contact", ["email": visit.site.email, "phone": visit.site.phone]))</p>
            <p><a href="\(SignInPage.path)">\(words("identity.provider.otherWay"))</a></p>
            """)
    }

    /// Why is for the log: an agent can but try again, or come in another way.
    private func failed(_ problem: IdentityProblem, _ fault: OpenIDFault, _ visit: Visit) -> Response {
        Self.logger.notice("A sign-in by ProConnect failed", metadata: ["reason": "\(fault)"])
        let words = visit.words, title = words("identity.provider.failed")
        return visit.page(
            title: title, status: problem == .providerCancelled ? .ok : .badGateway,
            """
            <h1>\(title)</h1>
            <p>\(words(problem.message))</p>
            <p>\(LinkButton(words("identity.provider.again"), to: Self.departure(nil)))</p>
            <p><a href="\(SignInPage.path)">\(words("identity.provider.otherWay"))</a></p>
            """)
    }
}

extension IdentityFeature {
    /// The account that this identity opens, if it opens one.
    func agent(provedBy proved: ProvedIdentity, of organisation: OrganisationID, at now: Date) async throws -> AgentID? {
        guard let provider, let email = provider.address(in: proved.claims) else { return nil }
        let isInvited = try await agents.find(email: email, of: organisation)?.state == .invited
        let mark = signIn.keys.digest("provider.\(organisation).\(provider.client.settings.issuer).\(proved.subject)")
        let found = try await abroad.agent(
            mark, email, of: organisation, unusable: isInvited ? passwords.hash(Secret.token()) : nil, at: now)
        guard let found else { return nil }
        if found.isNew { try await journalOwn(.providerJoined, found.agent, of: organisation, at: now) }
        return found.agent
    }

    func entry(of proved: ProvedIdentity) throws -> ProviderEntry {
        ProviderEntry(
            isStrong: proved.level.map { AssuranceLevel($0).isStrong } ?? false,
            logoutHint: try abroad.seal.close(Array(proved.idToken.utf8), for: "id token"))
    }

    /// Where the browser goes to sign out at ProConnect too; `nil` for a session that did not come from there, or when it does not answer.
    func providerLogout(_ visit: Visit) async throws -> String? {
        guard let provider, let token = visit.session, let sealed = try await abroad.logoutHint(of: Secret.digest(token)) else { return nil }
        let hint = String(decoding: try abroad.seal.open(sealed, for: "id token"), as: UTF8.self)
        return try? await provider.client.logout(
            hint, state: AwaitedSignIn.random().state, returningTo: visit.site.baseURL + ProviderPages.exit, now: visit.now)
    }
}

/// "You are signed out here; ProConnect is next." A page, because browsers refuse that a form of ours ends elsewhere.
struct LeavingProviderPage {
    let visit: Visit
    let address: String

    var response: Response {
        let words = visit.words, title = words("identity.provider.leaving")
        var response = visit.page(
            title: title,
            """
            <h1>\(title)</h1>
            <p>\(words("identity.provider.leavingText"))</p>
            <p>\(LinkButton(words("identity.provider.leave"), to: address))</p>
            """)
        if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "2; url=\(address)" }
        return response
    }
}
