import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

@Suite("Booking")
struct BookingTests {
    static let day = "2026-06-16"

    @Test("What is held is no longer shown, until its time is over", arguments: TestEngine.allCases)
    func held(engine: TestEngine) async throws {
        let town = try await Town.open(engine)

        try await town.hold("2026-06-16 09:00")

        #expect(try await town.free(Self.day).first == "09:15")
        #expect(try await town.free(Self.day, now: Town.now + 599).first == "09:15")
        #expect(try await town.free(Self.day, now: Town.now + 600).first == "09:00")
    }

    @Test("A hold that ended gives way to somebody else, and its owner is told", arguments: TestEngine.allCases)
    func expired(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let held = try await town.hold("2026-06-16 09:00")

        try await town.hold("2026-06-16 09:00", as: "bruno", now: Town.now + 601)

        await #expect(throws: AppointmentProblem.holdExpired) {
            try await town.bookings.book(
                held.reference, for: Person(name: "Amina"), applications: [], visitor: "amina", now: Town.now + 602)
        }
    }

    @Test("A hold that ended and that nobody took is still theirs", arguments: TestEngine.allCases)
    func late(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let held = try await town.hold("2026-06-16 09:00")

        let booked = try await town.bookings.book(
            held.reference, for: Person(name: "Amina"), applications: [], visitor: "amina", now: Town.now + 3600)

        #expect(booked.state == .booked && booked.start == held.start)
    }

    @Test("A browser holds one time at once", arguments: TestEngine.allCases)
    func oneHold(engine: TestEngine) async throws {
        let town = try await Town.open(engine)

        try await town.hold("2026-06-16 09:00")
        try await town.hold("2026-06-16 10:00")

        let free = try await town.free(Self.day)
        #expect(free.contains("09:00") && !free.contains("10:00"))
    }

    @Test("Confirmed twice, it is one appointment, told once", arguments: TestEngine.allCases)
    func twice(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let first = try await town.book("2026-06-16 09:00")

        let again = try await town.bookings.book(first.reference, for: Person(name: "X"), applications: [], visitor: "amina", now: Town.now)

        #expect(again == first && again.person.name == "Amina Diallo")
        // Now, and two days before.
        #expect(try await town.jobs(AppointmentNews.jobKind) == 2)
    }

    @Test("Another browser does not confirm a hold", arguments: TestEngine.allCases)
    func stranger(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let held = try await town.hold("2026-06-16 09:00")

        await #expect(throws: AppointmentProblem.holdExpired) {
            try await town.bookings.book(held.reference, for: Person(name: "Eve"), applications: [], visitor: "eve", now: Town.now)
        }
        #expect(try await town.bookings.find(held.reference, visitor: "eve") == nil)
    }

    @Test("What is not a slot is refused: off the grid, past, in another authority", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let town = try await Town.open(engine)

        for time in ["2026-06-16 09:07", "2026-06-16 12:00", "2026-06-14 09:00", "2026-06-09 09:00", "2027-06-16 09:00"] {
            await #expect(throws: AppointmentProblem.taken, "\(time)") { try await town.hold(time) }
        }
        await #expect(throws: AppointmentProblem.unknownType) {
            try await town.bookings.hold(
                town.wish("2026-06-16 09:00"), in: OrganisationID(2), visitor: "x", until: Town.now + 600, now: Town.now)
        }
    }

    @Test("Moved, the old time is free and the new one taken; refused, it stays where it was", arguments: TestEngine.allCases)
    func moved(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let mine = try await town.book("2026-06-16 09:00", documents: 2)
        try await town.book("2026-06-16 10:00", as: "bruno", email: "b@exemple.fr")

        await #expect(throws: AppointmentProblem.taken) { try await town.bookings.move(mine, to: town.wish("2026-06-16 10:00"), now: Town.now) }
        #expect(try await town.bookings.find(mine.id) == mine)
        // Onto time that it already has.
        let moved = try await town.bookings.move(mine, to: town.wish("2026-06-16 09:15"), now: Town.now)

        #expect(moved.version == 2 && moved.reference == mine.reference && moved.side == .online)
        #expect(try await town.free(Self.day).prefix(2) == ["09:00", "09:30"])
        await #expect(throws: AppointmentProblem.changedMeanwhile) {
            try await town.bookings.move(mine, to: town.wish("2026-06-16 11:00"), now: Town.now)
        }
        #expect(try await town.doubles() == 0)
    }

    @Test("Cancelled, what was there before is there again", arguments: TestEngine.allCases)
    func cancelled(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let before = try await town.free(Self.day)
        let mine = try await town.book("2026-06-16 09:30")

        try await town.bookings.change(mine, to: .excused, now: Town.now)

        #expect(try await town.free(Self.day) == before)
        await #expect(throws: AppointmentProblem.changedMeanwhile) { try await town.bookings.change(mine, to: .excused, now: Town.now) }
    }

    @Test("One contact has no more than the type allows; a pre-application has one", arguments: TestEngine.allCases)
    func caps(engine: TestEngine) async throws {
        let town = try await Town.open(engine, offer: OfferDetails(slug: "c", title: "C", mostForOne: 1))
        try await town.book("2026-06-16 09:00")

        await #expect(throws: AppointmentProblem.tooManyForOne) { try await town.book("2026-06-16 10:00", as: "other") }
        let held = try await town.hold("2026-06-16 10:30")
        _ = try await town.bookings.book(held.reference, for: Person(name: "B"), applications: ["ABCDE12345"], visitor: "amina", now: Town.now)
        let second = try await town.hold("2026-06-16 11:00", as: "c")
        await #expect(throws: AppointmentProblem.applicationTaken("ABCDE12345")) {
            try await town.bookings.book(second.reference, for: Person(name: "C"), applications: ["ABCDE12345"], visitor: "c", now: Town.now)
        }
    }

    @Test("An agent sees and books the reserve; a cancelled unit returns to its side", arguments: TestEngine.allCases)
    func reserve(engine: TestEngine) async throws {
        let town = try await Town.open(engine, reserve: Reserve(.percent(25), released: Release(daysBefore: 2)))
        func counts() async throws -> [Int] { [try await town.free(Self.day).count, try await town.free(Self.day, by: .agents).count] }
        #expect(try await counts() == [9, 12])
        let kept = try await Set(town.free(Self.day, by: .agents)).subtracting(town.free(Self.day)).sorted()[0]

        await #expect(throws: AppointmentProblem.taken) { try await town.hold("2026-06-16 \(kept)") }
        let taken = try await town.bookings.book(
            town.wish("2026-06-16 \(kept)", by: .agents), for: Person(name: "Paul"), applications: [], overbooked: false, by: Town.viewer,
            now: Town.now)
        #expect(try await counts() == [9, 11] && taken.side == .offline)
        try await town.bookings.change(taken, to: .revoked, now: Town.now)

        #expect(try await counts() == [9, 12])
    }

    @Test("O10: agents and people at the same instant on the last unit, released: one of them has it", arguments: TestEngine.allCases)
    func lastUnit(engine: TestEngine) async throws {
        let town = try await Town.open(engine, reserve: Reserve(.percent(25), released: Release(daysBefore: 2)))
        let released = Town.now + Double(LocalDate("2026-06-15")!.dayNumber - LocalDate(Town.now, in: Town.paris).dayNumber) * 86_400
        let free = try await town.free(Self.day, by: .agents).sorted()
        let last = try #require(free.last)
        for time in free.dropLast() {
            _ = try await town.bookings.book(
                town.wish("2026-06-16 \(time)", by: .agents), for: Person(name: "Paul"), applications: [], overbooked: false, by: Town.viewer,
                now: Town.now)
        }

        let won = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    do {
                        if number.isMultiple(of: 2) {
                            _ = try await town.bookings.book(
                                town.wish("2026-06-16 \(last)", by: .agents), for: Person(name: "Paul"), applications: [], overbooked: false,
                                by: Town.viewer, now: released)
                        } else {
                            _ = try await town.bookings.hold(
                                town.wish("2026-06-16 \(last)"), in: Town.admiville, visitor: "v\(number)", until: released + 600, now: released)
                        }
                        return true
                    } catch AppointmentProblem.taken { return false }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(won == 1)
        #expect(try await town.doubles() == 0)
    }

    @Test("Agents of another unit neither see nor book", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let mine = try await town.book("2026-06-16 09:00")
        let day = Span(Town.minute("2026-06-16 00:00"), Town.minute("2026-06-17 00:00"))

        #expect(try await town.bookings.list(at: town.hall, in: day, viewer: Town.viewer, now: Town.now) == [mine])
        #expect(try await town.bookings.list(at: town.hall, in: day, viewer: Town.stranger, now: Town.now) == [])
        #expect(try await town.bookings.find(mine.reference, viewer: Town.stranger) == nil)
        await #expect(throws: AppointmentProblem.unknownPlace) {
            try await town.bookings.book(
                town.wish("2026-06-16 10:00", by: .agents), for: Person(name: "P"), applications: [], overbooked: true, by: Town.stranger,
                now: Town.now)
        }
    }

    @Test("Beside the others on purpose, it is marked, and takes nobody's seat", arguments: TestEngine.allCases)
    func overbooked(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        try await town.book("2026-06-16 09:00")

        let beside = try await town.bookings.book(
            town.wish("2026-06-16 09:00", by: .agents), for: Person(name: "Urgence"), applications: [], overbooked: true, by: Town.viewer,
            now: Town.now)

        #expect(beside.isOverbooked)
        #expect(try await town.doubles() == 0)
    }
}
