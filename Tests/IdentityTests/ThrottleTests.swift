import Foundation
import TestSupport
import Testing

@testable import Identity

@Suite("Waiting after wrong passwords")
struct ThrottleTests {
    @Test("Five free tries, then 30 seconds, doubling to half an hour")
    func waits() {
        let waits = (1...14).map { Throttle.account.wait(after: $0) }

        #expect(waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1800, 1800, 1800, 1800])
        #expect(Throttle.account.wait(after: 1_000_000) == 1800)
    }

    @Test("The sixth try waits, and waiting long enough opens again", arguments: TestEngine.allCases)
    func countsAndForgives(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let attempts = SQLAttempts(database: world.database)
        let key = AttemptKey(name: "account", throttle: .account)
        for _ in 1...5 { try await attempts.begin([key], at: World.morning) }

        await #expect(throws: IdentityProblem.mustWait(30)) { try await attempts.begin([key], at: World.morning) }
        await #expect(throws: IdentityProblem.mustWait(1)) { try await attempts.begin([key], at: World.morning + 29) }
        try await attempts.begin([key], at: World.morning + 30)
        await #expect(throws: IdentityProblem.mustWait(60)) { try await attempts.begin([key], at: World.morning + 30) }
    }

    @Test("Tries sent together are counted one by one", arguments: TestEngine.allCases)
    func together(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let attempts = SQLAttempts(database: world.database)
        let keys = [AttemptKey(name: "account", throttle: .account), AttemptKey(name: "address", throttle: .address)]

        let passed = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...40 { group.addTask { (try? await attempts.begin(keys, at: World.morning)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(passed == 5)
    }

    @Test("A try that one counter refuses is not counted by the other", arguments: TestEngine.allCases)
    func allOrNothing(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let attempts = SQLAttempts(database: world.database)
        let (account, address) = (AttemptKey(name: "account", throttle: .account), AttemptKey(name: "address", throttle: .address))
        for _ in 1...5 { try await attempts.begin([account], at: World.morning) }

        for _ in 1...100 { _ = try? await attempts.begin([account, address], at: World.morning) }

        for _ in 1..<Throttle.address.free { try await attempts.begin([address], at: World.morning) }
    }

    @Test("After a quiet day all is forgotten, and a try that was not a failure is taken back", arguments: TestEngine.allCases)
    func forgets(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let attempts = SQLAttempts(database: world.database)
        let key = AttemptKey(name: "account", throttle: .account)
        for _ in 1...5 { try await attempts.begin([key], at: World.morning) }

        for _ in 1...5 { try await attempts.begin([key], at: World.morning + 86_400) }
        try await attempts.takeBack([key], at: World.morning + 86_400)
        try await attempts.begin([key], at: World.morning + 86_400)

        await #expect(throws: IdentityProblem.mustWait(30)) { try await attempts.begin([key], at: World.morning + 86_400) }
    }

    @Test("Addresses of one subscriber count as one")
    func networks() {
        #expect(AttemptKeys.network(of: "2001:db8:1:2::9") == AttemptKeys.network(of: "2001:0db8:1:2:ffff::1"))
        #expect(AttemptKeys.network(of: "2001:db8:1:3::9") != AttemptKeys.network(of: "2001:db8:1:2::9"))
        #expect(AttemptKeys.network(of: "::ffff:192.0.2.1") == "192.0.2.1")
        #expect(AttemptKeys.network(of: "192.0.2.1") == "192.0.2.1")
        #expect(AttemptKeys.network(of: "?") == "?")
    }
}
