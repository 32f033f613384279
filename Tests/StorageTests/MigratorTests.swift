import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("The migrator, on both engines")
struct MigratorTests {
    static let now = Date(timeIntervalSince1970: 1_772_438_400)
    static let first = Migration("2026-01-01 first", ["CREATE TABLE first (id {{id}}, at {{bigint}}, ok {{bool}}, j {{json}}) {{strict}}"])
    static let second = Migration("2026-01-02 second", ["CREATE TABLE second (id {{id}})", "INSERT INTO second DEFAULT VALUES"])

    @Test("Each migration runs once, in order, and its name and time are kept", arguments: TestEngine.allCases)
    func order(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine)
        let migrator = Migrator([Self.first, Self.second])

        #expect(try await migrator.pending(on: database) == ["2026-01-01 first", "2026-01-02 second"])
        #expect(try await Migrator([Self.first]).run(on: database, now: Self.now) == ["2026-01-01 first"])
        #expect(try await migrator.pending(on: database) == ["2026-01-02 second"])
        #expect(try await migrator.run(on: database, now: Self.now) == ["2026-01-02 second"])
        #expect(try await migrator.run(on: database, now: Self.now) == [])

        let row = try await database.read { try $0.row("SELECT min(applied_at) AS at, count(*) AS number FROM schema_migration") }
        #expect(try row?.date("at") == Self.now)
        #expect(try row?.int("number") == 2)
        await database.close()
    }

    @Test("A migration that fails leaves nothing of itself, and those before it stay", arguments: TestEngine.allCases)
    func failure(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine)
        let broken = Migration("2026-01-02 broken", ["CREATE TABLE half (id {{id}})", "CREATE TABLE first (id {{id}})"])

        await #expect(throws: DatabaseError.self) { _ = try await Migrator([Self.first, broken]).run(on: database, now: Self.now) }

        #expect(try await Migrator([Self.first, broken]).pending(on: database) == ["2026-01-02 broken"])
        #expect(try await Migrator([Self.first, Self.second]).run(on: database, now: Self.now) == ["2026-01-02 second"])
        await #expect(throws: DatabaseError.self) { try await database.read { try $0.count("half") } }
        await database.close()
    }

    @Test("An older program does not run on a newer database", arguments: TestEngine.allCases)
    func newerDatabase(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: [Self.first, Self.second])
        let older = Migrator([Self.first])

        await #expect(throws: MigrationError.madeByNewerProgram(["2026-01-02 second"])) { _ = try await older.run(on: database, now: Self.now) }
        await #expect(throws: MigrationError.madeByNewerProgram(["2026-01-02 second"])) { _ = try await older.pending(on: database) }
        await database.close()
    }

    @Test("Two migrations of one name, or a macro that nobody knows, are refused", arguments: TestEngine.allCases)
    func mistakes(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine)
        let odd = Migration("odd", ["CREATE TABLE odd (id {{uuid}})"])

        await #expect(throws: MigrationError.duplicate("2026-01-01 first")) {
            _ = try await Migrator([Self.first, Self.first]).run(on: database, now: Self.now)
        }
        await #expect(throws: MigrationError.unknownMacro("{{uuid}}")) { _ = try await Migrator([odd]).run(on: database, now: Self.now) }
        await database.close()
    }

    @Test("What is for one engine is left out on the other", arguments: TestEngine.allCases)
    func only(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine)
        let migrations = [
            Migration("lite", only: .sqlite, ["CREATE VIRTUAL TABLE words USING fts5 (text)"]),
            Migration("post", only: .postgres, ["CREATE TABLE words (text tsvector)"]),
        ]

        #expect(try await Migrator(migrations).run(on: database, now: Self.now) == [engine == .sqlite ? "lite" : "post"])
        #expect(try await Migrator(migrations).pending(on: database) == [])
        await database.close()
    }

    @Test("Programs that start together apply each migration once", arguments: TestEngine.allCases)
    func together(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine)

        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 { group.addTask { try await Migrator([Self.first, Self.second]).run(on: database, now: Self.now) } }
            return try await group.reduce([], +)
        }

        #expect(applied.sorted() == ["2026-01-01 first", "2026-01-02 second"])
        #expect(try await database.read { try $0.count("second") } == 1)
        await database.close()
    }

    @Test("The id of a deleted row is never given again", arguments: TestEngine.allCases)
    func freshIDs(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)

        let ids = try await database.write { connection in
            let old = try connection.insert(Ticket(reference: "R-1"))
            try connection.run("DELETE FROM ticket")
            return [old, try connection.insert(Ticket(reference: "R-2"))]
        }

        #expect(ids[1] > ids[0])
        await database.close()
    }
}
