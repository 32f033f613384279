import Core
import HTTPTypes
import Hummingbird
import Logging
import Web

/// The door of the space.
struct EntryPages: Sendable {
    let people: PeopleFeature

    static let path = "/espace/connexion"
    static let linkPath = "/espace/lien"
    static let exit = "/espace/deconnexion"
    private static let logger = Logger(label: "people")

    var routes: [Route] {
        [
            .get(Self.path, answer: show), .post(Self.path, answer: enter), .post(Self.linkPath, asksWork: true, answer: sendLink),
            .post(Self.exit, answer: leave),
        ]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let back = SpaceReturn(visit.query("retour"))
        if visit.person != nil { return .seeOther((back ?? .space).path) }
        var page = EntryPage(visit: visit, hasFranceConnect: people.franceConnect != nil, back: back)
        if visit.query("fin") != nil { page.notice = Notice(.success, visit.words("people.entry.left")) }
        if visit.query("ferme") != nil { page.notice = Notice(.success, visit.words("people.entry.closed")) }
        return page.response
    }

    @Sendable private func enter(_ visit: Visit) async throws -> Response {
        let login = visit.form.text("identifiant") ?? ""
        do {
            let back = SpaceReturn(visit.form.first("retour")) ?? .space
            let entry = try await people.enter(
                login, passphrase: visit.form.first("phrase") ?? "", of: visit.site.organisation, from: visit.personOrigin, leadingTo: back,
                at: visit.now)
            return try await visit.entered(entry, leadingTo: back, people)
        } catch let problem as PeopleProblem {
            Self.logger.notice("A person was not let in", metadata: ["reason": "\(problem.kind)"])
            var page = EntryPage(visit: visit, hasFranceConnect: people.franceConnect != nil, back: SpaceReturn(visit.form.first("retour")))
            (page.login, page.refusal) = (login, problem.message)
            return page.refused(problem)
        }
    }

    /// One answer, whether the address has a space or not.
    @Sendable private func sendLink(_ visit: Visit) async throws -> Response {
        let back = SpaceReturn(visit.form.first("retour"))
        var page = EntryPage(visit: visit, hasFranceConnect: people.franceConnect != nil, back: back)
        guard let email = visit.form.text("email").flatMap(EmailAddress.init) else {
            page.linkFault = UserMessage("people.entry.badEmail")
            return page.response
        }
        do {
            try await people.sendLink(to: email, back: back ?? .space, visit)
            return SentLinkPage(visit: visit, email: email).response
        } catch let problem as PeopleProblem {
            page.linkFault = problem.message
            return page.refused(problem)
        }
    }

    /// What is in the space stops opening here: the next person at this computer finds nothing.
    @Sendable private func leave(_ visit: Visit) async throws -> Response {
        if let keys = visit.ownKeys { try await people.requests.leave(keys) }
        let elsewhere = try await people.providerLogout(visit)
        if let key = visit.personSession { try await people.sessions.close(Secret.digest(key)) }
        var response = elsewhere.map { LeavingPage(visit: visit, address: $0).response } ?? .seeOther(Self.path + "?fin=1")
        visit.setPersonSession("", on: &response)
        return response
    }
}
