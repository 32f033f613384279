import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

/// Registrations close on Thursday 11 June 2026 at eight; the number is published ten minutes later, lots are drawn at nine.
@Suite("Draws mixed with a public number")
struct DrawBeaconTests {
    private struct World {
        let town: Town
        let mirror = try! FakeBeacon()
        let draw: Draw

        var draws: SQLDraws { SQLDraws(database: town.database, seed: 1, chain: .quicknet) }
        var beacon: Beacon { Beacon(mirrors: [BeaconHTTP(address: mirror.address)]) }
        var promised: PromisedRound { draw.promised! }
        var randomness: String { FakeBeacon.value(of: promised.round).randomness }

        init(_ engine: TestEngine, capacity: Int = 1, people: Int = 20) async throws {
            town = try await Town.open(engine, capacity: capacity)
            let new = NewDraw(
                type: town.card, place: nil, days: Town.allDay, opensAt: Town.now, closesAt: Town.closes, drawsAt: Town.draws)
            draw = try await SQLDraws(database: town.database, seed: 1, chain: .quicknet).add(new, by: Town.chief, now: Town.now)
            try await town.crowd(people, in: draw)
        }

        /// What the minute's turn and its job do.
        func minute(_ now: Date, through other: (any Database)? = nil) async throws {
            let draws = SQLDraws(database: other ?? town.database, seed: 1, chain: .quicknet)
            try await draws.turn(now: now)
            try await draws.read(BeaconReading(of: draw.id), from: beacon, now: now)
        }

        func found() async throws -> Draw { try #require(try await draws.find(draw.id)) }
        func order() async throws -> [Int] { try await town.tally(of: draw).order.map(\.number) }
    }

    @Test("The order is that of the seed mixed with the number that was promised, and both are kept", arguments: TestEngine.allCases)
    func mixed(engine: TestEngine) async throws {
        let world = try await World(engine)

        try await world.minute(world.promised.time)
        let read = try await world.found()
        try await world.minute(Town.draws)

        let value = FakeBeacon.value(of: world.promised.round)
        #expect(read.promised?.value?.randomness == value.randomness && read.promised?.value?.signature == value.signature)
        #expect(read.state == .open, "known early, drawn at its hour")
        let key = Secret.digest(world.draw.seed + value.randomness)
        #expect(try await world.order() == DrawOrder.order(of: Array(1...20), seed: key))
        #expect(try await world.order() != DrawOrder.order(of: Array(1...20), seed: world.draw.seed))
        #expect(world.mirror.asked == [world.promised.round], "asked for once")
    }

    @Test("Before the number is there nothing is drawn, not by hand either", arguments: TestEngine.allCases)
    func waits(engine: TestEngine) async throws {
        let world = try await World(engine)
        world.mirror.feels(.late)

        try await world.minute(Town.closes)
        await #expect(throws: AppointmentProblem.notAllowedNow) { try await world.draws.hurry(world.draw.id, now: Town.closes + 60) }
        #expect(world.mirror.asked.isEmpty, "it is not published")
        try await world.minute(Town.draws)
        let late = try await world.found()
        world.mirror.feels(.well)
        try await world.minute(Town.draws + 60)

        #expect(late.state == .open && late.promised?.outcome == .awaited(.silent))
        #expect(try await world.found().state == .drawn)
        #expect(try await world.order() == DrawOrder.order(of: Array(1...20), seed: Secret.digest(world.draw.seed + world.randomness)))
    }

    @Test("Not read six hours later, the draw goes on with its seed alone, and says so", arguments: TestEngine.allCases)
    func missed(engine: TestEngine) async throws {
        let world = try await World(engine)
        world.mirror.feels(.wrongHash)

        try await world.minute(world.promised.until - 1)
        let awaited = try await world.found()
        try await world.minute(world.promised.until)
        world.mirror.feels(.well)
        try await world.minute(world.promised.until + 60)

        #expect(awaited.state == .open && awaited.promised?.outcome == .awaited(.wrong))
        #expect(try await world.found().promised?.outcome == .missed)
        #expect(try await world.order() == DrawOrder.order(of: Array(1...20), seed: world.draw.seed))
    }

