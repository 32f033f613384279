import Core
import Hummingbird
import NIOCore
import Web

/// The ratings of a year in the State's format, streamed: five hundred in memory at a time, whatever the length.
struct RatingExport: Sendable {
    static let path = "/bureau/avis/export.csv"
    static let ratingsPerRead = 500

    let ratings: SQLRatings
    let town: any MeasuredTown

    var routes: [Route] { [.agents(.get, Self.path, AgentRole.seeingDossiers, answer: export)] }

    @Sendable private func export(_ visit: AgentVisit) async throws -> Response {
        let last = visit.visit.query("au").flatMap(LocalDate.init) ?? visit.visit.today
        let first = visit.visit.query("du").flatMap(LocalDate.init) ?? last.adding(months: -12)
        let slugs = Dictionary(
            try await town.procedures(of: visit.viewer.organisation).map { ($0.id, $0.slug) }, uniquingKeysWith: { first, _ in first })
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: CSV.start + CSV.line(StateAnswer.columns)))
            var after: (LocalDate, RatingID)?
            repeat {
                let page = try await ratings.page(from: first, to: last, after: after, viewer: visit.viewer, atMost: Self.ratingsPerRead)
                let lines = page.flatMap { $0.stateLines(product: slugs[$0.procedure] ?? $0.procedure.description, visit.words) }
                try await writer.write(ByteBuffer(string: lines.map(CSV.line).joined()))
                after = page.count == Self.ratingsPerRead ? page.last.map { ($0.day, $0.id) } : nil
            } while after != nil
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: Response.downloadHeaders(name: "avis-\(first)-\(last).csv", mediaType: "text/csv; charset=utf-8"), body: body)
    }
}
