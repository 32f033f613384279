import Core
import HTTPTypes
import Hummingbird
import Web

/// The door of the space for who has a card: at home, at a kiosk, in a library, with somebody who helps.
struct CardPages: Sendable {
    let people: PeopleFeature

    static let path = "/espace/carte"

    var routes: [Route] {
        [
            .get(Self.path) { visit in visit.person == nil ? page(visit, number: visit.query("numero") ?? "") : .seeOther(SpacePages.path) },
            .post(Self.path, answer: enter),
        ]
    }

    @Sendable private func enter(_ visit: Visit) async throws -> Response {
        let number = visit.form.text("numero") ?? ""
        do {
            let key = try await people.enter(
                card: number, secret: visit.form.first("secret") ?? "", of: visit.site.organisation, from: visit.personOrigin, at: visit.now)
            return try await visit.opened(key, leadingTo: .space, people)
        } catch let problem as PeopleProblem {
            return page(visit, number: number, problem: problem)
        }
    }

    private func page(_ visit: Visit, number: String, problem: PeopleProblem? = nil) -> Response {
        let words = visit.words
        let error = problem.map { words($0.message) }
        let secret = Question("secret", words("people.card.secret"), words, hint: words("people.card.secretHint"))
        return visit.page(
            title: words("people.card.title"), status: problem.map { $0.kind == .tooMany ? .tooManyRequests : .unprocessableContent } ?? .ok,
            """
            \(error.map { ErrorSummary([.init(href: "#numero", text: $0)], words: words) })
            \(BackLink(EntryPages.path, words: words))
            <h1>\(words("people.card.title"))</h1>
            <form method="post" action="\(Self.path)" novalidate>\(visit.formToken)
            \(TextInput(Question("numero", words("people.card.number"), words, hint: words("people.card.numberHint"), error: error), .number, value: number))
            \(TextInput(secret, .password))
            \(Button(words("people.card.enter")))
            </form>
            <p class="hint">\(words("people.card.lost", ["phone": visit.site.phone]))</p>
            """)
    }
}