    @Test("A server that was stopped meanwhile tries once before it gives up", arguments: TestEngine.allCases)
    func asleep(engine: TestEngine) async throws {
        let world = try await World(engine)

        try await world.minute(world.promised.until + 86_400)

        #expect(try await world.found().promised?.value?.randomness == world.randomness)
    }

    @Test("Killed before each commit, then taken up by another: one number, one order", arguments: TestEngine.allCases)
    func killed(engine: TestEngine) async throws {
        let world = try await World(engine, capacity: 5, people: 70)
        let dying = DyingDatabase(whole: world.town.database)

        await #expect(throws: DyingDatabase.Killed.self) { try await world.minute(world.promised.time, through: dying) }
        #expect(try await world.town.jobs(BeaconReading.jobKind) == 0)
        try await world.draws.turn(now: world.promised.time)
        #expect(try await world.town.jobs(BeaconReading.jobKind) == 1)
        let cut = SQLDraws(database: dying, seed: 1, chain: .quicknet)
        await #expect(throws: DyingDatabase.Killed.self) {
            try await cut.read(BeaconReading(of: world.draw.id), from: world.beacon, now: Town.draws)
        }
        #expect(try await world.found().promised?.isAwaited == true)
        try await world.minute(world.promised.time)
        await #expect(throws: DyingDatabase.Killed.self) { try await cut.step(world.draw.id, now: Town.draws) }
        try await world.minute(Town.draws)

        #expect(try await world.order() == DrawOrder.order(of: Array(1...70), seed: Secret.digest(world.draw.seed + world.randomness)))
        #expect(try await world.town.count("booked") == 60)
    }

    @Test("Three nodes at once ask by one job each minute, and draw once", arguments: TestEngine.allCases)
    func threeNodes(engine: TestEngine) async throws {
        let world = try await World(engine, capacity: 5, people: 70)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...3 {
                group.addTask {
                    try await world.draws.turn(now: Town.draws)
                    try await world.minute(Town.draws)
                }
            }
            try await group.waitForAll()
        }

        #expect(try await world.town.jobs(BeaconReading.jobKind) == 1)
        #expect(try await world.order() == DrawOrder.order(of: Array(1...70), seed: Secret.digest(world.draw.seed + world.randomness)))
        #expect(try await world.town.count("booked") == 60)
        #expect(try await world.town.doubles() == 0)
    }

    @Test("What was read stays, whatever a mirror says later; called off, nothing is asked", arguments: TestEngine.allCases)
    func settled(engine: TestEngine) async throws {
        let world = try await World(engine, people: 2)
        try await world.minute(world.promised.time)
        let other = FakeBeacon.value(of: world.promised.round, salt: "liar")
        let lie = BeaconValue(round: world.promised.round, randomness: other.randomness, signature: other.signature)

        try await world.draws.note(.success(lie), of: world.draw.id, now: world.promised.time + 60)
        try await world.draws.note(.failure(.silent), of: world.draw.id, now: world.promised.until)
        #expect(try await world.found().promised?.value?.randomness == world.randomness)

        let idle = try await World(engine, people: 2)
        try await idle.draws.cancel(idle.draw.id, now: Town.closes)
        try await idle.minute(Town.draws)
        #expect(idle.mirror.asked.isEmpty)
    }

    @Test("A draw that was set up before there was a public number comes from its seed alone", arguments: TestEngine.allCases)
    func before(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let draw = try await town.setUp()
        try await town.crowd(5, in: draw)

        try await SQLDraws(database: town.database, seed: 1, chain: .quicknet).turn(now: Town.draws)

        #expect(try await town.tally(of: draw).order.map(\.number) == DrawOrder.order(of: Array(1...5), seed: draw.seed))
        #expect(try await town.jobs(BeaconReading.jobKind) == 0)
    }
}
