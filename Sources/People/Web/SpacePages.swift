import Core
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// The space itself: one's requests, of every service, which no one else sees together.
struct SpacePages: Sendable {
    let people: PeopleFeature

    static let path = "/espace"

    var routes: [Route] { [people.inside(.get, Self.path, answer: show)] }

    @Sendable private func show(_ space: SpaceVisit) async throws -> Response {
        let visit = space.visit
        let lines = try await people.requests.requests(of: space.viewer.marks, in: space.viewer.organisation, now: visit.now)
        return visit.page(title: visit.words("people.space.title"), SpacePage(lines: lines, visit: visit).html)
    }
}

private struct SpacePage {
    let lines: [SpaceLine]
    let visit: Visit

    private var words: Words { visit.words }

    var html: HTML {
        """
        <h1>\(words("people.space.title"))</h1>
        \(list("people.space.drafts", lines.filter { $0.status == nil }))
        \(list("people.space.requests", lines.filter { $0.status != nil }))
        \(if: lines.isEmpty, "<p>\(words("people.space.empty"))</p>")
        <p>\(words("people.space.add")) <a href="/suivi">\(words("people.space.find"))</a> – <a href="/reprendre">\(words("people.space.resume"))</a></p>
        <p><a href="/espace/mandats">\(words("people.space.mandates"))</a></p>
        <p><a href="/espace/representations">\(words("people.space.representations"))</a></p>
        <p><a href="\(ProfilePages.path)">\(words("people.profile.title"))</a></p>
        <p><a href="\(DocumentPages.path)">\(words("people.document.title"))</a></p>
        <p><a href="/panels">\(words("people.space.panels"))</a></p>
        <p><a href="\(OwnAccountPages.path)">\(words("people.account.title"))</a></p>
        <form method="post" action="\(EntryPages.exit)">\(visit.formToken)\(Button(words("people.space.leave"), .secondary))</form>
        """
    }

    private func list(_ title: String, _ lines: [SpaceLine]) -> HTML {
        guard !lines.isEmpty else { return HTML() }
        let cards = lines.map { line in
            let date = line.date.inWords(words.language, in: visit.site.zone)
            let text = words(line.status == nil ? "people.space.written" : "people.space.sent", ["date": date, "number": line.number])
            return CardList.Card(line.procedure, href: line.path, text: text, tag: line.status)
        }
        return "<h2>\(words(title))</h2>\(CardList(cards, level: 3))"
    }
}
