import App
import Core
import Foundation
import Storage

/// A request of two pages, from its first click to the page that follows it.
struct FilingRound {
    let town: Town

    func figures() async throws -> [Figure] {
        let client = town.client()
        try await client.get("/demarches/\(BenchProcedures.twoPages)")
        let cost = try await Stopwatch.cost(of: 100) { try await PersonPath(client: client).file() }
        let bare = try await bareCost()
        let statements = try await countedStatements()
        return [
            .milliseconds(
                "Two-page filing, its 8 requests (CPU)", cost.cpu, atMost: 0.002,
                bare: "\(bare.inMilliseconds): 8 empty answers, 4 rows made durable"),
            Figure("– time until it is followed, alone", cost.median.inMilliseconds),
            Figure("– SQL statements", "\(statements)"),
        ]
    }

    private func bareCost() async throws -> Double {
        let tables = BareTables(database: town.product.database)
        try await tables.prepare()
        let text = String(repeating: "a", count: max(1, try await tables.bytesOfFiling()))
        let client = Client(BareRouter.router(bytes: 8000))
        return try await Stopwatch.cost(of: 30) {
            for _ in 0..<8 { try await client.get("/banc/nu") }
            for _ in 0..<4 { try await tables.insert(text) }
        }.cpu
    }

    private func countedStatements() async throws -> Int {
        let counted = try await town.counting()
        let client = counted.client()
        try await client.get("/demarches/\(BenchProcedures.twoPages)")
        try await PersonPath(client: client).file()
        _ = counted.database?.counter.take()
        try await PersonPath(client: client).file()
        let statements = counted.database?.counter.take() ?? 0
        await counted.product.close()
        return statements
    }
}

/// The way of a person through the two pages, one request after the other, as a browser without scripts sends them.
struct PersonPath {
    private static let demand = Client.encoded(BenchProcedures.demandAnswers)
    private static let person = Client.encoded(BenchProcedures.personAnswers)

    let client: Client

    func file() async throws {
        let draft = try await fillIn()
        let filed = try await client.post(draft + "/depot", [])
        try await client.get(filed)
    }

    /// All but the filing.
    /// - Returns: the address of the draft.
    func fillIn() async throws -> String {
        let first = try await client.post("/demarches/\(BenchProcedures.twoPages)/brouillons", [])
        try await client.get(first)
        let second = try await client.post(first, encoded: Self.demand)
        try await client.get(second)
        let check = try await client.post(second, encoded: Self.person)
        guard check.hasSuffix("/verification") else { throw Unexpected(path: check, status: 303) }
        try await client.get(check)
        return String(check.dropLast("/verification".count))
    }
}
