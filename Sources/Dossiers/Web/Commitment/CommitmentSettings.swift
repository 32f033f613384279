import Core
import Forms
import Hummingbird
import Law
import Web

/// What each unit undertakes: those who lead it say so, and those who administer the authority.
struct CommitmentSettings: Sendable {
    static let path = "/bureau/reglages/engagements"
    private static let roles: Set<AgentRole> = [.administrator, .manager]

    let book: CommitmentBook
    let colleagues: any Colleagues
    let sheets: any ProcedureSheets

    var routes: [Route] {
        [
            .agents(.get, Self.path, Self.roles, answer: list),
            .agents(.get, Self.path + "/:unit", Self.roles, answer: show),
            .agents(.post, Self.path + "/:unit", Self.roles, answer: save),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        var cards: [CardList.Card] = []
        for unit in try await units(visit) {
            let usual = try await book.terms(of: unit.id).usual
            cards.append(.init(unit.name, href: "\(Self.path)/\(unit.id)", text: CommitmentWords(words: words).sentence(usual)))
        }
        return visit.visit.page(
            title: words("dossiers.settings.commitments.title"),
            """
            \(Breadcrumb([(words("organisations.settings.title"), "/bureau/reglages")], words: words))
            \(visit.visit.query("enregistre") == nil ? nil : Notice(.success, words("dossiers.commitments.saved")))
            <h1>\(words("dossiers.settings.commitments.title"))</h1>
            <p>\(words("dossiers.commitments.introduction"))</p>
            \(CardList(cards))
            """)
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let unit = try await unit(visit)
        return try await CommitmentPage(unit: unit, sheets: handled(by: unit, visit), form: CommitmentForm(book.terms(of: unit.id)), visit: visit)
            .response()
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        let unit = try await unit(visit)
        let sheets = try await handled(by: unit, visit)
        var form = CommitmentForm(visit.form)
        guard let terms = form.read(for: sheets.map(\.procedure)) else {
            return CommitmentPage(unit: unit, sheets: sheets, form: form, visit: visit).response()
        }
        try await book.save(terms, of: unit.id)
        return .seeOther(Self.path + "?enregistre=1")
    }

    private func handled(by unit: UnitSheet, _ visit: AgentVisit) async throws -> [ProcedureSheet] {
        try await sheets.all(in: visit.viewer.organisation).filter { $0.unit == unit.id }
    }

    /// Those that this agent leads; all of them for who administers.
    private func units(_ visit: AgentVisit) async throws -> [UnitSheet] {
        let viewer = visit.viewer
        return try await colleagues.units(of: viewer.organisation).filter { viewer.has(.administrator) || viewer.has(.manager, in: $0.id) }
    }

    private func unit(_ visit: AgentVisit) async throws -> UnitSheet {
        let id: UnitID = try visit.visit.parameter("unit")
        guard let unit = try await units(visit).first(where: { $0.id == id }) else { throw DossierProblem.unknownUnit }
        return unit
    }
}

/// What is undertaken, in a sentence.
struct CommitmentWords {
    let words: Words

    func sentence(_ spans: CommitmentTerms.Spans) -> String {
        switch (spans.look, spans.answer) {
        case (let look?, let answer?): words("dossiers.commitments.both", ["look": text(look), "answer": text(answer)])
        case (let look?, nil): words("dossiers.commitments.look", ["look": text(look)])
        case (nil, let answer?): words("dossiers.commitments.answer", ["answer": text(answer)])
        case (nil, nil): words("dossiers.commitments.none")
        }
    }

    private func text(_ span: WorkSpan) -> String { words.count(span.count, "dossiers.span.\(span.unit.rawValue)") }
}
