import Core
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// Figures that an agent makes: a measure, what it is cut by, what it is narrowed to, all in the address.
struct StatisticsController: Sendable {
    static let path = "/bureau/statistiques"

    let statistics: SQLStatistics
    let saved: SQLSavedStatistics
    let districts: SQLDistricts
    let town: any MeasuredTown

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers) { visit in try await page(visit) },
            .agents(.get, Self.path + "/export.csv", seers) { visit in
                let view = try await view(visit)
                return .download(CSV.file([view.header] + view.rows), name: name(visit, "csv"), mediaType: "text/csv; charset=utf-8")
            },
            .agents(.get, Self.path + "/export.ods", seers) { visit in
                let view = try await view(visit)
                let file = ODS.file(sheet: visit.words("insight.statistics.title"), [view.header] + view.rows)
                return .download(file, name: name(visit, "ods"), mediaType: ODS.mediaType)
            },
            .agents(.get, Self.path + "/export.json", seers) { visit in
                .download(try await view(visit).json.bytes, name: name(visit, "json"), mediaType: "application/json")
            },
            .agents(.post, Self.path + "/gardees", seers, answer: save),
            .agents(.post, Self.path + "/gardees/:saved/suppression", seers) { visit in
                try await saved.remove(try visit.visit.parameter("saved"), by: visit.viewer)
                return .seeOther(Self.path + "?fait=1")
            },
        ]
    }

    private func name(_ visit: AgentVisit, _ ending: String) -> String { "statistiques-\(visit.visit.today).\(ending)" }

    private func view(_ visit: AgentVisit, _ value: ((String) -> String?)? = nil) async throws -> StatisticsView {
        let question = StatisticsQuestion(today: visit.visit.today, value ?? visit.visit.query)
        let organisation = visit.viewer.organisation
        return StatisticsView(
            question: question, table: try await statistics.answer(question, units: visit.viewer.units, in: organisation),
            labels: StatisticsLabels(
                procedures: try await town.procedures(of: organisation), units: try await town.units(of: organisation), words: visit.words,
                districts: try await districts.names(of: organisation)))
    }

    private func page(_ visit: AgentVisit, problem: InsightProblem? = nil) async throws -> Response {
        let view = try await view(visit, problem == nil ? nil : { visit.form.first($0) })
        return StatisticsPage(view: view, saved: try await saved.all(viewer: visit.viewer), problem: problem, visit: visit).response()
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        guard let name = visit.form.text("nom") else { return try await page(visit, problem: .noName) }
        let audience = visit.form.first("pour").flatMap(SavedStatistic.Audience.init) ?? .author
        if audience == .everyone, !visit.viewer.has(.manager), !visit.viewer.has(.administrator) { throw InsightProblem.notYoursToPublish }
        let question = StatisticsQuestion(today: visit.visit.today) { visit.form.first($0) }
        if audience == .everyone, !question.isPublishable { return try await page(visit, problem: .tellsOfOne) }
        let unit = question.unit.flatMap { visit.viewer.units.contains($0) ? $0 : nil } ?? visit.viewer.units.first
        try await saved.save(String(name.prefix(100)), query: question.query, for: audience, unit: unit, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)?\(question.query)&fait=1")
    }
}
