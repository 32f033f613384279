import App
import Core
import Foundation
import Organisations

/// The list that agents work from, in a small town and in a large one.
struct ListRound {
    let towns: Towns

    func figures() async throws -> [Figure] {
        let small = try await measure(try await towns.small(), views: Self.views(name: "", number: "").prefix(1).map(\.self))
        let large = try await towns.large()
        let tables = BareTables(database: large.product.database)
        let views = Self.views(name: try await tables.commonName(), number: String(try await tables.number(ofDossier: towns.large / 2).dropLast(3)))
        let bare = try await bareCost(large)
        let measured = try await measure(large, views: views)
        let statements = try await countedStatements(try await towns.large())
        return figures(small[0], measured, statements, bare)
    }

    private struct View {
        let name: String
        let query: String
        var isOfAllUnits = true
    }

    private struct Measured {
        let view: View
        let cost: Cost
    }

    private static func views(name: String, number: String) -> [View] {
        [
            View(name: "all units", query: ""), View(name: "one unit", query: "", isOfAllUnits: false),
            View(name: "one procedure", query: "demarche=4"),
            View(name: "one channel", query: "canal=web"), View(name: "mine", query: "agent=moi"), View(name: "nobody's", query: "agent=personne"),
            View(name: "late", query: "retard=1&tri=due"), View(name: "decided too, oldest first", query: "etape=all&tri=oldest"),
            View(name: "accepted", query: "etape=accepted"), View(name: "accepted, by post", query: "etape=accepted&canal=post"),
            View(name: "search of a common name (\(name))", query: "etape=all&q=\(name)"),
            View(name: "search of the beginning of a number", query: "etape=all&q=\(number)"),
        ]
    }

    private func figures(_ small: Measured, _ large: [Measured], _ statements: Int, _ bare: Double) -> [Figure] {
        let first = large[0].cost
        let ratio = first.cpu / small.cost.cpu
        let target = 0.02
        return [
            .milliseconds(
                "List of 100 rows, \(towns.large) requests (CPU)", first.cpu, atMost: 0.001, bare: "\(bare.inMilliseconds): its rows by their index"),
            .milliseconds("– \(towns.small) requests (CPU)", small.cost.cpu),
            Figure("– the first beside the second", "\(ratio.rounded2) times", target: "at most 1.5 times", isMet: ratio <= 1.5),
            Figure("– SQL statements", "\(statements)", target: "at most 5", isMet: statements <= 5),
        ]
            + large.map { measured in
                Figure(
                    "– p99: \(measured.view.name)",
                    "\(measured.cost.p99.inMilliseconds) (median \(measured.cost.median.inMilliseconds), CPU \(measured.cost.cpu.inMilliseconds))",
                    target: "at most \(target.inMilliseconds)", isMet: measured.cost.p99 <= target)
            }
    }

    private func measure(_ town: Town, views: [View]) async throws -> [Measured] {
        let all = try await town.client(as: Town.agentOfAllUnits), one = try await town.client(as: Town.agentOfOneUnit)
        var found: [Measured] = []
        for view in views {
            let client = view.isOfAllUnits ? all : one
            let path = Self.path(view)
            let slow = try await Stopwatch.wait { try await client.get(path) } > 0.2
            let cost = try await Stopwatch.cost(rounds: 5, of: slow ? 5 : 60, warmUp: slow ? 1 : 10) { try await client.get(path) }
            found.append(Measured(view: view, cost: cost))
        }
        await town.product.close()
        return found
    }

    private static func path(_ view: View) -> String {
        "/bureau?lignes=100" + (view.query.isEmpty ? "" : "&" + view.query)
    }

    private func bareCost(_ town: Town) async throws -> Double {
        let tables = BareTables(database: town.product.database)
        let units = try await town.product.organisations.units(of: town.organisation).map(\.id)
        return try await Stopwatch.cost(of: 100) { _ = try await tables.list(of: units) }.cpu
    }

    /// The most that one of a few seconds of pages asks: what is kept in memory is then read again.
    private func countedStatements(_ town: Town) async throws -> Int {
        let counted = try await town.counting()
        let client = try await counted.client(as: Town.agentOfAllUnits)
        try await client.get("/bureau?lignes=100")
        var counts: [Int] = []
        for _ in 0..<50 {
            _ = counted.database?.counter.take()
            try await client.get("/bureau?lignes=100")
            counts.append(counted.database?.counter.take() ?? 0)
        }
        await counted.product.close()
        return counts.sorted()[counts.count / 2]
    }
}
