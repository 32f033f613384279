import Core
import Hummingbird
import Web

/// The figures that the authority shows to everyone: those that somebody who leads a service chose to publish. Nothing about fewer than five, nor what would tell
/// it from the others.
struct PublicStatistics: Sendable {
    static let path = "/statistiques"

    let figures: FiguresOfTheDay
    let districts: SQLDistricts
    let town: any MeasuredTown

    var routes: [Route] {
        [
            .get(Self.path, answer: page),
            .get(Self.path + "/:statistic/donnees.csv") { visit in
                let view = try await view(visit)
                return .download(CSV.file([view.header] + view.rows), name: "statistiques.csv", mediaType: "text/csv; charset=utf-8")
            },
            .get(Self.path + "/:statistic/donnees.json") { visit in
                .download(try await view(visit).json.bytes, name: "statistiques.json", mediaType: "application/json")
            },
        ]
    }

    @Sendable private func page(_ visit: Visit) async throws -> Response {
        let title = visit.words("insight.public.title")
        let sections = try await views(visit).map { statistic, view -> HTML in
            let data = "\(Self.path)/\(statistic)/donnees"
            return """
                <section class="card">\(view.html)
                <p><a href="\(data).csv">\(visit.words("insight.export.csv"))</a> · <a href="\(data).json">\(visit.words("insight.export.json"))</a></p></section>
                """
        }
        return visit.page(
            title: title, kind: .wide,
            """
            <h1>\(title)</h1><p>\(visit.words("insight.public.lead"))</p>
            <p><a href="\(QualityController.path)">\(visit.words("insight.quality.title"))</a></p>
            \(sections)\(if: sections.isEmpty, "<p class=\"empty\">\(visit.words("insight.public.empty"))</p>")
            """)
    }

    private func view(_ visit: Visit) async throws -> StatisticsView {
        let id: Int = try visit.parameter("statistic")
        guard let view = try await views(visit).first(where: { $0.id == id })?.view else { throw InsightProblem.unknownStatistic }
        return view
    }

    private func views(_ visit: Visit) async throws -> [(id: Int, view: StatisticsView)] {
        let organisation = visit.site.organisation
        let labels = StatisticsLabels(
            procedures: try await town.procedures(of: organisation), units: try await town.units(of: organisation), words: visit.words,
            districts: try await districts.names(of: organisation))
        return try await figures.published(in: organisation, on: visit.today).map { figure in
            (figure.id, StatisticsView(question: figure.question, table: figure.table, labels: labels, hidesFew: true))
        }
    }
}

extension SavedStatistic {
    func question(on today: LocalDate) -> StatisticsQuestion {
        let values = Self.values(of: query)
        return StatisticsQuestion(today: today) { values[$0] }
    }

    static func values(of query: String) -> [String: String] {
        query.split(separator: "&").reduce(into: [:]) { values, pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { values[parts[0]] = parts[1].replacing("%3E", with: ">").replacing("%2A", with: "*").replacing("%21", with: "!") }
        }
    }
}
