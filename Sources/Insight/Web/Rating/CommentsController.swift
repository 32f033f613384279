import Core
import Hummingbird
import Web

/// The comments that people left, for the agents of the units that they are about: read, shown or hidden, answered, made into improvements.
struct CommentsController: Sendable {
    static let path = "/bureau/avis"
    static let most = 100

    let ratings: SQLRatings
    let improvements: SQLImprovements
    let town: any MeasuredTown

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers, answer: list),
            .agents(.get, Self.path + "/:rating", seers) { visit in try await show(visit) },
            .agents(.post, Self.path + "/:rating", seers, answer: moderate),
            .agents(.post, Self.path + "/:rating/amelioration", seers, answer: improve),
            .agents(.get, "/bureau/ameliorations", seers) { visit in try await improvementList(visit) },
            .agents(.post, "/bureau/ameliorations/:improvement", seers, answer: settle),
        ] + RatingExport(ratings: ratings, town: town).routes
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let state = visit.visit.query("etat").flatMap(Moderation.init) ?? .waiting
        let rows = try await ratings.commented(state, viewer: visit.viewer, atMost: Self.most)
        let procedures = try await town.procedures(of: visit.viewer.organisation)
        return CommentsPage(state: state, ratings: rows, procedures: procedures, visit: visit).response()
    }

    private func show(_ visit: AgentVisit, problem: InsightProblem? = nil, field: String = "commentaire") async throws -> Response {
        guard let rating = try await ratings.find(try visit.visit.parameter("rating"), viewer: visit.viewer) else {
            throw InsightProblem.unknownRating
        }
        let procedure = try await town.procedures(of: visit.viewer.organisation).first { $0.id == rating.procedure }
        return CommentPage(rating: rating, procedure: procedure, problem: problem, field: field, visit: visit).response()
    }

    @Sendable private func moderate(_ visit: AgentVisit) async throws -> Response {
        guard let comment = visit.form.text("commentaire") else { return try await show(visit, problem: .emptyText) }
        guard comment.count <= RatingAnswers.longestComment else { return try await show(visit, problem: .tooLong) }
        let moderation: Moderation = visit.form.first("decision") == "publier" ? .shown : .hidden
        try await ratings.moderate(
            try visit.visit.parameter("rating"), moderation, comment: comment, reply: visit.form.text("reponse").map { String($0.prefix(2000)) },
            by: visit.viewer)
        return .seeOther("\(Self.path)?fait=1")
    }

    @Sendable private func improve(_ visit: AgentVisit) async throws -> Response {
        guard let text = visit.form.text("amelioration") else { return try await show(visit, problem: .emptyText, field: "amelioration") }
        guard let rating = try await ratings.find(try visit.visit.parameter("rating"), viewer: visit.viewer) else {
            throw InsightProblem.unknownRating
        }
        try await improvements.add(String(text.prefix(2000)), about: rating, by: visit.viewer, at: visit.now)
        return .seeOther("/bureau/ameliorations?fait=1")
    }

    private func improvementList(_ visit: AgentVisit, problem: (id: Int, text: String)? = nil) async throws -> Response {
        let rows = try await improvements.all(viewer: visit.viewer, atMost: 200)
        let procedures = try await town.procedures(of: visit.viewer.organisation)
        return ImprovementsPage(improvements: rows, procedures: procedures, problem: problem, visit: visit).response()
    }

    @Sendable private func settle(_ visit: AgentVisit) async throws -> Response {
        let id: Int = try visit.visit.parameter("improvement")
        guard let outcome = visit.form.text("resultat") else {
            return try await improvementList(visit, problem: (id, visit.words(InsightProblem.emptyText.message)))
        }
        try await improvements.settle(id, String(outcome.prefix(2000)), by: visit.viewer, at: visit.now)
        return .seeOther("/bureau/ameliorations?fait=1")
    }
}
