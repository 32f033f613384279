import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Addresses

/// No search goes through a table: what they cost does not grow with the number of addresses.
@Suite("The plans of searches")
struct PlanTests {
    /// Keeps the statements that go through it.
    private struct Listening: Connection {
        let base: any Connection
        let heard: Heard

        var dialect: Dialect { base.dialect }
        func rows(_ query: SQL) throws -> [Row] {
            heard.queries.append(query)
            return try base.rows(query)
        }
        func run(_ statement: SQL) throws -> Int { try base.run(statement) }
        func execute(script: String) throws { try base.execute(script: script) }
        func wakeWorkers() {}
    }

    private final class Heard { var queries: [SQL] = [] }

    private struct ListeningDatabase: Database {
        let base: any Database
        var dialect: Dialect { base.dialect }
        var signal: JobSignal { base.signal }
        func close() async {}
        func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T { try await base.write(body) }

        /// Runs the body, then asks how each of its queries is answered.
        func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
            try await base.read { connection in
                let heard = Heard()
                let result = try body(Listening(base: connection, heard: heard))
                for query in heard.queries { try Self.check(query, connection) }
                return result
            }
        }

        private static func check(_ query: SQL, _ connection: any Connection) throws {
            let isSQLite = connection.dialect == .sqlite
            // Small tables are read whole by PostgreSQL, whatever their indexes: it is asked what it would do of large ones.
            if !isSQLite { _ = try connection.rows("SELECT set_config('enable_seqscan', 'off', false) AS off") }
            let plan = try connection.rows((isSQLite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + query)
            let lines = try plan.map { try $0.string(isSQLite ? "detail" : "QUERY PLAN") }
            let scans = lines.filter { isSQLite ? $0.hasPrefix("SCAN address_") : $0.contains("Seq Scan") }
            #expect(scans == [], "\(lines.joined(separator: "\n"))")
        }
    }

    @Test("Each statement of a search, a guess or a suggestion is answered by an index", arguments: TestEngine.allCases)
    func indexed(engine: TestEngine) async throws {
        let village = try await Village.open(engine)
        let searches = SQLAddresses(database: ListeningDatabase(base: village.repository.database))

        #expect(try await searches.find(TypedAddress("14 bis rue du moulin, 99999 Admiville"), atMost: 10).count == 1)
        #expect(try await searches.find(TypedAddress("saint jean les bois"), atMost: 10).count == 1)
        #expect(try await searches.near(LooseAddress("14 rue du mouln"), atMost: 10).count == 2)
        #expect(try await searches.near(LooseAddress("12 rue du mou", isBeingTyped: true), atMost: 10).count == 2)
    }
}
