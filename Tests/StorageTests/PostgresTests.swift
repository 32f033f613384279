import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("PostgreSQL's own troubles")
struct PostgresTests {
    private static let kill: SQL = "SELECT pg_terminate_backend(pg_backend_pid())"

    @Test("A server that does not answer is said at once")
    func noServer() async throws {
        let error = await #expect(throws: DatabaseError.self) { _ = try await PostgresDatabase(connectionString: "host=/nowhere dbname=x") }

        guard case .unavailable = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }

    @Test("While the server is down calls are refused soon; when it is back they succeed, without a restart of ours", .enabled(if: Alone.isNow))
    func restart() async throws {
        let server = try await Workers.aside { try TestServer() }
        let database = try await PostgresDatabase(connectionString: server.address, connections: 4)
        #expect(try await database.write { try $0.row("SELECT 1 AS one")?.int("one") } == 1)

        try await Workers.aside { try server.stop() }
        let start = ContinuousClock.now
        for _ in 0..<3 {
            await #expect(throws: DatabaseError.unavailable("PostgreSQL does not answer")) { try await database.read { _ = try $0.rows("SELECT 1") } }
        }
        #expect(ContinuousClock.now - start < .seconds(10))

        try await Workers.aside { try server.start() }
        try await Task.sleep(for: .seconds(2.5))
        for _ in 0..<8 { #expect(try await database.read { try $0.row("SELECT 1 AS one")?.int("one") } == 1) }
        await database.close()
    }

    @Test("Connections that died while idle are replaced, and nobody notices")
    func idleConnections() async throws {
        let address = try await TestCluster.addressOfNewSchema()
        let database = try await PostgresDatabase(connectionString: address + " application_name=idle", connections: 4)
        let other = try await PostgresDatabase(connectionString: address, connections: 1)
        try await Task.sleep(for: .milliseconds(200))
        let killed = try await other.write {
            try $0.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'idle'").count
        }

        for _ in 0..<12 { #expect(try await database.read { try $0.row("SELECT 1 AS one")?.int("one") } == 1) }

        #expect(killed == 4)
        await database.close()
        await other.close()
    }

    @Test("A transaction whose connection dies before its commit is tried again, on another")
    func lostBeforeCommit() async throws {
        let database = try await TestDatabase.open(.postgres, migrations: Ticket.migrations)
        let tries = Tally()

        try await database.write { connection in
            try connection.insert(Ticket(reference: "R-1"))
            if tries.add() == 1 { _ = try connection.rows(Self.kill) }
        }

        #expect(tries.count == 2)
        #expect(try await database.read { try $0.count("ticket") } == 1)
        await database.close()
    }

    @Test("So is a read whose connection dies at its first statement")
    func lostAtOnce() async throws {
        let database = try await TestDatabase.open(.postgres)
        let tries = Tally()

        let one = try await database.read { connection in
            if tries.add() == 1 { _ = try connection.rows(Self.kill) }
            return try connection.row("SELECT 1 AS one")?.int("one")
        }

        #expect(one == 1 && tries.count == 2)
        await database.close()
    }

    @Test("A closure that asks nothing, and one that only runs a script, are transactions too")
    func noStatement() async throws {
        let database = try await TestDatabase.open(.postgres, migrations: Ticket.migrations)

        #expect(try await database.read { _ in 7 } == 7)
        #expect(try await database.write { _ in 8 } == 8)
        await #expect(throws: DatabaseError.self) {
            try await database.write { connection in
                try connection.execute(script: "DELETE FROM note; CREATE TABLE half (id BIGINT); SELECT nothing")
            }
        }
        try await database.write { try $0.execute(script: "CREATE TABLE half (id BIGINT)") }

        #expect(try await database.read { try $0.count("half") } == 0)
        await database.close()
    }

    @Test("A write whose connection dies during its commit is never tried again")
    func lostDuringCommit() async throws {
        let deadly = Migration(
            "deadly",
            [
                "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'",
                """
                CREATE CONSTRAINT TRIGGER die AFTER INSERT ON ticket DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()
                """,
            ])
        let database = try await TestDatabase.open(.postgres, migrations: Ticket.migrations + [deadly])
        let tries = Tally()

        await #expect(throws: DatabaseError.outcomeUnknown("the connection was lost while committing")) {
            try await database.write { connection in
                tries.add()
                try connection.insert(Ticket(reference: "R-1"))
            }
        }

        #expect(tries.count == 1)
        await database.close()
    }

    @Test("Of two transactions that wait for each other, the one that is cut is tried again")
    func deadlock() async throws {
        let database = try await TestDatabase.open(.postgres, migrations: Ticket.migrations)
        try await database.add("R-1")
        try await database.add("R-2")
        let (tries, met) = (Tally(), Tally())

        try await withThrowingTaskGroup(of: Void.self) { group in
            for order in [["R-1", "R-2"], ["R-2", "R-1"]] {
                group.addTask {
                    try await database.write { connection in
                        tries.add()
                        try connection.run("UPDATE ticket SET version = version + 1 WHERE reference = \(order[0])")
                        met.add()
                        while met.count < 2 { Thread.sleep(forTimeInterval: 0.01) }
                        try connection.run("UPDATE ticket SET version = version + 1 WHERE reference = \(order[1])")
                    }
                }
            }
            try await group.waitForAll()
        }

        #expect(tries.count == 3)
        #expect(try await database.read { try $0.row("SELECT sum(version) AS total FROM ticket")?.int("total") } == 6)
        await database.close()
    }

    @Test("A statement prepared before the schema changed still runs")
    func staleStatement() async throws {
        let database = try await PostgresDatabase(connectionString: TestCluster.addressOfNewSchema(), connections: 1)
        _ = try await Migrator(Ticket.migrations).run(on: database, now: .distantPast)
        try await database.add("R-1")
        let columns = { try await database.write { try $0.rows("SELECT * FROM ticket").map { try $0.value("colour") } } }
        await #expect(throws: RowError.unknownColumn("colour")) { _ = try await columns() }

        try await database.write { try $0.execute(script: "ALTER TABLE ticket ADD COLUMN colour TEXT") }

        #expect(try await columns() == [.null])
        await database.close()
    }

    @Test("What nobody would miss waits for no disk, and what follows does")
    func unsynced() async throws {
        let database = try await TestDatabase.open(.postgres)
        @Sendable func level(_ connection: any Connection) throws -> String? {
            try connection.row("SHOW synchronous_commit")?.string("synchronous_commit")
        }

        #expect(try await database.writeUnsynced(level) == "off")
        #expect(try await database.write(level) == "on")
        await database.close()
    }

    @Test("Acknowledged means on the disk, even where the server's default is otherwise")
    func synchronousCommit() async throws {
        let address = try await TestCluster.addressOfNewSchema().replacing("options='", with: "options='-c synchronous_commit=off ")
        let database = try await PostgresDatabase(connectionString: address, connections: 1)

        #expect(try await database.read { try $0.row("SHOW synchronous_commit")?.string("synchronous_commit") } == "on")
        await database.close()
    }
}
