import Core
import Foundation
import Hummingbird
import Web

/// How long people waited, hour by hour, for those who lead.
struct QueueFiguresController: Sendable {
    static let path = CounterController.path + "/chiffres"
    static let days = [1, 7, 30, 90, 365]

    let desk: QueueDesk

    var routes: [Route] { [.agents(.get, Self.path, AgentRole.seeingDossiers, answer: show)] }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let (places, chosen) = try await desk.place(visit.visit.query("lieu"), for: visit.viewer)
        guard let place = chosen else { throw QueueProblem.unknownPlace }
        let days = visit.visit.query("jours").flatMap { Int($0) }.flatMap { Self.days.contains($0) ? $0 : nil } ?? 30
        let today = LocalDate(visit.now, in: place.zone)
        let waits = try await desk.queues.waits(at: place.id, on: today.adding(days: 1 - days)...today)
        return QueueFiguresPage(places: places, place: place, days: days, waits: waits, visit: visit).response()
    }
}

struct QueueFiguresPage {
    let places: [QueuePlace]
    let place: QueuePlace
    let days: Int
    let waits: [Int: Waits]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("queues.figures.title")
        let placeInput = SelectInput(
            Question("lieu", words("queues.place"), words), options: places.map { ChoiceOption("\($0.id)", $0.name) }, selected: "\(place.id)")
        let daysInput = SelectInput(
            Question("jours", words("queues.figures.days"), words),
            options: QueueFiguresController.days.map { ChoiceOption("\($0)", words.count($0, "queues.figures.since")) }, selected: "\(days)")
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb([(words("queues.title"), CounterController.address(place.id, nil))], words: words))
            <h1>\(title)</h1>
            \(Filters(QueueFiguresController.path, "\(placeInput)\(daysInput)", words: words))
            \(waits.isEmpty ? "<p>\(words("queues.figures.none"))</p>" : table.html)
            <p class="hint">\(words("queues.figures.text"))</p>
            """)
    }

    private var table: DataTable {
        let columns =
            [DataTable.Column(words("queues.column.hour"))]
            + ["received", "half", "most", "left"].map { DataTable.Column(words("queues.figures.\($0)"), isNumber: true) }
        let rows = waits.sorted { $0.key < $1.key }.map { row(words("queues.figures.hour", ["from": "\($0.key)", "to": "\($0.key + 1)"]), $0.value) }
        let all = waits.values.reduce(Waits(), +)
        return DataTable(words("queues.figures.caption"), columns: columns, rows: rows + [row(words("queues.figures.all"), all)])
    }

    private func row(_ name: String, _ waits: Waits) -> [HTML] {
        let minutes = [50, 90].map { percent -> HTML in
            waits.percentile(percent).map { "\(words("queues.minutes", ["count": "\($0)"]))" } ?? "–"
        }
        return ["\(name)", "\(waits.received)"] + minutes + ["\(waits.left)"]
    }
}
