import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

@Suite("What is given back comes back at a moment that nobody can guess")
struct FreedTimeTests {
    static let day = "2026-06-16"

    /// What is given back is shown to everyone within an hour.
    private func town(_ engine: TestEngine, capacity: Int = 1) async throws -> Town {
        var offer = OfferDetails(slug: "carte", title: "Carte d'identité", reason: .identityCard, mostForOne: nil)
        offer.restMinutes = 60
        return try await Town.open(engine, capacity: capacity, offer: offer)
    }

    /// The times of the day that a process finds in its index.
    private func found(_ town: Town, _ territory: Territory, _ now: Date) async throws -> [String] {
        let offer = try #require(try await town.schedules.offers(of: Town.admiville).first)
        let search = PlaceSearch(organisation: Town.admiville, offer: offer, party: Party(), zone: Town.paris)
        let day = LocalDate(Self.day)!
        let clock = WallClock(Town.paris, covering: day...day)
        let starts = try await territory.starts(at: [town.hall], search, now: now)[town.hall] ?? []
        return starts.map { clock.text(of: $0) }.filter { $0.hasPrefix(Self.day) }.map { String($0.dropFirst(11).prefix(5)) }
    }

    private func moment(_ town: Town) async throws -> Minute {
        try await town.database.read { try $0.row("SELECT MAX(until_minute) AS last FROM freed_time")!.int("last") }
    }

    @Test(
        "Cancelled, it is the agents' at once and everyone's within the hour; pages and the index of each process agree",
        arguments: TestEngine.allCases)
    func cancelled(engine: TestEngine) async throws {
        let town = try await town(engine)
        let (here, elsewhere) = (Territory(town.schedules), Territory(town.schedules))
        let booked = try await town.book("\(Self.day) 09:30")
        _ = try await found(town, here, Town.now)

        try await town.bookings.change(booked, to: .excused, now: Town.now)

        let now = Int(Town.now.timeIntervalSince1970) / 60
        let until = try await moment(town)
        #expect((now + 1...now + 60).contains(until))
        #expect(try await town.free(Self.day, by: .agents).contains("09:30"))
        for minute in [now, until - 1, until, now + 61] {
            let at = Date(timeIntervalSince1970: Double(minute * 60))
            let shown = try await town.free(Self.day, now: at)
            #expect(shown.contains("09:30") == (minute >= until) && shown.count == (minute >= until ? 12 : 11))
            #expect(try await found(town, here, at) == shown)
            #expect(try await found(town, elsewhere, at) == shown)
        }
    }

    @Test("A robot that asks for it all the same is refused; an agent who books it is not", arguments: TestEngine.allCases)
    func booked(engine: TestEngine) async throws {
        let town = try await town(engine)
        try await town.bookings.change(try await town.book("\(Self.day) 09:30"), to: .revoked, now: Town.now)

        await #expect(throws: AppointmentProblem.taken) { try await town.hold("\(Self.day) 09:30", as: "robot") }
        let taken = try await town.bookings.book(
            town.wish("\(Self.day) 09:30", by: .agents), for: Person(name: "Zoé"), applications: [], overbooked: false, by: Town.viewer, now: Town.now
        )

        #expect(taken.state == .booked)
        #expect(try await town.free(Self.day, now: Town.now + 3660).contains("09:30") == false)
    }

    @Test("Where two are received, an agent takes the place that rests: everyone keeps the one that they were shown", arguments: TestEngine.allCases)
    func besides(engine: TestEngine) async throws {
        let town = try await town(engine, capacity: 2)
        try await town.bookings.change(try await town.book("\(Self.day) 09:30"), to: .excused, now: Town.now)
        #expect(try await town.free(Self.day).contains("09:30"), "the other place")

        _ = try await town.bookings.book(
            town.wish("\(Self.day) 09:30", by: .agents), for: Person(name: "Zoé"), applications: [], overbooked: false, by: Town.viewer, now: Town.now
        )

        #expect(try await town.free(Self.day).contains("09:30"))
        try await town.hold("\(Self.day) 09:30")
        #expect(try await town.free(Self.day, by: .agents).contains("09:30") == false)
    }

    @Test("What a move leaves rests too, and its new time does not", arguments: TestEngine.allCases)
    func moved(engine: TestEngine) async throws {
        let town = try await town(engine)
        let booked = try await town.book("\(Self.day) 09:30")

        _ = try await town.bookings.move(booked, to: town.wish("\(Self.day) 10:00"), now: Town.now)

        #expect(try await town.free(Self.day).contains("09:30") == false)
        let later = try await town.free(Self.day, now: Town.now + 3660)
        #expect(later.contains("09:30") && !later.contains("10:00") && later.count == 11)
    }

    @Test("Those who wait have it first; what they refuse rests again", arguments: TestEngine.allCases)
    func waiting(engine: TestEngine) async throws {
        let town = try await town(engine)
        let all = try await town.fillDay()
        let wait = try await town.join("Zoé")

        try await town.bookings.change(all[3], to: .excused, now: Town.now + 600)
        #expect(try await town.offered(to: wait) == "09:45")
        try await town.waiting.refuse(wait.id, now: Town.now + 5000)

        #expect(try await town.free(Town.day, by: .agents, now: Town.now + 5000) == ["09:45"])
        #expect(try await town.free(Town.day, now: Town.now + 5000) == [], "drawn again when it was refused")
        #expect(try await town.free(Town.day, now: Town.now + 5000 + 3660) == ["09:45"])
    }

    @Test("Where nothing is drawn, it is everyone's at once; what passed is forgotten", arguments: TestEngine.allCases)
    func none(engine: TestEngine) async throws {
        let (plain, town) = (try await Town.open(engine), try await town(engine))

        try await plain.bookings.change(try await plain.book("\(Self.day) 09:30"), to: .excused, now: Town.now)
        try await town.bookings.change(try await town.book("\(Self.day) 09:30"), to: .excused, now: Town.now)
        _ = try await town.bookings.clean(before: Town.now + 7200)

        #expect(try await plain.free(Self.day).count == 12)
        #expect(try await town.database.read { try $0.row("SELECT COUNT(*) AS number FROM freed_time")!.int("number") } == 0)
    }
}
