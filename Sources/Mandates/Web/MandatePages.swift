import Core
import Foundation
import Hummingbird
import Web

/// The mandates of an organisation, for its helpers: the list, and each of them with what can be done.
struct MandatePages: Sendable {
    let room: MandatesFeature

    static let home = "/aidants/espace"
    static let list = "/aidants/mandats"
    static func path(_ id: MandateID) -> String { "\(list)/\(id)" }

    var routes: [Route] {
        [
            room.helping(.get, Self.home, answer: showAll),
            room.helping(.get, Self.list + "/:mandate") { try await show($0) },
            room.helping(.get, Self.list + "/:mandate/mandat.pdf", answer: printed),
            room.helping(.post, Self.list + "/:mandate/signature", answer: sign),
            room.helping(.post, Self.list + "/:mandate/carte", answer: showCard),
            room.helping(.post, Self.list + "/:mandate/fin", answer: end),
        ]
    }

    @Sendable private func showAll(_ visit: HelperVisit) async throws -> Response {
        let words = visit.words, said = MandateWords(words: words, visit: visit.visit)
        let mandates = try await room.mandates.list(of: RelayID(visit.helper.relay), in: visit.helper.organisation)
        let cards = mandates.map { mandate in
            CardList.Card(
                mandate.person.name, href: Self.path(mandate.id), text: said.families(mandate.perimeters), tag: said.standing(mandate))
        }
        return visit.visit.page(
            title: words("mandates.home.title"),
            """
            <p class="over">\(visit.helper.relayName)</p>
            <h1>\(words("mandates.home.title"))</h1>
            <p>\(words("mandates.home.hello", ["name": visit.helper.name]))</p>
            <p>\(LinkButton(words("mandates.new.title"), to: NewMandatePages.path))</p>
            \(mandates.isEmpty ? "<p>\(words("mandates.home.empty"))</p>" : CardList(cards, level: 2).html)
            <form method="post" action="\(HelperDoor.exit)">\(visit.visit.formToken)\(Button(words("mandates.door.leave"), .secondary))</form>
            """)
    }

    private func show(_ visit: HelperVisit, problem: MandateProblem? = nil) async throws -> Response {
        MandatePage(visit: visit, mandate: try await room.mandate(visit), problem: problem).response
    }

    /// Before it is given, the form to sign; then the attestation.
    @Sendable private func printed(_ visit: HelperVisit) async throws -> Response {
        let mandate = try await room.mandate(visit)
        let page = MandatePaper(mandate: mandate, visit: visit.visit).text
        let name = visit.words(mandate.attestation == nil ? "mandates.paper.form.file" : "mandates.paper.attestation.file")
        return .download(try await room.printer.pdf(of: page), name: "\(name).pdf", mediaType: "application/pdf")
    }

    @Sendable private func sign(_ visit: HelperVisit) async throws -> Response {
        let mandate = try await room.mandate(visit)
        guard mandate.consent == .paper else { throw MandateProblem.notAwaiting }
        try await room.mandates.give(
            mandate.id, of: visit.helper.organisation, zone: visit.visit.site.zone, by: visit.helper.name, at: visit.visit.now)
        return .seeOther(Self.path(mandate.id) + "?fait=donne")
    }

    /// The person types their card's secret, on the helper's machine: it is sent on to the room of cards, and kept nowhere.
    @Sendable private func showCard(_ visit: HelperVisit) async throws -> Response {
        let mandate = try await room.mandate(visit)
        guard mandate.consent == .card, mandate.canBeGiven(at: visit.visit.now) else { throw MandateProblem.notAwaiting }
        let form = visit.form
        guard let mark = try await room.cards.mark(ofCard: form.text("numero") ?? "", secret: form.first("secret") ?? "", visit.visit) else {
            return try await show(visit, problem: .wrongCard)
        }
        try await room.mandates.give(
            mandate.id, of: visit.helper.organisation, zone: visit.visit.site.zone, by: visit.helper.name, mark: mark, at: visit.visit.now)
        return .seeOther(Self.path(mandate.id) + "?fait=donne")
    }

    @Sendable private func end(_ visit: HelperVisit) async throws -> Response {
        let mandate = try await room.mandate(visit)
        try await room.mandates.end(mandate, by: .relay, visit.helper.name, of: visit.helper.organisation, at: visit.visit.now)
        return .seeOther(Self.path(mandate.id) + "?fait=fini")
    }
}

/// One mandate, before its helper.
struct MandatePage {
    let visit: HelperVisit
    let mandate: Mandate
    var problem: MandateProblem?

    private var words: Words { visit.words }
    private var path: String { MandatePages.path(mandate.id) }

    var response: Response {
        let said = MandateWords(words: words, visit: visit.visit)
        return visit.visit.page(
            title: words("mandates.one.title", ["person": mandate.person.name]), status: problem == nil ? .ok : .unprocessableContent,
            """
            \(problem.map { ErrorSummary([.init(href: "#numero", text: words($0.message))], words: words) })
            \(BackLink(MandatePages.home, words: words))
            \(visit.visit.query("fait").map { Notice(.success, words($0 == "fini" ? "mandates.one.ended" : "mandates.one.done")) })
            <h1>\(words("mandates.one.title", ["person": mandate.person.name]))</h1>
            <p>\(said.standing(mandate))</p>
            \(SummaryList(said.rows(mandate), words: words))
            \(next)
            """)
    }

    private var next: HTML {
        switch mandate.standing(at: visit.visit.now) {
        case .awaiting: "\(awaiting)\(ending("cancel"))"
        case .alive: "\(alive)\(ending("end"))"
        case .lapsed, .over, .refused, .ended: "<p>\(words("mandates.one.over"))</p>"
        }
    }

    private var alive: HTML {
        """
        <form method="post" action="\(path)/agir">\(visit.visit.formToken)\(Button(words("mandates.one.act", ["person": mandate.person.name])))</form>
        <p>\(words("mandates.one.actHint"))</p>
        <p><a href="\(path)/mandat.pdf">\(words("mandates.paper.attestation.title"))</a></p>
        """
    }

    private var awaiting: HTML {
        switch mandate.consent {
        case .paper:
            """
            <h2>\(words("mandates.one.paper"))</h2><p>\(words("mandates.one.paperText"))</p>
            <p><a href="\(path)/mandat.pdf">\(words("mandates.paper.form.title"))</a></p>
            <form method="post" action="\(path)/signature">\(visit.visit.formToken)\(Button(words("mandates.one.signed")))</form>
            """
        case .sms: "<h2>\(words("mandates.one.sms"))</h2><p>\(words("mandates.one.smsText"))</p>"
        case .card:
            """
            <h2>\(words("mandates.one.card"))</h2><p>\(words("mandates.one.cardText"))</p>
            <form method="post" action="\(path)/carte" novalidate>\(visit.visit.formToken)
            \(TextInput(Question("numero", words("mandates.one.cardNumber"), words, error: problem.map { words($0.message) }), .number, value: visit.form.first("numero") ?? ""))
            \(TextInput(Question("secret", words("mandates.one.cardSecret"), words), InputTraits(type: "password", autocomplete: "off", isSpelled: false)))
            \(Button(words("mandates.one.cardSend")))
            </form>
            """
        }
    }

    private func ending(_ act: String) -> HTML {
        Details(
            words("mandates.one.\(act)"),
            """
            <form method="post" action="\(path)/fin">\(visit.visit.formToken)<p>\(words("mandates.one.\(act).sure"))</p>\(Button(words("mandates.one.\(act).button"), .danger))</form>
            """
        ).html
    }
}
