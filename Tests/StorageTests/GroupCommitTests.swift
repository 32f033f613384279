import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("Grouped writes")
struct GroupCommitTests {
    struct Boom: Error {}

    @Test("Of two hundred writes at once, the ones that fail do not touch the others", arguments: TestEngine.allCases)
    func isolation(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)

        let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
            for number in 0..<200 {
                group.addTask {
                    let outcome = await Result {
                        try await database.write { connection in
                            try connection.insert(Ticket(reference: number == 50 ? "R-51" : "R-\(number)"))
                            if number == 120 { throw Boom() }
                        }
                    }
                    return (number, (try? outcome.get()) != nil)
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }

        let failed = outcomes.filter { !$0.value }.map(\.key)
        #expect(failed.count == 2 && failed.contains(120) && (failed.contains(50) || failed.contains(51)))
        #expect(try await database.read { try $0.count("ticket") } == 198)
        await database.close()
    }

    @Test("Writes that wait for the disk share a commit")
    func sharing() async throws {
        let file = try TestFolder.make().appending(path: "x.sqlite")
        let database = try SQLiteDatabase(path: file.path)
        _ = try await Migrator(Ticket.migrations).run(on: database, now: .distantPast)
        let gate = try await database.holdWriter()
        let before = try Self.commits(in: file)

        let waiting = (0..<100).map { number in Task { try await database.add("R-\(number)") } }
        try await Task.sleep(for: .milliseconds(200))
        gate.signal()
        for task in waiting { try await task.value }

        // One for the hundred; a few tasks may have come late.
        #expect(try Self.commits(in: file) - before < 20)
        #expect(try await database.read { try $0.count("ticket") } == 100)
        await database.close()
    }

    /// Counts the frames of the journal that end a transaction: those whose header gives the size of the database (SQLite file format, 4.1).
    private static func commits(in file: URL) throws -> Int {
        let journal = [UInt8](try Data(contentsOf: URL(filePath: file.path + "-wal")))
        return stride(from: 32, to: journal.count, by: 24 + 4096).count { journal[($0 + 4)..<($0 + 8)] != [0, 0, 0, 0] }
    }

    @Test("The writer syncs every commit to the disk, with foreign keys and the journal that readers need")
    func settings() async throws {
        let database = try await TestDatabase.open(.sqlite)

        let found = try await database.write { connection in
            try ["synchronous", "foreign_keys", "journal_mode", "cache_size", "temp_store"].map { name in
                let row = try #require(try connection.row("PRAGMA \(SQL(trusted: name))"))
                return try row.value(name)
            }
        }

        #expect(found == [.integer(2), .integer(1), .text("wal"), .integer(-16000), .integer(2)])
        await database.close()
    }

    @Test("What nobody would miss waits for no disk, and what follows does")
    func unsynced() async throws {
        let database = try await TestDatabase.open(.sqlite, migrations: Ticket.migrations)
        @Sendable func level(_ connection: any Connection) throws -> Int? { try connection.row("PRAGMA synchronous")?.int("synchronous") }

        #expect(try await database.writeUnsynced(level) == 1)
        #expect(try await database.write(level) == 2)
        #expect(try await database.writeUnsynced(level) == 1)
        #expect(try await database.writeUnsynced(level) == 1)
        #expect(try await database.write(level) == 2)
        await database.close()
    }

    @Test("One write of a group that must be on the disk takes all of them there")
    func mixed() async throws {
        let database = try #require(try await TestDatabase.open(.sqlite, migrations: Ticket.migrations) as? SQLiteDatabase)
        let gate = try await database.holdWriter()

        let small = Task { try await database.writeUnsynced { try $0.row("PRAGMA synchronous")?.int("synchronous") } }
        try await Task.sleep(for: .milliseconds(100))
        let great = Task { try await database.write { try $0.row("PRAGMA synchronous")?.int("synchronous") } }
        try await Task.sleep(for: .milliseconds(200))
        gate.signal()

        #expect(try await small.value == 2)
        #expect(try await great.value == 2)
        await database.close()
    }

    @Test("A write that makes the commit fail takes no other with it")
    func failedCommit() async throws {
        let late = "CREATE TABLE late (ticket INTEGER REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED) STRICT"
        let migrations = Ticket.migrations + [Migration("late", [late])]
        let database = try #require(try await TestDatabase.open(.sqlite, migrations: migrations) as? SQLiteDatabase)
        let gate = try await database.holdWriter()

        let good = Task { try await database.add("R-1") }
        let bad = Task { try await database.write { try $0.run("INSERT INTO late VALUES (77)") } }
        try await Task.sleep(for: .milliseconds(200))
        gate.signal()

        await #expect(throws: DatabaseError.foreignKey("FOREIGN KEY constraint failed")) { try await bad.value }
        try await good.value
        #expect(try await database.read { try $0.count("ticket") } == 1)
        await database.close()
    }

    @Test("Only the user who runs the service may read the file and its journal")
    func rights() async throws {
        let file = try TestFolder.make().appending(path: "x.sqlite")
        let database = try SQLiteDatabase(path: file.path)
        _ = try await Migrator(Ticket.migrations).run(on: database, now: .distantPast)

        for suffix in ["", "-wal", "-shm"] {
            let rights = try FileManager.default.attributesOfItem(atPath: file.path + suffix)[.posixPermissions] as? Int
            #expect(rights == 0o600, "\(suffix)")
        }
        await database.close()
    }

    @Test("A database that was closed is whole in its one file")
    func closedFile() async throws {
        let file = try TestFolder.make().appending(path: "x.sqlite")
        let database = try SQLiteDatabase(path: file.path)
        _ = try await Migrator(Ticket.migrations).run(on: database, now: .distantPast)
        try await database.add("R-1")

        await database.close()

        let copy = try TestFolder.make().appending(path: "copy.sqlite")
        try FileManager.default.copyItem(at: file, to: copy)
        let reopened = try SQLiteDatabase(path: copy.path)
        #expect(try await reopened.read { try $0.count("ticket") } == 1)
        await reopened.close()
    }

    @Test("When the disk is full, whoever is told that it is written finds it written, and nobody else")
    func fullDisk() async throws {
        let database = try #require(try await TestDatabase.open(.sqlite, migrations: Ticket.migrations) as? SQLiteDatabase)
        try await database.write { connection in
            let pages = try connection.row("PRAGMA page_count")!.int("page_count")
            try connection.execute(script: "PRAGMA max_page_count = \(pages + 40)")
        }
        let gate = try await database.holdWriter()

        let writes = (0..<100).map { number in
            Task { try await database.write { _ = try $0.insert(Ticket(reference: "R-\(number)", photo: Array(repeating: 7, count: 9000))) } }
        }
        try await Task.sleep(for: .milliseconds(200))
        gate.signal()
        var told: Set<String> = []
        for (number, write) in writes.enumerated() where (try? await write.value) != nil { told.insert("R-\(number)") }

        #expect(try await Set(database.read { try $0.tickets().map(\.reference) }) == told)
        #expect(told.count < 100)
        await database.close()
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

extension SQLiteDatabase {
    /// Keeps the writer busy until the semaphore is signalled, so that what comes meanwhile waits together.
    fileprivate func holdWriter() async throws -> DispatchSemaphore {
        let (entered, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        Task {
            try await write { _ in
                entered.signal()
                gate.wait()
            }
        }
        try await Workers.aside { entered.wait() }
        return gate
    }
}
