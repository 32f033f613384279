import Core
import Hummingbird
import Web

/// An agent types what was ticked on a paper form left at the counter.
struct PaperRatingController: Sendable {
    static let path = "/bureau/avis/papier"

    let ratings: SQLRatings
    let sheets: SQLRatingSheets
    let town: any MeasuredTown

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.seeingDossiers) { visit in try await page(visit) },
            .agents(.post, Self.path, AgentRole.seeingDossiers, answer: keep),
        ]
    }

    @Sendable private func keep(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words, invitation: RatingInvitation, isFromSheet = visit.form.text("code") != nil
        switch try await rated(visit) {
        case .found(let found): invitation = found
        case .wrong(let field, let key): return try await page(visit, problem: (field, words(UserMessage(key))))
        }
        guard let answers = RatingFields.read(visit.form) else {
            return try await page(visit, problem: ("satisfaction", words("insight.rating.satisfaction.missing")))
        }
        let rating = Rating(answers, of: invitation, in: visit.viewer.organisation, isFromPaper: true, day: visit.visit.today)
        guard try await ratings.keep(rating, spending: isFromSheet ? invitation : nil) else {
            return try await page(visit, problem: ("code", words("insight.paper.code.spent")))
        }
        return .seeOther(Self.path + "?fait=1")
    }

    private enum Rated {
        case found(RatingInvitation)
        case wrong(field: String, key: String)
    }

    /// What the sheet's code says; of a paper without a code, what the agent chose.
    private func rated(_ visit: AgentVisit) async throws -> Rated {
        if let typed = visit.form.text("code") {
            guard let code = SheetCode(typed: typed) else { return .wrong(field: "code", key: "insight.paper.code.wrong") }
            guard let invitation = try await sheets.invitation(code, viewer: visit.viewer) else {
                return .wrong(field: "code", key: "insight.paper.code.unknown")
            }
            return .found(invitation)
        }
        guard let procedure = try await offered(visit).first(where: { $0.id.description == visit.form.first("demarche") }) else {
            return .wrong(field: "demarche", key: "insight.paper.procedureMissing")
        }
        let channel = visit.form.first("canal").flatMap(Channel.init) ?? .counter
        return .found(RatingInvitation(procedure: procedure.id, unit: procedure.unit, channel: channel, nonce: ""))
    }

    /// Those of the agent's units: what they type, they could read.
    private func offered(_ visit: AgentVisit) async throws -> [MeasuredProcedure] {
        let units = Set(visit.viewer.units)
        return try await town.procedures(of: visit.viewer.organisation).filter { units.contains($0.unit) }
    }

    private func page(_ visit: AgentVisit, problem: (field: String, text: String)? = nil) async throws -> Response {
        let (words, title) = (visit.words, visit.words("insight.paper.title"))
        let options = [ChoiceOption("", words("insight.paper.choose"))] + (try await offered(visit)).map { ChoiceOption($0.id.description, $0.title) }
        let channels = Channel.allCases.map { ChoiceOption($0.rawValue, words("insight.channel.\($0.rawValue)")) }
        let code = Question(
            "code", words("insight.paper.code"), words, hint: words("insight.paper.code.hint"), error: problem?.field == "code" ? problem?.text : nil)
        let wrong = { (field: String) in problem?.field == field ? problem?.text : nil }
        return visit.visit.page(
            title: title, status: problem == nil ? .ok : .unprocessableContent,
            """
            \(BackLink(CommentsController.path, words: words))
            \(problem.map { ErrorSummary([.init(href: "#\($0.field)", text: $0.text)], words: words) })
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("insight.paper.kept")))
            <h1>\(title)</h1>
            <form method="post" action="\(Self.path)">
            \(visit.visit.formToken)
            \(TextInput(code, InputTraits(isSpelled: false), value: visit.form.first("code") ?? ""))
            \(SelectInput(Question("demarche", words("insight.paper.procedure"), words, error: wrong("demarche")), options: options, selected: visit.form.first("demarche")))
            \(SelectInput(Question("canal", words("insight.paper.channel"), words), options: channels, selected: visit.form.first("canal") ?? "counter"))
            \(RatingFields(visit: visit.visit, problem: wrong("satisfaction")).html)
            \(Button(words("insight.paper.keep")))
            </form>
            <p><a href="\(RatingSheetController.path)">\(words("insight.sheet.title"))</a></p>
            """)
    }
}
