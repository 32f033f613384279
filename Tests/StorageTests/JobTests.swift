import Core
import Foundation
import Logging
import TestSupport
import Testing

@testable import Storage

@Suite("Jobs, on both engines")
struct JobTests {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)
    struct ServerDown: Error {}

    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test("Four workers at once do each job once", arguments: TestEngine.allCases)
    func once(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)
        try await database.write { connection in
            for number in 0..<60 { try Jobs.enqueue(kind: "mail", payload: ["number": .int(number)], now: Self.morning, on: connection) }
        }
        let sent = Log()
        let worker = JobWorker(database: database, handlers: ["mail": { sent.add($0.payload["number"]!.int!) }], log: log)

        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await worker.runDue(now: Self.morning, limit: 100).done } }
            return try await group.reduce(0, +)
        }

        #expect(counts == 60)
        #expect(sent.numbers.sorted() == Array(0..<60))
        #expect(try await Jobs(database).counts() == [.ready: 0, .running: 0, .done: 60, .failed: 0])
        await database.close()
    }

    @Test("A job is there if its transaction is, and only then", arguments: TestEngine.allCases)
    func outbox(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)

        await #expect(throws: ServerDown.self) {
            try await database.write { connection in
                try Jobs.enqueue(Event(.dossierFiled, subject: 7, line: 1), now: Self.morning, on: connection)
                throw ServerDown()
            }
        }
        try await database.write { try Jobs.enqueue(Event(.dossierFiled, subject: 8, line: 2), now: Self.morning, on: $0) }

        let events = Log()
        let handlers: [String: JobWorker.Handler] = ["event.dossierFiled": { events.add(Int($0.event!.subject)) }]
        let counts = try await JobWorker(database: database, handlers: handlers, log: log).runDue(now: Self.morning, limit: 10)
        #expect(counts == (1, 0))
        #expect(events.numbers == [8])
        await database.close()
    }

    @Test("A job that is not due waits; of two with one key, the second is ignored", arguments: TestEngine.allCases)
    func dueAndUnique(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)
        try await database.write { connection in
            for hour in [2, 1] {
                let time = Self.morning + Double(hour) * 3600
                try Jobs.enqueue(
                    kind: "recall", payload: ["hour": .int(hour)], runAt: time, uniqueKey: "recall-7", now: Self.morning, on: connection)
            }
        }
        let worker = JobWorker(database: database, handlers: ["recall": { #expect($0.payload["hour"]?.int == 2) }], log: log)

        #expect(try await worker.runDue(now: Self.morning + 3700, limit: 10) == (0, 0))
        #expect(try await worker.runDue(now: Self.morning + 7200, limit: 10) == (1, 0))
        #expect(try await worker.runDue(now: Self.morning + 7200, limit: 10) == (0, 0))
        await database.close()
    }

    @Test("A job that fails is tried again later and later, then given up, seen, and replayed", arguments: TestEngine.allCases)
    func failure(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)
        try await database.write { try Jobs.enqueue(kind: "mail", now: Self.morning, on: $0) }
        let worker = JobWorker(database: database, handlers: ["mail": { _ in throw ServerDown() }], log: log)

        for minute in [0.0, 1, 6, 36, 156, 876, 1596, 2316, 3036, 3756] {
            let time = Self.morning + minute * 60
            #expect(try await worker.runDue(now: time - 1, limit: 1) == (0, 0))
            #expect(try await worker.runDue(now: time, limit: 1) == (0, 1))
        }

        #expect(try await worker.runDue(now: .distantFuture, limit: 1) == (0, 0))
        let failed = try #require(try await Jobs(database).failed(limit: 10).first)
        #expect(failed.attempts == 10 && failed.lastError == "ServerDown()")
        #expect(try await Jobs(database).replay(failed.id, now: Self.morning))
        #expect(try await Jobs(database).replay(failed.id, now: Self.morning) == false)
        let repaired = JobWorker(database: database, handlers: ["mail": { _ in }], log: log)
        #expect(try await repaired.runDue(now: Self.morning, limit: 1) == (1, 0))
        await database.close()
    }

    @Test("The job of a worker that was killed is taken again, and the dead one's word no longer counts", arguments: TestEngine.allCases)
    func lease(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)
        let queue = JobQueue(database: database)
        try await database.write { try Jobs.enqueue(kind: "mail", now: Self.morning, on: $0) }
        let lost = try #require(try await queue.claim(dueAt: Self.morning, until: Self.morning + 900))
        let worker = JobWorker(database: database, handlers: ["mail": { #expect($0.attempts == 2) }], log: log)

        #expect(try await worker.runDue(now: Self.morning + 899, limit: 1) == (0, 0))
        #expect(try await worker.runDue(now: Self.morning + 901, limit: 1) == (1, 0))
        try await queue.fail(lost, because: "late", at: Self.morning + 902)

        #expect(try await Jobs(database).counts()[.done] == 1)
        await database.close()
    }

    @Test("A job that kills its worker every time ends up failed", arguments: TestEngine.allCases)
    func poison(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)
        let queue = JobQueue(database: database)
        try await database.write { try Jobs.enqueue(kind: "bomb", now: Self.morning, on: $0) }

        var taken = 0
        while try await queue.claim(dueAt: Self.morning, until: Self.morning) != nil {
            taken += 1
            try await queue.releaseExpired(at: Self.morning + 1)
        }

        #expect(taken == 10)
        #expect(try await Jobs(database).failed(limit: 1).first?.lastError == "its worker stopped before the end")
        await database.close()
    }

    @Test("A kind that nobody handles fails, and is seen", arguments: TestEngine.allCases)
    func noHandler(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)
        try await database.write { try Jobs.enqueue(kind: "fax", now: Self.morning, on: $0) }

        #expect(try await JobWorker(database: database, handlers: [:], log: log).runDue(now: Self.morning, limit: 9) == (0, 1))
        await database.close()
    }

    @Test("A worker wakes at once for what this process commits, and gives its job back when it is stopped", arguments: TestEngine.allCases)
    func loop(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)
        let (done, stuck) = (Log(), Log())
        let handlers: [String: JobWorker.Handler] = [
            "quick": { _ in done.add(1) },
            "stuck": { _ in
                stuck.add(1)
                try await Task.sleep(for: .seconds(3600))
            },
        ]
        let worker = JobWorker(database: database, handlers: handlers, log: log)
        let loop = Task { await worker.run(pollEvery: .seconds(3600)) { Self.morning } }
        try await Task.sleep(for: .milliseconds(300))

        try await database.write { try Jobs.enqueue(kind: "quick", now: Self.morning, on: $0) }
        try await done.waitForOne()
        try await database.write { try Jobs.enqueue(kind: "stuck", now: Self.morning, on: $0) }
        try await stuck.waitForOne()
        loop.cancel()
        await loop.value

        #expect(try await Jobs(database).counts() == [.ready: 1, .running: 0, .done: 1, .failed: 0])
        await database.close()
    }

    @Test("Jobs done long ago are forgotten, and their keys may serve again", arguments: TestEngine.allCases)
    func forgetting(_ engine: TestEngine) async throws {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations)
        let worker = JobWorker(database: database, handlers: ["mail": { _ in }], log: log)
        try await database.write { try Jobs.enqueue(kind: "mail", uniqueKey: "k", now: Self.morning, on: $0) }
        _ = try await worker.runDue(now: Self.morning, limit: 1)

        #expect(try await Jobs(database).forget(doneBefore: Self.morning) == 0)
        #expect(try await Jobs(database).forget(doneBefore: Self.morning + 1) == 1)
        try await database.write { try Jobs.enqueue(kind: "mail", uniqueKey: "k", now: Self.morning, on: $0) }

        #expect(try await Jobs(database).counts()[.ready] == 1)
        await database.close()
    }
}
