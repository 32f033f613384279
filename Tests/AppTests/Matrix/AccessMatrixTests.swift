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
            Read each line: is it what was meant? Then ADMILIB_MATRIX=write ADMILIB_ALONE=1 swift test --no-parallel --filter AccessMatrix stores the table.
            route,\(MatrixViewer.allCases.map(\.rawValue).joined(separator: ","))
            \(differences.joined(separator: "\n"))
            """)
    }

    @Test("No cell of the stored table is a fault, and nobody who is not an agent opens the desk")
    func sound() throws {
        var wrong: [String] = []
        for (route, cells) in try MatrixTable.stored().outcomes {
            let isWhole = cells.count == MatrixViewer.allCases.count
            if !isWhole || cells.contains("fault") || cells.contains("tooMany") { wrong.append("\(route): \(cells.joined(separator: ","))") }
            guard route.contains(" /bureau"), !Self.doors.contains(where: route.contains) else { continue }
            for (viewer, cell) in zip(MatrixViewer.allCases, cells) where MatrixViewer.people.contains(viewer) && ["open", "same"].contains(cell) {
                wrong.append("\(viewer) at \(route)")
            }
        }
        #expect(wrong.sorted() == [])
    }

    @Test("What an identifier names was met: somebody is answered otherwise than for one that does not exist")
    func met() throws {
        let unmet = try MatrixTable.stored().outcomes.filter { $0.key.contains(":") && !$0.value.contains("open") }.keys
        #expect(Set(unmet).subtracting(MatrixExceptions.unmet.keys).sorted() == [], "Make one in MatrixObjects, or say why not in MatrixExceptions")
        #expect(Set(MatrixExceptions.unmet.keys).subtracting(unmet).sorted() == [], "These are met now, or gone")
    }

    @Test("An identifier that is somebody else's opens nothing to those to whom it says nothing")
    func identifiers() throws {
        var opened: [String] = []
        for (route, cells) in try MatrixTable.stored().outcomes where route.contains(":") && !MatrixExceptions.isForAll(route) {
            for (viewer, cell) in zip(MatrixViewer.allCases, cells) where MatrixViewer.outsiders.contains(viewer) && cell == "open" {
                opened.append("\(viewer.rawValue) at \(route)")
            }
        }
        #expect(opened.sorted() == [])
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
        var outcomes: [String: String] = [:]
        for route in Self.inOrder(world.town.product.routes) {
            outcomes["\(route.method) \(route.path)"] = try await Self.outcome(of: route, for: viewer, in: world).rawValue
        }
        return outcomes
    }

    private static func outcome(of route: Route, for viewer: MatrixViewer, in world: MatrixTown) async throws -> MatrixOutcome {
        let path = world.path(of: route.path), nothing = world.path(ofNothing: route.path), query = world.query(of: route.path)
        let page = try await send(route.method, path + query, viewer, world), outcome = MatrixOutcome(page)
        guard outcome == .open, route.path.contains(":") else { return outcome }
        let other = try await send(route.method, nothing + query, viewer, world)
        let names = zip(nothing.split(separator: "/"), path.split(separator: "/")).filter { $0 != $1 }
        return page.saysNothingMore(than: other, wherePathsDiffer: names) ? .same : .open
    }

    private static func send(_ method: HTTPRequest.Method, _ path: String, _ viewer: MatrixViewer, _ world: MatrixTown) async throws
        -> TestBrowser.Page
    {
        // Nobody keeps nothing, from one request to the next.
        let browser = viewer == .nobody ? world.town.browser() : try await world.browser(viewer)
        return switch method {
        case .get: try await browser.get(path)
        case .post: try await browser.post(path)
        default: try await browser.send(method, path, body: nil, type: nil)
        }
    }

    /// Pages before forms; what takes something away, after; what closes the viewer's own session, last.
    private static func inOrder(_ routes: [Route]) -> [Route] {
        func rank(_ route: Route) -> Int {
            if route.method == .get { return 0 }
            if ["/oublier", "/bureau/deconnexion", "/espace/deconnexion", "/aidants/deconnexion", "/espace/compte/fermeture"].contains(route.path) {
                return 4
            }
            if ["/fermeture", "/connexion", "/arret", "/:token"].contains(where: route.path.hasSuffix) { return 3 }
            return ending.contains { route.path.hasSuffix($0) } ? 2 : 1
        }
        return routes.sorted { (rank($0), $0.path, $0.method.rawValue) < (rank($1), $1.path, $1.method.rawValue) }
    }

    private static let ending = [
        "/fin", "/abandon", "/retrait", "/suppression", "/effacement", "/desactivation", "/cloture", "/levee", "/revocation", "/mainlevee",
        "/decision",
        "/annulation", "/depot", "/espace", "/transfert", "/remise", "/renvoi", "/retour", "/envoi",
    ]
}

extension TestBrowser.Page {
    /// Whether this is the page that an identifier of nothing gets, but for the identifier.
    fileprivate func saysNothingMore(than other: TestBrowser.Page, wherePathsDiffer names: [(Substring, Substring)]) -> Bool {
        func named(_ text: String) -> String { names.reduce(text) { $0.replacing($1.0, with: $1.1) } }
        func plain(_ text: String) -> String { text.replacing(/name="_jeton" value="[^"]+"/, with: "") }
        return status == other.status && (location ?? "") == named(other.location ?? "") && plain(body) == plain(named(other.body))
    }
}
