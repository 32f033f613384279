import Core
import Hummingbird
import Web

/// Where requests wait, for whom, for how long, and whether it gets better.
struct BlockingController: Sendable {
    static let path = StatisticsController.path + "/blocages"

    let points: SQLBlockingPoints
    let town: any MeasuredTown

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.seeingDossiers) { visit in
                let organisation = visit.viewer.organisation
                let labels = StatisticsLabels(
                    procedures: try await town.procedures(of: organisation), units: try await town.units(of: organisation), words: visit.words)
                return BlockingPage(
                    points: try await points.all(units: visit.viewer.units, today: visit.visit.today), labels: labels, visit: visit
                ).response()
            }
        ]
    }
}

private struct BlockingPage {
    let points: [BlockingPoint]
    let labels: StatisticsLabels
    let visit: AgentVisit

    private static let most = 100
    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("insight.blocking.title")
        return visit.visit.page(
            title: title, kind: .wide,
            """
            <h1>\(title)</h1>
            \(InsightMenu(visit, here: BlockingController.path).html)
            <p>\(words("insight.blocking.lead"))</p>
            \(points.isEmpty ? "<p class=\"empty\">\(words("insight.blocking.empty"))</p>" : table.html)
            <p class="hint">\(words("insight.blocking.hint"))</p>
            """)
    }

    private var table: DataTable {
        let names = ["place", "awaited", "waiting", "half", "ninety", "stay", "trend", "share", "faster"]
        let columns = names.map { DataTable.Column(words("insight.blocking.\($0)"), isNumber: ["waiting", "half", "ninety"].contains($0)) }
        return DataTable(words("insight.blocking.title"), columns: columns, rows: points.prefix(Self.most).map(cells), showsCaption: false)
    }

    private func cells(_ point: BlockingPoint) -> [HTML] {
        let procedure = labels.procedures.first { $0.id == point.procedure }
        let tone: StatusTag.Tone = [.better: .good, .worse: .bad][point.trend] ?? .neutral
        return [
            "\(procedure?.title ?? words("insight.formerProcedure"))<br><strong>\(labels.status(point.status, of: point.procedure))</strong>",
            "\(words("insight.awaited.\(point.awaited.rawValue)"))", "\(labels.number(point.waiting))", "\(days(point.half))",
            "\(days(point.ninety))",
            "\(labels.duration(point.stay))\(point.stayBefore.map { " (\(words("insight.blocking.before", ["duration": labels.duration($0)])))" } ?? "")",
            StatusTag(words("insight.trend.\(point.trend.rawValue)"), tone).html, "\(point.shareOfTime.map(labels.percent) ?? words("insight.none"))",
            "\(faster(point) ?? words("insight.none"))",
        ]
    }

    private func faster(_ point: BlockingPoint) -> String? {
        guard let before = point.delay, let after = point.delayIfFaster else { return nil }
        return words("insight.blocking.faster.days", ["before": labels.duration(before), "after": labels.duration(after)])
    }

    private func days(_ days: Int) -> String { words("insight.duration.days", ["number": labels.number(days)]) }
}
