import Core
import Hummingbird
import Web

/// The person's side: with the number of their paper, they read what they allowed, and end it at once. No account is needed.
struct OwnMandates: Sendable {
    let room: MandatesFeature

    static let path = "/mandats/suivi"

    var routes: [Route] {
        [.get(Self.path) { visit in form(visit) }, .post(Self.path, answer: show), .post(Self.path + "/fin", answer: end)]
    }

    /// The number travels in the form, never in the address.
    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let mandate = try await mandate(visit) else { return form(visit, isWrong: true) }
        return page(mandate, visit)
    }

    @Sendable private func end(_ visit: Visit) async throws -> Response {
        guard let mandate = try await mandate(visit) else { return form(visit, isWrong: true) }
        try await room.mandates.end(mandate, by: .person, "", of: visit.site.organisation, at: visit.now)
        guard let ended = try await room.mandates.find(mandate.id, in: visit.site.organisation) else { throw MandateProblem.unknown }
        return page(ended, visit)
    }

    private func mandate(_ visit: Visit) async throws -> Mandate? {
        try await room.throttle.admit(visit, through: "mandate numbers", atMost: 20, perSeconds: 900)
        guard let number = visit.form.text("numero").flatMap(Reference.init) else { return nil }
        return try await room.mandates.find(number, in: visit.site.organisation)
    }

    private func form(_ visit: Visit, isWrong: Bool = false) -> Response {
        let words = visit.words, error = isWrong ? words("mandates.own.unknown") : nil
        return visit.page(
            title: words("mandates.own.title"), status: isWrong ? .unprocessableContent : .ok,
            """
            \(error.map { ErrorSummary([.init(href: "#numero", text: $0)], words: words) })
            <h1>\(words("mandates.own.title"))</h1>
            <p>\(words("mandates.own.intro"))</p>
            <form method="post" action="\(Self.path)" novalidate>\(visit.formToken)
            \(TextInput(Question("numero", words("mandates.own.number"), words, hint: words("mandates.own.numberHint"), error: error), .number, value: visit.form.first("numero") ?? ""))
            \(Button(words("mandates.own.show")))
            </form>
            <p>\(words("mandates.own.lost", ["phone": visit.site.phone]))</p>
            """)
    }

    private func page(_ mandate: Mandate, _ visit: Visit) -> Response {
        let words = visit.words, said = MandateWords(words: words, visit: visit)
        let canEnd = [.awaiting, .alive].contains(mandate.standing(at: visit.now))
        return visit.page(
            title: words("mandates.own.title"),
            """
            <h1>\(words("mandates.own.one"))</h1>
            \(mandate.state == .ended ? Notice(.success, words("mandates.own.ended")) : nil)
            <p>\(said.standing(mandate))</p>
            \(SummaryList(said.rows(mandate), words: words))
            \(if: canEnd, EndingForm(action: Self.path + "/fin", number: mandate.person.number, visit: visit).html)
            """)
    }
}

/// The button that ends a mandate, and what it does.
struct EndingForm {
    let action: String
    /// Where the number is what shows that the mandate is theirs.
    var number: Reference?
    let visit: Visit

    var html: HTML {
        """
        <p>\(visit.words("mandates.own.endHint"))</p>
        <form method="post" action="\(action)">\(visit.formToken)\
        \(number.map { "<input type=\"hidden\" name=\"numero\" value=\"\($0.description)\">" as HTML })\
        \(Button(visit.words("mandates.one.end"), .danger))</form>
        """
    }
}
