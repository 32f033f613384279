import Core
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("What was deleted")
struct ScrubbingTests {
    /// The server looks at tables by itself, once a minute: here it is asked to. A server of its own: whatever others read at the same moment keeps what is
    /// deleted until they have done.
    @Test("The planner of PostgreSQL does not remember the names that were deleted")
    func statistics() async throws {
        let server = try await Workers.aside { try TestServer() }
        let database = try await PostgresDatabase(connectionString: server.address, connections: 2)
        _ = try await Migrator(Ticket.migrations).run(on: database, now: .distantPast)
        let name = "Zébulonne-\(UUID().uuidString)"
        for number in 0..<40 {
            _ = try await database.write { connection in
                try connection.run(
                    """
                    INSERT INTO ticket (reference, title, done, tags, photo, at)
                    VALUES (\("r\(number)"), \(number < 30 ? name : "Autre"), \(false), \(JSON.array([])), \([UInt8]()), 0)
                    """)
            }
        }
        try await database.write { try $0.execute(script: "ANALYZE ticket") }
        #expect(try await Self.statistics(of: database).range(of: Data(name.utf8)) != nil, "the search finds what is there")

        _ = try await database.write { try $0.run("DELETE FROM ticket WHERE title = \(name)") }
        try await database.scrub(["ticket"], searched: [])

        #expect(try await Self.statistics(of: database).range(of: Data(name.utf8)) == nil)
    }

    /// The file in which PostgreSQL keeps what its planner remembers.
    private static func statistics(of database: any Database) async throws -> Data {
        try await database.write { try $0.execute(script: "CHECKPOINT") }
        let row = try await database.read {
            try $0.row("SELECT current_setting('data_directory') || '/' || pg_relation_filepath('pg_catalog.pg_statistic') AS path")
        }
        return try Data(contentsOf: URL(filePath: try row?.string("path") ?? ""))
    }
}
