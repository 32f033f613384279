import Core
import Foundation
import Scheduling
import TestSupport
import Testing

@testable import Appointments

@Suite("Several people booked together")
struct GroupBookingTests {
    /// Two desks, where each of a family of three has a quarter of an hour.
    private func town(_ engine: TestEngine) async throws -> (town: Town, type: AppointmentTypeID) {
        let town = try await Town.open(engine)
        let second = try await town.schedules.addDesk(named: "Guichet 2", capacity: 1, to: town.hall)
        try await town.schedules.add(Town.opening("09:00", "10:00"), to: second, of: town.hall)
        let type = try await town.schedules.add(
            OfferDetails(slug: "signature", title: "Signature", mostForOne: 2, largestGroup: 4),
            AppointmentType(AppointmentTypeID(0), lasting: .fixed(15)), to: Town.admiville)
        return (town, type)
    }

    private func wish(_ town: Town, _ type: AppointmentTypeID, _ time: String, people: Int = 3) -> Wish {
        Wish(type: type, place: town.hall, party: Party(people: people), start: Town.minute("\(Town.day) \(time)"))
    }

    private func book(_ town: Town, _ type: AppointmentTypeID, _ time: String, people: Int = 3, as visitor: String = "amina") async throws
        -> Appointment
    {
        let held = try await town.bookings.hold(
            wish(town, type, time, people: people), in: Town.admiville, visitor: visitor, until: Town.now + 600, now: Town.now)
        return try await town.bookings.book(
            held.reference, for: Person(name: "Amina Diallo", email: EmailAddress("amina@exemple.fr")), applications: [], visitor: visitor,
            now: Town.now)
    }

    private func starts(of first: Appointment, _ town: Town) async throws -> [String] {
        let all = [first] + (try await town.bookings.others(of: first))
        let clock = WallClock(Town.paris, covering: Town.allDay)
        return all.map { String(clock.text(of: $0.start).dropFirst(11).prefix(5)) }.sorted()
    }

    @Test("Two at once and the third right after, under one number, told once", arguments: TestEngine.allCases)
    func booked(engine: TestEngine) async throws {
        let (town, type) = try await town(engine)

        let first = try await book(town, type, "09:00")

        #expect(try await starts(of: first, town) == ["09:00", "09:00", "09:15"])
        #expect(try await town.count("booked") == 3)
        #expect(try await town.jobs(AppointmentNews.jobKind) == 2, "one confirmation and one reminder")
        #expect(try await town.doubles() == 0)
    }

    @Test("All or nothing: what does not fit takes nothing", arguments: TestEngine.allCases)
    func allOrNothing(engine: TestEngine) async throws {
        let (town, type) = try await town(engine)
        try await town.book("\(Town.day) 11:45", email: "other@exemple.fr")

        await #expect(throws: AppointmentProblem.taken) { try await book(town, type, "11:30", people: 2) }

        #expect(try await town.count("held") == 0)
        #expect(try await town.count("booked") == 1)
    }

    @Test("A hold that is given back gives all of them back", arguments: TestEngine.allCases)
    func released(engine: TestEngine) async throws {
        let (town, type) = try await town(engine)
        let held = try await town.bookings.hold(wish(town, type, "09:00"), in: Town.admiville, visitor: "amina", until: Town.now + 600, now: Town.now)

        try await town.bookings.release(held.reference, visitor: "amina")

        #expect(try await town.count("held") == 0)
    }

    @Test("A part of a hold that ended was taken: nothing is booked", arguments: TestEngine.allCases)
    func partlyTaken(engine: TestEngine) async throws {
        let (town, type) = try await town(engine)
        let held = try await town.bookings.hold(wish(town, type, "11:00"), in: Town.admiville, visitor: "amina", until: Town.now + 600, now: Town.now)
        try await town.hold("\(Town.day) 11:15", as: "bruno", now: Town.now + 601)

        await #expect(throws: AppointmentProblem.holdExpired) {
            try await town.bookings.book(held.reference, for: Person(name: "Amina"), applications: [], visitor: "amina", now: Town.now + 602)
        }
        #expect(try await town.count("booked") == 0)
    }

    @Test("They move together, over their own time too, and are cancelled together", arguments: TestEngine.allCases)
    func moved(engine: TestEngine) async throws {
        let (town, type) = try await town(engine)
        let first = try await book(town, type, "09:00")

        let moved = try await town.bookings.move(first, to: wish(town, type, "09:15"), now: Town.now)
        #expect(try await starts(of: moved, town) == ["09:15", "09:15", "09:30"])
        #expect(moved.version == first.version + 1 && moved.state == .booked)
        await #expect(throws: AppointmentProblem.taken) { try await town.bookings.move(moved, to: wish(town, type, "11:45"), now: Town.now) }
        #expect(try await starts(of: moved, town) == ["09:15", "09:15", "09:30"])

        try await town.bookings.change(moved, to: .excused, now: Town.now)
        #expect(try await town.count("excused") == 3)
        #expect(try await town.free(Town.day).contains("09:15"))
    }

    @Test("Families rush for the same hours: none is half booked", arguments: TestEngine.allCases)
    func rush(engine: TestEngine) async throws {
        let (town, type) = try await town(engine)

        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { _ = try? await book(town, type, number % 2 == 0 ? "09:00" : "09:15", as: "family-\(number)") }
            }
        }

        #expect(try await town.count("booked") % 3 == 0)
        #expect(try await town.count("booked") > 0)
        #expect(try await town.doubles() == 0)
    }
}
