import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

@Suite("Draws by lot")
struct DrawTests {
    private static let quarter = Reserve(.percent(25), released: Release(daysBefore: 2))

    @Test(
        "Twenty register for nine places: nine have one, the reserve is whole, and the others wait in the order of the lots",
        arguments: TestEngine.allCases)
    func given(engine: TestEngine) async throws {
        let town = try await Town.open(engine, reserve: Self.quarter)
        let draw = try await town.setUp()
        try await town.crowd(20, in: draw)

        try await town.draws.turn(now: Town.draws)

        let done = try #require(try await town.draws.find(draw.id))
        let tally = try await town.draws.tally(of: done)
        #expect(done.state == .drawn && done.seats == 9)
        #expect(tally.registered == 20 && tally.won == 9)
        #expect(tally.order.map(\.number) == DrawOrder.order(of: Array(1...20), seed: draw.seed))
        #expect(tally.order.map(\.hasPlace) == Array(repeating: true, count: 9) + Array(repeating: false, count: 11))
        #expect(try await town.free(Town.day, by: .agents, now: Town.draws).count == 3)
        #expect(try await town.free(Town.day, now: Town.draws).isEmpty)
        #expect(try await town.doubles() == 0)
        let names = try await town.waiting.list(of: Town.admiville).map(\.person.name)
        #expect(names == tally.order.dropFirst(9).map { "Personne\($0.number)" })
    }

    @Test("While people register, nobody books those days online, and what is cancelled there is kept for the draw", arguments: TestEngine.allCases)
    func withheld(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let mine = try await town.book("2026-06-16 09:00")
        try await town.join("Zoé")
        let draw = try await town.setUp()

        await #expect(throws: AppointmentProblem.taken) { try await town.hold("2026-06-16 10:00", as: "bruno") }
        try await town.bookings.change(mine, to: .excused, now: Town.now + 60)
        try await town.turn(now: Town.now + 120)

        #expect(try await town.free(Town.day).isEmpty)
        #expect(try await town.count("held") == 0)
        #expect(try await town.free("2026-06-17").count == 12)
        try await town.draws.cancel(draw.id, now: Town.now + 180)
        #expect(try await town.free(Town.day).count == 12)
    }

    @Test("Each has the soonest of what they can come at, in the order of the lots", arguments: TestEngine.allCases)
    func wishes(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let days = LocalDate("2026-06-15")!...LocalDate("2026-06-19")!
        let draw = try await town.setUp(on: days)
        try await town.register("Zoé", in: draw, town.wishes(days, weekdays: [4]))
        try await town.register("Bruno", in: draw, town.wishes(days, weekdays: [4]))
        var afternoon = town.wishes(days)
        afternoon.moments = [.afternoon]
        try await town.register("Paul", in: draw, afternoon)

        try await town.draws.turn(now: Town.draws)

        let order = DrawOrder.order(of: [1, 2], seed: draw.seed)
        let found = try await town.result(of: draw)
        #expect(found.contains("\(order[0]) won \(Town.minute("2026-06-18 09:00"))"))
        #expect(found.contains("\(order[1]) won \(Town.minute("2026-06-18 09:15"))"))
        #expect(found.contains("3 lost 0"))
    }

    @Test("The result is that of the seed and the numbers, whatever the size of the batches' crowd", arguments: TestEngine.allCases)
    func several(engine: TestEngine) async throws {
        let town = try await Town.open(engine, capacity: 8)
        let draw = try await town.setUp()
        try await town.crowd(110, in: draw)

        var steps = 0
        while try await town.draws.step(draw.id, now: Town.draws) { steps += 1 }

        let tally = try await town.tally(of: draw)
        #expect(steps == 4, "the order, then three batches of forty")
        #expect(tally.won == 96 && tally.order.prefix(96).allSatisfy(\.hasPlace))
        #expect(tally.order.map(\.number) == DrawOrder.order(of: Array(1...110), seed: draw.seed))
        #expect(try await town.doubles() == 0)
    }

    @Test("Killed before each commit, then taken up by another: once and whole", arguments: TestEngine.allCases)
    func killed(engine: TestEngine) async throws {
        let town = try await Town.open(engine, capacity: 5)
        let draw = try await town.setUp()
        try await town.crowd(70, in: draw)
        let dying = SQLDraws(database: DyingDatabase(whole: town.database), seed: 1)

        var isMore = true
        while isMore {
            let before = try await town.result(of: draw)
            await #expect(throws: DyingDatabase.Killed.self) { try await dying.step(draw.id, now: Town.draws) }
            #expect(try await town.result(of: draw) == before)
            isMore = try await town.draws.step(draw.id, now: Town.draws)
        }
        try await town.draws.turn(now: Town.draws + 60)

        #expect(try await town.count("booked") == 60)
        #expect(try await town.jobs(AppointmentNews.jobKind) == 120, "each is told once, and once more two days before")
        #expect(try await town.waiting.list(of: Town.admiville).count == 10)
    }

    @Test("Two nodes at once: each is served once", arguments: TestEngine.allCases)
    func twice(engine: TestEngine) async throws {
        let town = try await Town.open(engine, capacity: 5)
        let draw = try await town.setUp()
        try await town.crowd(100, in: draw)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...3 { group.addTask { try await town.draws.turn(now: Town.draws) } }
            try await group.waitForAll()
        }

