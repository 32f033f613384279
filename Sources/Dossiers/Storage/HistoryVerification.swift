import Core
import Storage

/// Reads the history of every dossier, a few hundred at a time, and checks each chain.
struct HistoryVerification: Sendable {
    let database: any Database
    private static let dossiersPerRead = 300

    init(database: any Database) { self.database = database }

    func run() async throws -> (read: Int, broken: [(reference: Reference, line: Int)]) {
        var read = 0
        var broken: [(reference: Reference, line: Int)] = []
        var last: Int64 = 0
        while let page = try await page(after: last) {
            read += page.count
            last = page.last
            broken += page.broken
        }
        return (read, broken)
    }

    private struct Page: Sendable {
        let count: Int
        let last: Int64
        let broken: [(reference: Reference, line: Int)]
    }

    private func page(after last: Int64) async throws -> Page? {
        try await database.read { connection in
            let dossiers = try connection.rows(
                "SELECT id, reference, history_head FROM dossier WHERE id > \(last) ORDER BY id LIMIT \(Self.dossiersPerRead)"
            )
            guard let final = try dossiers.last?.int("id") else { return nil }
            let first = Int64(try dossiers[0].int("id"))
            let lines = try connection.rows(
                "SELECT * FROM dossier_history WHERE dossier_id BETWEEN \(first) AND \(Int64(final)) ORDER BY dossier_id, number"
            )
            let chains = try Dictionary(grouping: lines) { try $0.int("dossier_id") }
            let broken = try dossiers.compactMap { dossier -> (reference: Reference, line: Int)? in
                let chain = try (chains[try dossier.int("id")] ?? []).map(HistoryLine.init)
                guard let line = HistoryLine.firstBreak(in: chain, head: try dossier.string("history_head")) else { return nil }
                return (try dossier.parsed("reference", Reference.init), line)
            }
            return Page(count: dossiers.count, last: Int64(final), broken: broken)
        }
    }
}
