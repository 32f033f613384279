import Core
import Hummingbird
import Web

/// An agent types what was ticked on a paper form left at the counter.
struct PaperRatingController: Sendable {
    static let path = "/bureau/avis/papier"

    let ratings: SQLRatings
    let town: any MeasuredTown

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.seeingDossiers) { visit in try await page(visit) },
            .agents(.post, Self.path, AgentRole.seeingDossiers, answer: keep),
        ]
    }

    @Sendable private func keep(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        guard let procedure = try await offered(visit).first(where: { $0.id.description == visit.form.first("demarche") }) else {
            return try await page(visit, problem: ("demarche", words("insight.paper.procedureMissing")))
        }
        guard let answers = RatingFields.read(visit.form) else {
            return try await page(visit, problem: ("satisfaction", words("insight.rating.satisfaction.missing")))
        }
        let channel = visit.form.first("canal").flatMap(Channel.init) ?? .counter
        let invitation = RatingInvitation(procedure: procedure.id, unit: procedure.unit, channel: channel, nonce: "")
        let rating = Rating(answers, of: invitation, in: visit.viewer.organisation, isFromPaper: true, day: visit.visit.today)
        _ = try await ratings.keep(rating, spending: nil)
        return .seeOther(Self.path + "?fait=1")
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
            \(SelectInput(Question("demarche", words("insight.comments.procedure"), words, error: wrong("demarche")), options: options, selected: visit.form.first("demarche")))
            \(SelectInput(Question("canal", words("insight.paper.channel"), words), options: channels, selected: visit.form.first("canal") ?? "counter"))
            \(RatingFields(visit: visit.visit, problem: wrong("satisfaction")).html)
            \(Button(words("insight.paper.keep")))
            </form>
            """)
    }
}
