import Core
import Foundation
import Hummingbird
import Web

/// What remains of requests that are erased: figures of which each tells of five at least. Statistics count the same requests by month; here is what only these
/// figures still say together: how they ended, how long they took, what was answered.
struct FiguresController: Sendable {
    static let path = "/bureau/statistiques/effacees"
    /// On the page; the file has them all.
    static let most = 200

    let figures: SQLFigures
    let procedures: any KeptProcedures

    var routes: [Route] {
        let readers = AgentRole.seeingDossiers.union(AgentRole.privacy)
        return [
            .agents(.get, Self.path, readers) { visit in FiguresPage(table: try await table(visit), visit: visit).response() },
            .agents(.get, Self.path + ".csv", readers) { visit in
                let table = try await table(visit)
                return .download(
                    CSV.file([table.header] + table.rows(most: .max)), name: "demandes-effacees-\(visit.visit.today).csv",
                    mediaType: "text/csv; charset=utf-8")
            },
        ]
    }

    /// **The seal**: an agent's units are in the statement itself. Figures that tell no unit any more are for those who see the whole authority.
    private func table(_ visit: AgentVisit) async throws -> FiguresTable {
        let viewer = visit.viewer
        let seesAll = !AgentRole.privacy.isDisjoint(with: Set(viewer.roles.values.joined()))
        return FiguresTable(
            figures: try await figures.settled(in: viewer.organisation, of: seesAll ? nil : viewer.units),
            titles: try await procedures.titles(in: viewer.organisation),
            units: try await procedures.unitNames(in: viewer.organisation), words: visit.words)
    }
}

/// The figures in words, the largest first.
struct FiguresTable {
    let figures: [(figure: Figure, number: Int)]
    let titles: [ProcedureID: String]
    let units: [UnitID: String]
    let words: Words

    var total: Int { figures.reduce(0) { $0 + $1.number } }

    var header: [String] {
        ["procedure", "unit", "channel", "outcome", "received", "took", "answers", "number"].map { words("privacy.figures.column.\($0)") }
    }

    func rows(most: Int) -> [[String]] { figures.prefix(most).map { row($0.figure, $0.number) } }

    private func row(_ figure: Figure, _ number: Int) -> [String] {
        let unknown = words("privacy.figures.unknown")
        return [
            figure.procedure.map { titles[$0] ?? words("privacy.figures.formerProcedure") } ?? unknown,
            figure.unit.map { units[$0] ?? "\($0)" } ?? unknown, figure.channel.map { words("insight.channel.\($0.rawValue)") } ?? unknown,
            figure.outcome.map { words.has("privacy.figures.outcome.\($0)") ? words("privacy.figures.outcome.\($0)") : $0 } ?? unknown,
            figure.received ?? unknown, figure.took.map(span) ?? unknown,
            figure.answers.sorted { $0.key < $1.key }.map { words("privacy.figures.answer", ["question": $0.key, "answer": $0.value]) }
                .joined(separator: " ; "), String(number),
        ]
    }

    /// « 3-7 », « 366- ».
    private func span(_ took: String) -> String {
        let days = took.split(separator: "-").map(String.init)
        return days.count == 2
            ? words("privacy.figures.span", ["from": days[0], "to": days[1]]) : words("privacy.figures.longer", ["from": days.first ?? ""])
    }
}

struct FiguresPage {
    let table: FiguresTable
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("privacy.figures.title")
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb([up], words: words))
            <h1>\(title)</h1>
            <p>\(words("privacy.figures.what"))</p>
            \(table.figures.isEmpty ? "<p class=\"empty\">\(words("privacy.figures.empty"))</p>" : content)
            """)
    }

    /// Statistics are for those who see requests.
    private var up: (label: String, href: String) {
        let seesRequests = !AgentRole.seeingDossiers.isDisjoint(with: Set(visit.viewer.roles.values.joined()))
        return seesRequests ? (words("privacy.figures.up"), "/bureau/statistiques") : (words("privacy.title"), HubController.path)
    }

    private var content: HTML {
        let columns = table.header.enumerated().map { DataTable.Column($1, isNumber: $0 == 7) }
        return """
            <p><strong>\(words.count(table.total, "privacy.figures.total"))</strong></p>
            \(DataTable(words("privacy.figures.title"), columns: columns, rows: table.rows(most: FiguresController.most).map { $0.map { "\($0)" as HTML } }, showsCaption: false))
            \(if: table.figures.count > FiguresController.most, "<p class=\"hint\">\(words("privacy.figures.more"))</p>")
            <p><a href="\(FiguresController.path).csv">\(words("privacy.figures.csv"))</a></p>
            """
    }
}
