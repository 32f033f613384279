import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

@Suite("Many at once")
struct RushTests {
    @Test("Of a thousand who want one time, exactly one has it", arguments: TestEngine.allCases)
    func oneWins(engine: TestEngine) async throws {
        let town = try await Town.open(engine)

        let won = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...1000 {
                group.addTask {
                    do {
                        try await town.book("2026-06-16 09:00", as: "visitor\(number)", email: "a\(number)@exemple.fr")
                        return true
                    } catch AppointmentProblem.taken { return false }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(won == 1)
        #expect(try await town.count("booked") == 1)
    }

    @Test("Bookings, moves, cancellations and holds that end never put two people at one seat", arguments: TestEngine.allCases, [1, 2, 3])
    func anyOrder(engine: TestEngine, capacity: Int) async throws {
        let town = try await Town.open(engine, capacity: capacity)
        let times = try await town.free("2026-06-16").map { "2026-06-16 \($0)" }

        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<12 {
                group.addTask { try await Self.live(in: town, as: "client\(client)", seed: UInt64(client * 3 + capacity), times) }
            }
            try await group.waitForAll()
        }

        #expect(try await town.doubles() == 0)
        #expect(try await town.count("booked") > 0)
    }

    @Test("The database itself refuses a second appointment at a seat, whoever writes it", arguments: TestEngine.allCases)
    func guarded(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let mine = try await town.book("2026-06-16 09:00")
        let other = try await town.book("2026-06-16 09:15", as: "b", email: "b@exemple.fr")

        await #expect(throws: DatabaseError.self) {
            try await town.database.write { try $0.run("UPDATE appointment SET from_minute = from_minute - 5 WHERE id = \(other.id)") }
        }
        // Two that touch do not overlap, and what is cancelled is nobody's.
        _ = try await town.database.write { try $0.run("UPDATE appointment SET state = 'excused' WHERE id = \(mine.id)") }
        _ = try await town.database.write { try $0.run("UPDATE appointment SET from_minute = from_minute - 5 WHERE id = \(other.id)") }
    }

    @Test("The guard sees what began the day before", arguments: TestEngine.allCases)
    func guardedOvernight(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let mine = try await town.book("2026-06-16 09:00")
        let long = try await town.book("2026-06-16 11:00", as: "b", email: "b@exemple.fr")
        _ = try await town.database.write { try $0.run("UPDATE appointment SET state = 'excused' WHERE id = \(mine.id)") }
        _ = try await town.database.write { try $0.run("UPDATE appointment SET from_minute = from_minute - 1440 WHERE id = \(long.id)") }

        await #expect(throws: DatabaseError.self) {
            try await town.database.write { try $0.run("UPDATE appointment SET state = 'booked' WHERE id = \(mine.id)") }
        }
        await #expect(throws: AppointmentProblem.taken) { try await town.book("2026-06-16 09:00", as: "c", email: "c@exemple.fr") }
    }

    @Test("A writer that dies in the middle of a move leaves the appointment whole", arguments: TestEngine.allCases)
    func killed(engine: TestEngine) async throws {
        struct Killed: Error {}
        let town = try await Town.open(engine)
        let mine = try await town.book("2026-06-16 09:00")

        await #expect(throws: Killed.self) {
            try await town.database.write { connection in
                let seat = try connection.seat(for: town.wish("2026-06-16 10:00"), in: Town.admiville, excluding: mine, seed: 1, now: Town.now)
                try connection.run(
                    "UPDATE appointment SET desk_id = \(seat.desk), start_minute = 0, from_minute = 0, to_minute = minutes WHERE id = \(mine.id)")
                throw Killed()
            }
        }

        #expect(try await town.bookings.find(mine.id) == mine)
        #expect(try await !town.free("2026-06-16").contains("09:00"))
    }

    /// Three of one length at two counters, then one that needs a counter all along: seats are given again.
    @Test("A long appointment finds a counter where short ones lie crosswise", arguments: TestEngine.allCases)
    func crosswise(engine: TestEngine) async throws {
        let town = try await Town.open(engine, capacity: 2)
        for (visitor, time) in [("a", "09:00"), ("b", "09:00"), ("c", "09:15"), ("d", "09:15")] {
            try await town.book("2026-06-16 \(time)", as: visitor, email: "\(visitor)@exemple.fr")
        }
        // One of each counter goes: the first at seat 1, the second at seat 2.
        let ids = try await town.database.read {
            try $0.rows("SELECT id, start_minute, seat FROM appointment ORDER BY start_minute, seat").map {
                try $0.id("id", of: AppointmentKind.self)
            }
        }
        for id in [ids[0], ids[3]] {
            let appointment = try #require(try await town.bookings.find(id))
            try await town.bookings.change(appointment, to: .excused, now: Town.now)
        }

        let long = try await town.book("2026-06-16 09:00", as: "e", documents: 2, email: "e@exemple.fr")

        #expect(long.minutes == 30)
        #expect(try await town.doubles() == 0)
    }

    private static func live(in town: Town, as visitor: String, seed: UInt64, _ times: [String]) async throws {
        var dice = Dice(seed: seed)
        var mine: Appointment?
        for _ in 0..<25 {
            let time = times.randomElement(using: &dice)!
            do {
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: try await town.hold(time, as: visitor, now: Town.now - Double(Int.random(in: 0...1200, using: &dice)))
                case 1:
                    mine = try await town.book(time, as: visitor, documents: Int.random(in: 1...3, using: &dice), email: "\(visitor)@exemple.fr")
                case 2: if let one = mine { mine = try await town.bookings.move(one, to: town.wish(time), now: Town.now) }
                default:
                    if let one = mine { try await town.bookings.change(one, to: .excused, now: Town.now) }
                    mine = nil
                }
            } catch is AppointmentProblem {}
        }
    }
}

/// Numbers drawn at random from a seed (SplitMix64): a test that fails fails again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
