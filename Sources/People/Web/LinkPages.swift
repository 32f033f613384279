import Core
import HTTPTypes
import Hummingbird
import Web

/// The page of a link that came by mail. Looking at it uses nothing up: mail filters open links before people do.
struct LinkPages: Sendable {
    let people: PeopleFeature

    static func path(_ token: String) -> String { "/espace/lien/\(token)" }

    var routes: [Route] { [.get(Self.path(":token"), answer: show), .post(Self.path(":token"), answer: use)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let link = try await people.links.find(visit.parameter("token"), of: visit.site.organisation, at: visit.now) else {
            throw PeopleProblem.linkOver
        }
        if link.changing != nil, visit.person?.person != link.changing { return elsewhere(visit) }
        let words = visit.words, kind = link.changing == nil ? "enter" : "change"
        return visit.page(
            title: words("people.link.\(kind).title"),
            """
            <h1>\(words("people.link.\(kind).title"))</h1>
            <p>\(words("people.link.\(kind).text", ["email": link.email.description]))</p>
            <form method="post" action="\(visit.path)">\(visit.formToken)
            \(Button(words("people.link.\(kind).button")))
            </form>
            """)
    }

    @Sendable private func use(_ visit: Visit) async throws -> Response {
        let token: String = try visit.parameter("token")
        let organisation = visit.site.organisation
        guard let link = try await people.links.find(token, of: organisation, at: visit.now) else { throw PeopleProblem.linkOver }
        if let person = link.changing {
            guard visit.person?.person == person else { return elsewhere(visit) }
            let before = try await people.persons.find(person, of: organisation)
            try await people.links.change(token, of: person, in: organisation, at: visit.now)
            try await people.tell(.changed, to: before?.email, visit)
            return .seeOther(OwnAccountPages.path + "?fait=adresse")
        }
        let (entry, back) = try await people.links.enter(token, of: organisation, from: visit.personOrigin.device, at: visit.now)
        return try await visit.entered(entry, leadingTo: back, people)
    }

    /// A change of address is confirmed where the person is signed in: a link alone, opened by who reads that mailbox, changes nothing.
    private func elsewhere(_ visit: Visit) -> Response {
        let words = visit.words
        return visit.page(
            title: words("people.link.change.title"),
            """
            <h1>\(words("people.link.change.title"))</h1><p>\(words("people.link.change.elsewhere"))</p>
            <p><a href="\(EntryPages.path)">\(words("people.entry.title"))</a></p>
            """)
    }
}