        let tally = try await town.tally(of: draw)
        #expect(tally.won == 60 && tally.order.prefix(60).allSatisfy(\.hasPlace))
        #expect(try await town.count("booked") == 60)
        #expect(try await town.waiting.list(of: Town.admiville).map(\.person.name) == tally.order.dropFirst(60).map { "Personne\($0.number)" })
    }

    @Test("An agent who books during the draw wins or loses a time, and nobody sits on anybody", arguments: TestEngine.allCases)
    func besideAgents(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let draw = try await town.setUp()
        try await town.crowd(12, in: draw)

        async let drawn: Void = town.draws.turn(now: Town.draws)
        for hour in ["09:00", "09:30", "11:45"] {
            _ = try? await town.bookings.book(
                town.wish("2026-06-16 \(hour)", by: .agents), for: Person(name: "Guichet"), applications: [], overbooked: false, by: Town.viewer,
                now: Town.now)
        }
        try await drawn

        #expect(try await town.doubles() == 0)
        #expect(try await town.count("booked") == 12)
    }

    @Test("One registration for each contact and each pre-application", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let draw = try await town.setUp()
        let first = try await town.register("Zoé", in: draw, applications: ["AB12345678"])
        try await town.draws.confirm(first.id, now: Town.now + 60)

        await #expect(throws: AppointmentProblem.alreadyRegistered) { try await town.register("Zoé", in: draw) }
        await #expect(throws: AppointmentProblem.alreadyRegistered) { try await town.register("Bruno", in: draw, applications: ["AB12345678"]) }
        let second = try await town.register("Paul", in: draw)

        #expect(first.number == 1 && second.number == 2)
        #expect(try await town.draws.find(first.id)?.number == 1)
    }

    @Test("Nobody registers or confirms once it is closed; who leaves is forgotten, and may come back", arguments: TestEngine.allCases)
    func closed(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let draw = try await town.setUp()
        let late = try await town.draws.ask(
            NewRegistration(wishes: town.wishes(), person: Person(name: "Paul", phone: "+33612345678")), in: draw, now: Town.now)
        let gone = try await town.register("Zoé", in: draw)

        await #expect(throws: AppointmentProblem.registrationClosed) { try await town.draws.confirm(late.id, now: Town.closes) }
        try await town.draws.withdraw(gone.id, now: Town.now)

        let found = try #require(try await town.draws.find(gone.id))
        #expect(found.state == .withdrawn && found.person == Person(name: ""))
        #expect(try await town.register("Zoé", in: draw).number == 2)
        await #expect(throws: AppointmentProblem.notAllowedNow) { try await town.draws.hurry(draw.id, now: Town.now) }
        try await town.draws.hurry(draw.id, now: Town.closes)
        try await town.draws.turn(now: Town.closes)
        #expect(try await town.tally(of: draw).order.map(\.number) == [2])
    }

    @Test("Who booked elsewhere meanwhile, as many as one may have, is not given one more", arguments: TestEngine.allCases)
    func caps(engine: TestEngine) async throws {
        let town = try await Town.open(engine, offer: OfferDetails(slug: "carte", title: "Carte d'identité", mostForOne: 1))
        let draw = try await town.setUp()
        try await town.register("Zoé", in: draw)
        try await town.book("2026-06-17 09:00", email: "zoe@exemple.fr")

        try await town.draws.turn(now: Town.draws)

        #expect(try await town.tally(of: draw).order.map(\.hasPlace) == [false])
    }

    @Test("A draw that overlaps another of the same type is refused; called off, its people are told once", arguments: TestEngine.allCases)
    func overlaps(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let draw = try await town.setUp(at: town.hall)
        try await town.register("Zoé", in: draw)

        await #expect(throws: AppointmentProblem.drawsOverlap) { try await town.setUp() }
        try await town.draws.cancel(draw.id, now: Town.now)
        await #expect(throws: AppointmentProblem.changedMeanwhile) { try await town.draws.cancel(draw.id, now: Town.now) }
        try await town.draws.turn(now: Town.draws)

        #expect(try await town.jobs(DrawNews.jobKind) == 3, "asked, registered, called off")
        _ = try await town.setUp()
    }

    @Test("A month later nobody's name is left, and the list of numbers still is", arguments: TestEngine.allCases)
    func forgotten(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let draw = try await town.setUp()
        try await town.crowd(14, in: draw)
        let person = Person(name: "Paul", phone: "+33199001234")
        let entered = try await town.draws.add(
            NewRegistration(wishes: town.wishes(), person: person, applications: ["AB12345678"]), in: draw, by: Town.viewer, now: Town.now)
        try await town.draws.turn(now: Town.draws)
        #expect(try await town.draws.find(entered.id)?.person.name == "Paul", "whoever has no address is called")

        _ = try await town.draws.clean(endedBefore: Town.draws + 1, askedBefore: Town.now)

        let names = try await town.database.read {
            try $0.rows("SELECT name, phone, applications FROM appointment_registration").map { row in
                try row.string("name") + row.string("phone") + row.string("applications")
            }
        }
        #expect(names.joined().isEmpty)
        #expect(try await town.kept("appointment_registration_application") == 0)
        #expect(try await town.tally(of: draw).order.count == 15)
    }
}
