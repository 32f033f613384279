import Core
import Foundation
import Law
import TestSupport
import Testing

@testable import Mandates

@Suite("Mandates of long ago")
struct EndedMandatesTests {
    private static let day = 86_400.0

    @Test("A mandate is forgotten five years after its end, not a day before, and the journal stays whole", arguments: TestEngine.allCases)
    func ended(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        let helper = try await world.helper(desk, of: try await world.relay(desk))
        _ = try await world.given(helper, days: "31")
        let lines = try await world.count("mandate_act")

        world.clock.move((31 + 5 * 365) * Self.day)
        _ = try await world.room.sweep(now: world.clock.now)
        #expect(try await world.count("mandate") == 1)
        world.clock.move(3 * Self.day)
        _ = try await world.room.sweep(now: world.clock.now)

        #expect(try await world.count("mandate") == 0)
        #expect(try await world.count("mandate_act") == lines)
        #expect(try await world.room.firstBreak(of: world.town) == nil)
    }

    @Test("One that was never signed is forgotten after three months", arguments: TestEngine.allCases)
    func neverGiven(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        let helper = try await world.helper(desk, of: try await world.relay(desk))
        _ = try await world.mandate(helper)

        world.clock.move(89 * Self.day)
        _ = try await world.room.sweep(now: world.clock.now)
        #expect(try await world.count("mandate") == 1)
        world.clock.move(2 * Self.day)
        _ = try await world.room.sweep(now: world.clock.now)

        #expect(try await world.count("mandate") == 0)
    }

    @Test("A measure is forgotten five years after its last day, or after it was lifted", arguments: TestEngine.allCases)
    func measures(engine: TestEngine) async throws {
        let world = try await World(engine)
        let now = world.clock.now, today = LocalDate(now, in: .gmt)
        func record(until: LocalDate) async throws -> MeasureID {
            let measure = ProtectiveMeasure(kind: .tutelle, until: until, representatives: [])
            let judgment = Judgment(court: "Tribunal judiciaire de Rennes", number: "25/00123", on: today)
            return try await world.room.measures.record(
                NewMeasure(person: "Yvette Lambert", born: LocalDate("1941-05-04")!, judgment: judgment, measure: measure), of: world.town,
                by: World.agent, at: now)
        }
        _ = try await record(until: today.adding(days: 10))
        let long = try await record(until: today.adding(days: 7000))
        try await world.room.measures.lift(long, of: world.town, by: World.agent, at: now)
        let alive = try await record(until: today.adding(days: 7000))

        _ = try await world.room.sweep(now: now + (5 * 365 + 1) * Self.day)
        #expect(try await world.count("protective_measure") == 3)
        _ = try await world.room.sweep(now: now + (5 * 365 + 14) * Self.day)

        #expect(try await world.count("protective_measure") == 1)
        #expect(try await world.room.measures.find(alive, in: world.town) != nil)
    }
}
