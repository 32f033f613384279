import TestSupport
import Testing

@testable import Storage

@Suite("Waiting for a thread")
struct WorkQueueTests {
    @Test("Items leave in the order they came, as many at a time as asked")
    func order() throws {
        let queue = WorkQueue<Int>(limit: 10_000)
        for number in 0..<3000 { try queue.add(number) }

        let taken = queue.next(atMost: 1500) + [queue.next()!] + queue.next(atMost: 9999)

        #expect(taken == Array(0..<3000))
    }

    @Test("Past its bound, a queue refuses; room made is room again")
    func bound() throws {
        let queue = WorkQueue<Int>(limit: 2)
        try queue.add(1)
        try queue.add(2)

        #expect(throws: DatabaseError.unavailable("2 calls are waiting already")) { try queue.add(3) }
        _ = queue.next()
        #expect(throws: Never.self) { try queue.add(4) }
    }

    @Test("A closed queue gives back what waited and wakes who waits")
    func closing() async throws {
        let queue = WorkQueue<Int>(limit: 2)
        async let woken = Workers.aside { queue.next() }
        try await Task.sleep(for: .milliseconds(20))

        #expect(queue.close() == [])
        #expect(try await woken == nil)
        #expect(throws: DatabaseError.unavailable("the database is closed")) { try queue.add(1) }
    }

    @Test("Prepared statements make room for others, the least used first")
    func statements() {
        var cache = StatementCache<String, Int>(limit: 4)
        for number in 0..<4 { _ = cache.insert(number, for: "\(number)") }
        _ = cache.find("0")

        #expect(Set(cache.insert(4, for: "4")) == [1, 2])
        #expect(cache.find("0") == 0 && cache.find("3") == 3 && cache.find("1") == nil)
    }

    @Test("More statements than a connection may keep", arguments: TestEngine.allCases)
    func manyStatements(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine)

        let sum = try await database.read { connection in
            try (1...600).map { try connection.row("SELECT \(SQL(trusted: "\($0)")) AS number")!.int("number") }.reduce(0, +)
        }

        #expect(sum == 180_300)
        await database.close()
    }
}
