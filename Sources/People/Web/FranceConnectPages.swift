import Core
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import OpenID
import Web

/// Coming in by FranceConnect, or joining it to a space. Never needed: it spares typing, and proves who one is where that is asked.
struct FranceConnectPages: Sendable {
    let people: PeopleFeature

    private static let path = "/espace/franceconnect"
    static let joining = path + "?rattacher=oui"
    static let arrival = path + "/retour"
    static let exit = path + "/sortie"
    private static let logger = Logger(label: "people")

    static func departure(_ back: SpaceReturn?) -> String { path + (back.map { "?retour=\($0.path.percentEncoded)" } ?? "") }

    /// Links, not forms: browsers refuse that a form of ours ends elsewhere (`form-action`), and nothing changes before the person comes back.
    var routes: [Route] {
        people.franceConnect == nil
            ? []
            : [.get(Self.path, answer: leave), .get(Self.arrival, answer: arrive), .get(Self.exit) { _ in .seeOther(EntryPages.path + "?fin=1") }]
    }

    @Sendable private func leave(_ visit: Visit) async throws -> Response {
        guard let client = people.franceConnect else { throw WebProblem.notFound }
        let pending = AwaitedSignIn.random()
        let joining = visit.query("rattacher") == nil ? nil : visit.person?.person
        do {
            let address = try await client.departure(pending, returningTo: visit.site.baseURL + Self.arrival, now: visit.now)
            let back = joining == nil ? SpaceReturn(visit.query("retour")) ?? .space : .space
            try await people.federation.begin(
                StoredSignIn(pending: pending, back: back, joining: joining), browser: visit.visitor.digest, of: visit.site.organisation,
                at: visit.now)
            return .seeOther(address)
        } catch let fault as OpenIDFault { return refused(.providerFailed, fault, visit) }
    }

    @Sendable private func arrive(_ visit: Visit) async throws -> Response {
        guard let client = people.franceConnect else { throw WebProblem.notFound }
        let stored = try await people.federation.take(
            state: visit.query("state") ?? "", browser: visit.visitor.digest, of: visit.site.organisation, at: visit.now)
        guard let stored else { return refused(.providerFailed, .unknownState, visit) }
        guard let code = visit.query("code") else {
            return refused(.providerCancelled, .cancelled(String((visit.query("error") ?? "").prefix(40))), visit)
        }
        do {
            let proved = try await client.arrival(
                code: code, of: stored.pending, returningTo: visit.site.baseURL + Self.arrival, now: visit.now)
            return try await opened(proved, client.settings.issuer, stored, visit)
        } catch let fault as OpenIDFault { return refused(.providerFailed, fault, visit) }
    }

    private func opened(_ proved: ProvedIdentity, _ issuer: String, _ stored: StoredSignIn, _ visit: Visit) async throws -> Response {
        let identity = FederatedIdentity(provider: "franceconnect", issuer: issuer, subject: proved.subject, idToken: proved.idToken)
        if let person = stored.joining {
            // Who signed out meanwhile joins nothing.
            guard visit.person?.person == person else { return refused(.providerFailed, .unknownState, visit) }
            try await people.federation.join(identity, to: person, of: visit.site.organisation, at: visit.now)
            return .seeOther(OwnAccountPages.path + "?fait=franceconnect")
        }
        let key = try await people.federation.enter(
            identity, of: visit.site.organisation, from: visit.personOrigin.device, at: visit.now)
        try await people.profiles.keep(given: Profile(given: proved.claims), session: key)
        return try await visit.opened(key, leadingTo: stored.back, people)
    }

    /// Why is for the log: a person can but try again, or come in another way.
    private func refused(_ problem: PeopleProblem, _ fault: OpenIDFault, _ visit: Visit) -> Response {
        Self.logger.notice("A sign-in by FranceConnect failed", metadata: ["reason": "\(fault)"])
        let words = visit.words
        return visit.page(
            title: words("people.franceConnect.failed"), status: problem == .providerCancelled ? .ok : .badGateway,
            """
            <h1>\(words("people.franceConnect.failed"))</h1>
            <p>\(words(problem.message))</p>
            <p>\(LinkButton(words("people.franceConnect.again"), to: Self.departure(nil)))</p>
            <p><a href="\(EntryPages.path)">\(words("people.franceConnect.otherWay"))</a> – <a href="/">\(words("people.franceConnect.none"))</a></p>
            """)
    }
}

extension PeopleFeature {
    /// Where the browser goes to sign out at FranceConnect too; `nil` for a session that did not come from there, or when it does not answer.
    func providerLogout(_ visit: Visit) async throws -> String? {
        guard let franceConnect, let key = visit.personSession, let hint = try await federation.logoutHint(of: Secret.digest(key)) else { return nil }
        return try? await franceConnect.logout(
            hint, state: AwaitedSignIn.random().state, returningTo: visit.site.baseURL + FranceConnectPages.exit, now: visit.now)
    }
}

/// "You are signed out here; FranceConnect is next." A page, because browsers refuse that a form of ours ends elsewhere.
struct LeavingPage {
    let visit: Visit
    let address: String

    var response: Response {
        let words = visit.words
        var response = visit.page(
            title: words("people.franceConnect.leaving"),
            """
            <h1>\(words("people.franceConnect.leaving"))</h1>
            <p>\(words("people.franceConnect.leavingText"))</p>
            <p>\(LinkButton(words("people.franceConnect.leave"), to: address))</p>
            """)
        if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "2; url=\(address)" }
        return response
    }
}
