import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// Every address of the product, tried by every kind of viewer, compared with what was decided once and stored.
///
/// A new route has no line: the test fails, and prints the lines to read, one by one, before they are added. `ADMILIB_MATRIX=write` stores them.
@Suite("Who may do what, everywhere")
struct AccessMatrixTests {
    @Test("Every route answers every kind of viewer as the stored table says", .enabled(if: Alone.isNow), .timeLimit(.minutes(20)))
    func matrix() async throws {
        let found = try await measured()
        if ProcessInfo.processInfo.environment["ADMILIB_MATRIX"] == "write" { try found.store() }
        let differences = try found.differences(from: .stored())
        #expect(
            differences.isEmpty,
            """
            Read each line: is it what was meant? Then ADMILIB_MATRIX=write swift test --filter AccessMatrix stores the table.
            route,\(MatrixViewer.allCases.map(\.rawValue).joined(separator: ","))
            \(differences.joined(separator: "\n"))
            """)
    }

    @Test("No cell of the stored table is a fault, and nobody who is not signed in opens the desk")
    func sound() throws {
        for (route, cells) in try MatrixTable.stored().outcomes {
            #expect(cells.count == MatrixViewer.allCases.count && !cells.contains("fault") && !cells.contains("tooMany"), "\(route)")
            guard route.contains(" /bureau"), !Self.doors.contains(where: route.contains) else { continue }
            #expect(!cells[0...2].contains("open"), "\(route)")
        }
    }

    private static let doors = ["/bureau/connexion", "/bureau/deconnexion", "/bureau/activation"]

    /// One town for each viewer: what one does changes nothing for the next.
    private func measured() async throws -> MatrixTable {
        let columns = try await withThrowingTaskGroup(of: (Int, [String: String]).self) { group in
            for (index, viewer) in MatrixViewer.allCases.enumerated() { group.addTask { (index, try await column(viewer)) } }
            return try await group.reduce(into: [Int: [String: String]]()) { $0[$1.0] = $1.1 }
        }
        var table = MatrixTable(outcomes: [:])
        for route in columns[0, default: [:]].keys {
            table.outcomes[route] = MatrixViewer.allCases.indices.map { columns[$0]?[route] ?? "?" }
        }
        return table
    }

    private func column(_ viewer: MatrixViewer) async throws -> [String: String] {
        let world = try await MatrixTown()
        let browser = try await world.browser(viewer)
        var outcomes: [String: String] = [:]
        for route in Self.inOrder(world.town.product.routes) {
            let path = world.path(of: route.path)
            // Nobody keeps nothing, from one request to the next.
            let browser = viewer == .nobody ? world.town.browser() : browser
            let page =
                switch route.method {
                case .get: try await browser.get(path)
                case .post: try await browser.post(path)
                default: try await browser.send(route.method, path, body: nil, type: nil)
                }
            outcomes["\(route.method) \(route.path)"] = MatrixOutcome(page).rawValue
        }
        return outcomes
    }

    /// Pages before forms; what closes the viewer's own session, last.
    private static func inOrder(_ routes: [Route]) -> [Route] {
        func rank(_ route: Route) -> Int {
            if route.method == .get { return 0 }
            return ["/oublier", "/bureau/deconnexion"].contains(route.path) ? 3 : route.path.hasSuffix("/fermeture") ? 2 : 1
        }
        return routes.sorted { (rank($0), $0.path, $0.method.rawValue) < (rank($1), $1.path, $1.method.rawValue) }
    }
}
