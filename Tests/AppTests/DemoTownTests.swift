import App
import Core
import Foundation
import Storage
import TestSupport
import Testing

@Suite("The demonstration town")
struct DemoTownTests {
    @Test("Two runs of one seed make the same requests; another seed makes others", .timeLimit(.minutes(5)))
    func seeds() async throws {
        let first = try await Self.digest(seed: 7)
        let again = try await Self.digest(seed: 7)
        let other = try await Self.digest(seed: 8)

        #expect(first.count == 40 && first == again)
        #expect(Set(first).isDisjoint(with: other))
    }

    /// What each request of `admilib demo --dossiers 40 --seed …` holds, its history included, which the last link of its chain stands for.
    private static func digest(seed: UInt64) async throws -> [String] {
        let settings = try Settings(SettingsSource(["ADMILIB_DATA": try TestFolder.make().path, "ADMILIB_BEHIND_PROXY": "no"]))
        let database = try await TestDatabase.open(.sqlite, migrations: Product.migrations)
        let morning = Date(timeIntervalSince1970: 1_772_438_400)
        let product = try await Product(settings, database: database, key: Array(repeating: 7, count: 32), clock: { morning })
        _ = try await product.makeDemo(dossiers: 40, seed: seed, baseURL: "http://localhost:8080")
        return try await database.read { connection in
            try connection.rows("SELECT * FROM dossier ORDER BY id LIMIT 40").map { row in
                let texts = try ["reference", "status", "channel", "applicant", "search_text", "history_head"].map { try row.string($0) }
                let numbers = try ["procedure_id", "unit_id", "received_at", "history_count"].map { String(try row.int($0)) }
                return Secret.digest((texts + numbers + [try row.json("answers").text]).joined(separator: "|"))
            }
        }
    }
}
