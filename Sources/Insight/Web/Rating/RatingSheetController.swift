import Core
import Hummingbird
import Web

/// Rating sheets on paper: one for a request that has ended, from its page; some for a counter, from here.
struct RatingSheetController: Sendable {
    static let path = "/bureau/avis/fiches"

    let sheets: SQLRatingSheets
    let links: RatingLinks
    let town: any MeasuredTown
    let pdf: @Sendable (String) async throws -> [UInt8]

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.seeingDossiers) { visit in try await page(visit) },
            .agents(.post, Self.path, AgentRole.seeingDossiers, answer: printSome),
            .agents(.post, Self.path + "/:key", AgentRole.seeingDossiers, answer: printOne),
        ]
    }

    /// Printed again, it bears another code: whichever comes back first counts, since both spend the one rating of the request.
    @Sendable private func printOne(_ visit: AgentVisit) async throws -> Response {
        let organisation = visit.viewer.organisation
        guard let invitation = links.readSheet(try visit.visit.parameter("key"), in: organisation), visit.viewer.units.contains(invitation.unit),
            let procedure = try await town.procedures(of: organisation).first(where: { $0.id == invitation.procedure })
        else { throw InsightProblem.unknownLink }
        return try await file([invitation], procedure, visit)
    }

    @Sendable private func printSome(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        guard let procedure = try await offered(visit).first(where: { $0.id.description == visit.form.first("demarche") }) else {
            return try await page(visit, problem: ("demarche", words("insight.paper.procedureMissing")))
        }
        guard let count = visit.form.text("nombre").flatMap({ Int($0) }), (1...SQLRatingSheets.mostAtOnce).contains(count) else {
            return try await page(visit, problem: ("nombre", words("insight.sheet.countWrong")))
        }
        let invitations = (0..<count).map { _ in
            RatingInvitation(procedure: procedure.id, unit: procedure.unit, channel: .counter, nonce: Secret.token())
        }
        return try await file(invitations, procedure, visit)
    }

    private func file(_ invitations: [RatingInvitation], _ procedure: MeasuredProcedure, _ visit: AgentVisit) async throws -> Response {
        let codes = try await sheets.add(invitations, in: visit.viewer.organisation, on: visit.visit.today)
        let paper = RatingSheetPaper(procedure: procedure.title, codes: codes, site: visit.site, words: visit.words)
        return .download(try await pdf(paper.html.text), name: "avis-\(procedure.slug).pdf", mediaType: "application/pdf")
    }

    private func offered(_ visit: AgentVisit) async throws -> [MeasuredProcedure] {
        let units = Set(visit.viewer.units)
        return try await town.procedures(of: visit.viewer.organisation).filter { units.contains($0.unit) }
    }

    private func page(_ visit: AgentVisit, problem: (field: String, text: String)? = nil) async throws -> Response {
        let (words, title) = (visit.words, visit.words("insight.sheet.title"))
        let options = [ChoiceOption("", words("insight.paper.choose"))] + (try await offered(visit)).map { ChoiceOption($0.id.description, $0.title) }
        let wrong = { (field: String) in problem?.field == field ? problem?.text : nil }
        let count = Question("nombre", words("insight.sheet.count"), words, hint: words("insight.sheet.count.hint"), error: wrong("nombre"))
        return visit.visit.page(
            title: title, status: problem == nil ? .ok : .unprocessableContent,
            """
            \(BackLink(CommentsController.path, words: words))
            \(problem.map { ErrorSummary([.init(href: "#\($0.field)", text: $0.text)], words: words) })
            <h1>\(title)</h1>
            <p>\(words("insight.sheet.lead"))</p>
            <p>\(words("insight.sheet.fromRequest"))</p>
            <form method="post" action="\(Self.path)">
            \(visit.visit.formToken)
            \(SelectInput(Question("demarche", words("insight.comments.procedure"), words, error: wrong("demarche")), options: options, selected: visit.form.first("demarche")))
            \(TextInput(count, .whole, value: visit.form.first("nombre") ?? "10"))
            \(Button(words("insight.sheet.print"), givesFile: true))
            </form>
            <p><a href="\(PaperRatingController.path)">\(words("insight.paper.title"))</a></p>
            """)
    }
}
