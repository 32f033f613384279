import Core
import Foundation
import Storage
import TestSupport
import Testing

@Suite("A database, on both engines")
struct DatabaseTests {
    @Test("Every kind of value comes back as it went", arguments: TestEngine.allCases)
    func roundTrip(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)
        let ticket = Ticket(
            reference: "R-1", title: "L'œuvre $1 « à » ? \"x\" \u{1F33B}", isDone: true, weight: 0.1, tags: ["a", ["é": nil]],
            photo: [0, 255, 39, 92, 0], at: Date(timeIntervalSince1970: 1_767_225_600.123456))

        try await database.write { _ = try $0.insert(ticket) }

        #expect(try await database.read { try $0.tickets() } == [ticket])
        await database.close()
    }

    @Test("A glance sees what was written before it, many at once; what it throws comes out, and closed it refuses", arguments: TestEngine.allCases)
    func glances(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)
        for number in 1...20 {
            try await database.add("R-\(number)")
            #expect(try await database.glance { try $0.tickets().count } == number)
        }

        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { try await database.glance { try $0.tickets().count } } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        await #expect(throws: CancellationError.self) { try await database.glance { _ -> Int in throw CancellationError() } }
        await #expect(throws: DatabaseError.self) { try await database.glance { try $0.rows("SELECT nothing FROM nowhere") } }
        #expect(counts == Array(repeating: 20, count: 100))
        #expect(try await database.glance { try $0.tickets().count } == 20)
        await database.close()
        await #expect(throws: DatabaseError.self) { try await database.glance { try $0.tickets() } }
    }

    @Test("A glance changes nothing: SQLite refuses it")
    func readOnly() async throws {
        let database = try await TestDatabase.open(.sqlite, migrations: Ticket.migrations)

        await #expect(throws: DatabaseError.self) { try await database.glance { try $0.insert(Ticket(reference: "R-1")) } }

        #expect(try await database.read { try $0.tickets() }.isEmpty)
        await database.close()
    }

    @Test("The extremes are kept: largest and least numbers, empty text, no bytes, all bytes", arguments: TestEngine.allCases)
    func extremes(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(
            engine, migrations: [Migration("x", ["CREATE TABLE x (n {{bigint}}, t TEXT, b {{bytes}}, r {{double}}) {{strict}}"])])
        let all = Array(UInt8.min...UInt8.max)

        try await database.write { connection in
            try connection.run("INSERT INTO x VALUES (\(Int64.max), \(""), \([UInt8]()), \(Double.pi))")
            try connection.run("INSERT INTO x VALUES (\(Int64.min), \(String?.none), \(all), \(-1e300))")
        }

        let rows = try await database.read { try $0.rows("SELECT * FROM x ORDER BY n") }
        #expect(rows.map { try? $0.value("n") } == [.integer(.min), .integer(.max)])
        #expect(rows.map { try? $0.value("t") } == [.null, .text("")])
        #expect(rows.map { try? $0.bytes("b") } == [all, []])
        #expect(rows.map { try? $0.double("r") } == [-1e300, .pi])
        await database.close()
    }

    @Test("What the schema forbids is refused in words that code can act on", arguments: TestEngine.allCases)
    func constraints(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)
        try await database.add("R-1")

        let twice = await #expect(throws: DatabaseError.self) { try await database.add("R-1") }
        let long = Ticket(reference: "R-2", title: String(repeating: "x", count: 201))
        let tooLong = await #expect(throws: DatabaseError.self) { try await database.write { _ = try $0.insert(long) } }
        let orphan = await #expect(throws: DatabaseError.self) {
            try await database.write { _ = try $0.run("INSERT INTO note (ticket, text) VALUES (\(77), 'x')") }
        }
        let empty = await #expect(throws: DatabaseError.self) {
            try await database.write { _ = try $0.run("UPDATE ticket SET title = NULL") }
        }

        guard case .unique(let name) = twice else { return #expect(Bool(false), "\(String(describing: twice))") }
        #expect(name.contains("reference"))
        guard case .check = tooLong, case .foreignKey = orphan else { return #expect(Bool(false), "\(String(describing: (tooLong, orphan)))") }
        guard case .notNull(let column) = empty else { return #expect(Bool(false), "\(String(describing: empty))") }
        #expect(column.contains("ticket.title"))
        await database.close()
    }

    @Test("A closure that throws changes nothing", arguments: TestEngine.allCases)
    func rollback(_ engine: TestEngine) async throws {
        struct Boom: Error {}
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)

        await #expect(throws: Boom.self) {
            try await database.write { connection in
                try connection.insert(Ticket(reference: "R-1"))
                throw Boom()
            }
        }

        #expect(try await database.read { try $0.count("ticket") } == 0)
        await database.close()
    }

    @Test("A statement that failed dooms its transaction, even when its error is caught", arguments: TestEngine.allCases)
    func failedStatement(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)

        await #expect(throws: DatabaseError.self) {
            try await database.write { connection in
                try connection.insert(Ticket(reference: "R-1"))
                _ = try? connection.run("INSERT INTO nowhere VALUES (1)")
            }
        }

        #expect(try await database.read { try $0.count("ticket") } == 0)
        await database.close()
    }

    @Test("Text holding U+0000 is refused, not cut", arguments: TestEngine.allCases)
    func nul(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)

        await #expect(throws: DatabaseError.nulInText) { try await database.add("R-1\u{0}; hidden") }
        await #expect(throws: DatabaseError.nulInText) {
            try await database.read { _ = try $0.rows("SELECT 1 AS one FROM ticket WHERE reference = \("\u{0}")") }
        }

        #expect(try await database.read { try $0.count("ticket") } == 0)
        await database.close()
    }

    @Test("The number of changed rows is told; none for a statement that changes no row", arguments: TestEngine.allCases)
    func changes(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)
        for number in 1...3 { try await database.add("R-\(number)") }

        let counts = try await database.write { connection in
            [
                try connection.run("UPDATE ticket SET title = 'x' WHERE reference <> \("R-2")"),
                try connection.run("CREATE TABLE other (id {{id}})".replacing("{{id}}", with: "INTEGER").sql),
                try connection.run("UPDATE ticket SET title = 'y' WHERE reference = \("R-9")"),
                try connection.run("DELETE FROM ticket"),
            ]
        }

        #expect(counts == [2, 0, 0, 3])
        await database.close()
    }

    @Test("Of two saves of the same version, one wins and the other is told", arguments: TestEngine.allCases)
    func optimisticVersion(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)
        try await database.add("R-1")

        let changed = try await withThrowingTaskGroup(of: Int.self) { group in
            for name in ["Amina", "Bruno", "Chloé", "Driss"] {
                group.addTask {
                    try await database.write { try $0.run("UPDATE ticket SET title = \(name), version = 2 WHERE version = \(1)") }
                }
            }
            return try await group.reduce(0, +)
        }

        #expect(changed == 1)
        await database.close()
    }

    @Test("A read sees one moment, whatever is committed meanwhile", arguments: TestEngine.allCases)
    func snapshot(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)
        try await database.add("R-1")
        let (opened, written) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))

        async let counts = database.read { connection in
            let before = try connection.count("ticket")
            opened.signal()
            written.wait()
            return [before, try connection.count("ticket")]
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                opened.wait()
                continuation.resume()
            }
        }
        try await database.add("R-2")
        written.signal()

        #expect(try await counts == [1, 1])
        #expect(try await database.read { try $0.count("ticket") } == 2)
        await database.close()
    }

    @Test("A read cannot write", arguments: TestEngine.allCases)
    func readOnly(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)

        await #expect(throws: DatabaseError.self) { try await database.read { _ = try $0.insert(Ticket(reference: "R-1")) } }

        #expect(try await database.read { try $0.count("ticket") } == 0)
        await database.close()
    }

    @Test("What may succeed next time is tried again three times, no more", arguments: TestEngine.allCases)
    func retries(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)
        let tries = Tally()

        try await database.write { connection in
            try connection.insert(Ticket(reference: "R-1"))
            if tries.add() < 3 { throw DatabaseError.retryable("test") }
        }
        await #expect(throws: DatabaseError.retryable("always")) {
            try await database.write { _ in
                tries.add()
                throw DatabaseError.retryable("always")
            }
        }

        #expect(tries.count == 3 + 4)
        #expect(try await database.read { try $0.count("ticket") } == 1)
        await database.close()
    }

    @Test("After the end every call is refused, and none is left waiting", arguments: TestEngine.allCases)
    func closed(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Ticket.migrations)
        let many = (0..<200).map { number in Task { try await database.add("R-\(number)") } }

        await database.close()

        for task in many { _ = await task.result }
        await #expect(throws: DatabaseError.unavailable("the database is closed")) { try await database.add("R-x") }
        await #expect(throws: DatabaseError.unavailable("the database is closed")) { try await database.read { try $0.count("ticket") } }
    }
}
