import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Secrets
import Web

/// What a person changes of their account: address, passphrase, sessions, and its end.
struct OwnAccountPages: Sendable {
    let people: PeopleFeature

    static let path = "/espace/compte"

    var routes: [Route] {
        [
            people.inside(.get, Self.path) { try await page($0) },
            people.inside(.post, Self.path + "/phrase", answer: setPassphrase),
            people.inside(.post, Self.path + "/adresse", answer: changeAddress),
            people.inside(.post, Self.path + "/sessions/:session/fermeture", answer: closeSession),
            people.inside(.post, Self.path + "/sessions/fermeture", answer: closeOthers),
            people.inside(.get, Self.path + "/fermeture", answer: confirmEnd),
            people.inside(.post, Self.path + "/fermeture", answer: end),
        ]
    }

    @Sendable private func setPassphrase(_ space: SpaceVisit) async throws -> Response {
        let visit = space.visit, form = visit.form
        let person = try await people.person(space)
        let new = form.first("nouvelle") ?? ""
        let personal = [person.email?.description ?? "", visit.site.name]
        if let fault = PasswordRule(personal: personal).fault(in: new) {
            return try await page(space, fault: .init(field: "nouvelle", message: fault))
        }
        guard form.first("encore") == new else {
            return try await page(space, fault: .init(field: "encore", message: UserMessage("people.passphrase.different")))
        }
        do {
            if try await people.mustGivePassphrase(person, space) {
                try await people.confirm(form.first("phrase") ?? "", of: person, from: visit.personOrigin, at: visit.now)
            }
        } catch let problem as PeopleProblem {
            let isWrong = problem == .wrongCredentials
            let message = isWrong ? UserMessage("people.passphrase.notCurrent") : problem.message
            return try await page(space, fault: .init(field: "phrase", message: message))
        }
        try await people.persons.setPassphrase(people.passphrases.hash(new), of: person.id, keeping: space.session)
        try await people.tell(.passphrase, to: person.email, visit)
        return .seeOther(Self.path + "?fait=phrase")
    }

    @Sendable private func changeAddress(_ space: SpaceVisit) async throws -> Response {
        guard let email = space.visit.form.text("email").flatMap(EmailAddress.init) else {
            return try await page(space, fault: .init(field: "email", message: UserMessage("people.entry.badEmail")))
        }
        do {
            try await people.sendChange(to: email, of: people.person(space), space.visit)
        } catch let problem as PeopleProblem where problem.kind == .tooMany {
            return try await page(space, fault: .init(field: "email", message: problem.message))
        }
        return SentLinkPage(visit: space.visit, email: email).response
    }

    @Sendable private func closeSession(_ space: SpaceVisit) async throws -> Response {
        try await people.sessions.close(try space.visit.parameter("session"), of: space.viewer.person)
        return .seeOther(Self.path + "?fait=session")
    }

    @Sendable private func closeOthers(_ space: SpaceVisit) async throws -> Response {
        try await people.sessions.closeAll(of: space.viewer.person, except: space.session)
        return .seeOther(Self.path + "?fait=session")
    }

    @Sendable private func confirmEnd(_ space: SpaceVisit) async throws -> Response {
        let words = space.words
        return space.visit.page(
            title: words("people.end.title"),
            """
            \(BackLink(Self.path, words: words))
            <h1>\(words("people.end.title"))</h1>
            <p>\(words("people.end.text"))</p>
            <form method="post" action="\(Self.path)/fermeture">\(space.visit.formToken)
            <div class="actions">\(Button(words("people.end.button"), .danger)) \(LinkButton(words("people.end.keep"), to: Self.path, .secondary))</div>
            </form>
            """)
    }

    @Sendable private func end(_ space: SpaceVisit) async throws -> Response {
        let person = try await people.person(space)
        try await people.requests.leave(space.visit.keys)
        try await people.persons.close(person.id)
        _ = try await people.documents.sweep(at: space.visit.now)
        try await people.tell(.closed, to: person.email, space.visit)
        var response = Response.seeOther(EntryPages.path + "?ferme=1")
        space.visit.setPersonSession("", on: &response)
        return response
    }

    private func page(_ space: SpaceVisit, fault: FieldProblem? = nil) async throws -> Response {
        let person = try await people.person(space), now = space.visit.now
        let page = OwnAccountPage(
            space: space, person: person, sessions: try await people.sessions.sessions(of: person.id, at: now),
            current: try await people.openSession(space.session, of: person.organisation, at: now)?.session.id,
            asksCurrent: try await people.mustGivePassphrase(person, space), fault: fault,
            isJoined: people.franceConnect == nil ? nil : try await people.federation.isJoined(person.id))
        return space.visit.page(title: space.words("people.account.title"), status: fault == nil ? .ok : .unprocessableContent, page.html)
    }
}

extension PeopleFeature {
    /// Who forgot it comes in by a link, which shows that the address is theirs; who never had one has none to give.
    func mustGivePassphrase(_ person: Person, _ space: SpaceVisit) async throws -> Bool {
        guard person.hasPassphrase else { return false }
        let open = try await openSession(space.session, of: person.organisation, at: space.visit.now)
        return !(open?.session.provesAddress(at: space.visit.now) ?? false)
    }
}
