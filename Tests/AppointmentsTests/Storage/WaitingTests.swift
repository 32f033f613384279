import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

@Suite("The waiting list")
struct WaitingTests {
    @Test("What is cancelled is kept for the first, who is told, and nobody else sees it", arguments: TestEngine.allCases)
    func cancelled(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let (first, second) = (try await town.join("Zoé"), try await town.join("Bruno", after: 1))

        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)

        #expect(try await town.offered(to: first) == "09:45")
        #expect(try await town.state(of: second) == .waiting)
        #expect(try await town.free(Town.day, now: Town.now + 600) == [])
        #expect(try await town.jobs(WaitNews.jobKind) == 3)
    }

    @Test("Accepting is booking: under their name, told, and the list forgets who they are", arguments: TestEngine.allCases)
    func accepted(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let wait = try await town.join("Zoé")
        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)

        let taken = try await town.waiting.accept(wait.id, OfferAnswer(), visitor: "zoe", now: Town.now + 900)

        #expect(taken.state == .booked && taken.person.name == "Zoé" && taken.start == booked[3].start)
        #expect(try await town.bookings.find(taken.reference, visitor: "zoe") != nil)
        let ended = try #require(try await town.waiting.find(wait.id))
        #expect(ended.state == .served && ended.person == Person(name: ""))
    }

    @Test("Two browsers with one link: it is booked once", arguments: TestEngine.allCases)
    func twice(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let wait = try await town.join("Zoé")
        try await town.bookings.change(booked[0], to: .revoked, now: Town.now + 600)

        let taken = try await withThrowingTaskGroup(of: AppointmentID.self) { group in
            for visitor in 0..<8 {
                group.addTask { try await town.waiting.accept(wait.id, OfferAnswer(), visitor: "browser-\(visitor)", now: Town.now + 700).id }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }

        #expect(taken.count == 1)
        #expect(try await town.count("booked") == booked.count)
        #expect(try await town.doubles() == 0)
    }

    @Test("Refused, it goes to the next one; who refused keeps their place, and is not offered it again", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let (first, second) = (try await town.join("Zoé"), try await town.join("Bruno", after: 1))
        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)

        try await town.waiting.refuse(first.id, now: Town.now + 700)
        #expect(try await town.offered(to: second) == "09:45")
        try await town.waiting.refuse(second.id, now: Town.now + 800)

        #expect(try await town.free(Town.day, now: Town.now + 800) == ["09:45"])
        try await town.turn(now: Town.now + 860)
        #expect(try await town.state(of: first) == .waiting)
        #expect(try await town.waiting.list(of: Town.admiville).map(\.id) == [first.id, second.id])
    }

    @Test("Without an answer in time it goes to the next one, and who said nothing goes behind", arguments: TestEngine.allCases)
    func unanswered(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let (first, second) = (try await town.join("Zoé"), try await town.join("Bruno", after: 1))
        try await town.bookings.change(booked[3], to: .excused, now: Town.now)
        let late = Town.now + 2 * 3600

        await #expect(throws: AppointmentProblem.offerOver) { try await town.waiting.accept(first.id, OfferAnswer(), visitor: "zoe", now: late) }
        #expect(try await town.free(Town.day, now: late) == [], "the list comes before the public")
        try await town.turn(now: late)

        #expect(try await town.offered(to: second) == "09:45")
        #expect(try await town.waiting.list(of: Town.admiville).map(\.id) == [second.id, first.id])
    }

    @Test("Where nothing runs, what nobody answered is free again two minutes later", arguments: TestEngine.allCases)
    func nothingRuns(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        try await town.join("Zoé")
        try await town.bookings.change(booked[3], to: .excused, now: Town.now)

        #expect(try await town.free(Town.day, now: Town.now + 7200 + 120) == ["09:45"])
    }

    @Test("Three offers that were not taken end it, and they are told", arguments: TestEngine.allCases)
    func threeOffers(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let wait = try await town.join("Zoé")

        for number in 0..<3 {
            try await town.bookings.change(booked[number], to: .excused, now: Town.now + Double(number) * 60)
            try await town.waiting.refuse(wait.id, now: Town.now + Double(number) * 60 + 30)
        }

        #expect(try await town.state(of: wait) == .over)
        #expect(try await town.jobs(WaitNews.jobKind) == 1 + 3 + 1)
    }

    @Test("It suits them or it is not offered: another day, another weekday, another place", arguments: TestEngine.allCases)
    func wishes(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let annexe = try await town.schedules.add(Town.details("Annexe"), to: Town.admiville)
        let later = LocalDate("2026-06-17")!...LocalDate("2026-06-30")!
        try await town.join("Autre jour", town.wishes(later))
        try await town.join("Jeudi", town.wishes(weekdays: [4]))
        try await town.join("Annexe", town.wishes(places: [annexe]))
        try await town.join("Deux", town.wishes(documents: 2))
        let suited = try await town.join("Mardi", town.wishes(places: [town.hall, annexe], weekdays: [2]), after: 5)

        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)

        #expect(try await town.offered(to: suited) == "09:45")
    }

    @Test("Hours that are added go to those who wait, in order, at the next minute", arguments: TestEngine.allCases)
    func openingAdded(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        try await town.fillDay()
        let (first, second) = (try await town.join("Zoé"), try await town.join("Bruno", after: 1))
        let turn = town.turn
        #expect(try await turn(now: Town.now) == 0)

        try await town.schedules.add(Town.opening("14:00", "14:15"), to: town.desk, of: town.hall)

        #expect(try await turn(now: Town.now + 60) == 1)
        #expect(try await town.offered(to: first) == "14:00")
        #expect(try await town.state(of: second) == .waiting)
    }

    @Test("What the reserve releases is theirs before it is everyone's, when an authority wants it so", arguments: TestEngine.allCases)
    func reserve(engine: TestEngine) async throws {
        let release = Release(daysBefore: 2, headStart: 60)
        let town = try await Town.open(engine, reserve: Reserve(.number(1), released: release))
        for (number, time) in try await town.free(Town.day).enumerated() {
            try await town.book("\(Town.day) \(time)", as: "v\(number)", email: "p\(number)@exemple.fr")
        }
        let wait = try await town.join("Zoé")
        let released = LocalDate("2026-06-14")!.instant(secondOfDay: 9 * 3600, in: Town.paris)
        let turn = town.turn

        #expect(try await turn(now: released - 60) == 0)
        #expect(try await town.free(Town.day, now: released + 60) == [])
        #expect(try await turn(now: released + 60) == 1)

        #expect(try await town.state(of: wait) == .offered)
        #expect(try await town.free(Town.day, now: released + 3600) == [])
    }

    @Test("One offer at a time for one person, whatever they wait for", arguments: TestEngine.allCases)
    func oneAtATime(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let other = try await town.schedules.add(
            OfferDetails(slug: "conseil", title: "Conseil"), AppointmentType(AppointmentTypeID(0), lasting: .fixed(15)), to: Town.admiville)
        let wait = try await town.join("Zoé")
        let second = try await town.join("Zoé", WaitWishes(type: other, days: Town.allDay, party: Party()), after: 1)

        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)
        try await town.bookings.change(booked[4], to: .excused, now: Town.now + 660)

        #expect(try await town.offered(to: wait) == "09:45")
        #expect(try await town.state(of: second) == .waiting)
        #expect(try await town.free(Town.day, now: Town.now + 660) == ["10:00"])
    }

    @Test("Nobody waits twice for the same, nor on more than three lists", arguments: TestEngine.allCases)
    func caps(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        try await town.join("Zoé")

        await #expect(throws: AppointmentProblem.alreadyWaiting) { try await town.join("Zoé", after: 1) }
    }

    @Test("Who did not show that the address is theirs is offered nothing, and is forgotten", arguments: TestEngine.allCases)
    func unconfirmed(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let person = Person(name: "Zoé", email: EmailAddress("zoe@exemple.fr"))
        let wait = try await town.waiting.ask(town.wishes(), for: person, in: Town.admiville, now: Town.now)

        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)

        #expect(try await town.state(of: wait) == .asked)
        #expect(try await town.waiting.clean(endedBefore: .distantPast, askedBefore: Town.now + 1) == 1)
    }

    @Test("Leaving gives back what was offered, to the next one", arguments: TestEngine.allCases)
    func left(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        let (first, second) = (try await town.join("Zoé"), try await town.join("Bruno", after: 1))
        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)

        try await town.waiting.leave(first.id, now: Town.now + 700)

        #expect(try await town.offered(to: second) == "09:45")
        #expect(try #require(try await town.waiting.find(first.id)).person == Person(name: ""))
    }

    @Test("After their last day they wait no more", arguments: TestEngine.allCases)
    func lastDay(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let wait = try await town.join("Zoé", town.wishes(LocalDate("2026-06-10")!...LocalDate("2026-06-11")!, weekdays: [7]))

        try await town.waiting.takeBack(now: Town.now + 3 * 86_400)

        #expect(try await town.state(of: wait) == .over)
    }

    @Test("A crowd cancels while the list turns on two nodes: each time is one person's", arguments: TestEngine.allCases)
    func crowd(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        var waits: [Wait] = []
        for number in 0..<6 { waits.append(try await town.join("Personne\(number)", after: Double(number) / 60)) }

        await withTaskGroup(of: Void.self) { group in
            for appointment in booked.prefix(6) {
                group.addTask { try? await town.bookings.change(appointment, to: .excused, now: Town.now + 600) }
            }
            for _ in 0..<2 { group.addTask { _ = try? await town.turn(now: Town.now + 600) } }
        }
        try await town.turn(now: Town.now + 660)

        var times: Set<String> = []
        for wait in waits { if let time = try await town.offered(to: wait) { times.insert(time) } }
        #expect(times.count == 6)
        #expect(try await town.doubles() == 0)
    }
}
