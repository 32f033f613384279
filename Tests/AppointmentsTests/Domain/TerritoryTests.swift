import Core
import Foundation
import Scheduling
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Appointments

@Suite("The territory")
struct TerritoryTests {
    private func search(_ town: Town, near: Bool = false) async throws -> PlaceSearch {
        let offer = try #require(try await town.schedules.offers(of: Town.admiville).first)
        return PlaceSearch(
            organisation: Town.admiville, offer: offer, party: Party(), origin: near ? Position(latitude: 48.1, longitude: -1.7) : nil,
            nearestFirst: near, zone: Town.paris)
    }

    @Test("What is booked, moved, cancelled or closed is seen by the next search, by any process", arguments: TestEngine.allCases)
    func fresh(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let (here, elsewhere) = (Territory(town.schedules), Territory(town.schedules))
        func first() async throws -> [Minute?] {
            var found: [Minute?] = []
            for territory in [here, elsewhere] { found.append(try await territory.find(search(town), now: Town.now).first?.start) }
            return found
        }
        #expect(try await first() == Array(repeating: Town.minute("2026-06-10 09:00"), count: 2))

        let mine = try await town.book("2026-06-10 09:00")
        #expect(try await first() == Array(repeating: Town.minute("2026-06-10 09:15"), count: 2))
        try await town.bookings.change(mine, to: .excused, now: Town.now)
        #expect(try await first() == Array(repeating: Town.minute("2026-06-10 09:00"), count: 2))
        try await town.schedules.add(.days(LocalDate("2026-06-10")!, LocalDate("2026-06-12")!), reason: "", to: town.hall, desk: nil)

        #expect(try await first() == Array(repeating: Town.minute("2026-06-15 09:00"), count: 2))
    }

    @Test("A hold that ends is seen too, though nobody writes it", arguments: TestEngine.allCases)
    func holds(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let territory = Territory(town.schedules)
        _ = try await territory.find(search(town), now: Town.now)
        try await town.hold("2026-06-10 09:00")

        let during = try await territory.find(search(town), now: Town.now + 60).first?.start
        let after = try await territory.find(search(town), now: Town.now + 660).first?.start

        #expect(during == Town.minute("2026-06-10 09:15") && after == Town.minute("2026-06-10 09:00"))
    }

    @Test("Forty authorities searched together put two questions to the database, not one each", arguments: TestEngine.allCases)
    func together(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let reads = CountedReads(town.database)
        let all = ([1] + Array(3...42)).map { SharedType(organisation: OrganisationID($0), type: town.card) }
        for number in 3...42 { try await town.database.write { try $0.run("INSERT INTO organisation (id, name) VALUES (\(number), 'Ville')") } }
        let territory = Territory(SQLSchedules(database: reads, seed: 1))
        #expect(try await territory.together(all, now: Town.now).places.count == 1)
        reads.count.withLock { $0 = 0 }

        try await town.book("2026-06-10 09:00")
        #expect(try await territory.together(all, now: Town.now).places.count == 1)

        // The log, and the place where something changed.
        #expect(reads.count.withLock { $0 } == 2)
        #expect(try await territory.find(search(town), now: Town.now).first?.start == Town.minute("2026-06-10 09:15"))
    }

    @Test("An authority that nobody searched while thousands of times changed is read anew, and right", arguments: TestEngine.allCases)
    func forgotten(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let territory = Territory(town.schedules)
        _ = try await territory.find(search(town), now: Town.now)
        try await town.book("2026-06-10 09:00")
        try await town.database.write { connection in
            try connection.run(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20500)
                INSERT INTO schedule_change (organisation_id, place_id, first_day, last_day) SELECT 1, \(town.hall), '2026-06-11', '2026-06-11' FROM n
                """)
        }

        _ = try await territory.places(of: OrganisationID(2), now: Town.now + 60)

        #expect(try await territory.find(search(town), now: Town.now + 60).first?.start == Town.minute("2026-06-10 09:15"))
    }

    @Test("The nearest first, then those whose position nobody typed", arguments: TestEngine.allCases)
    func nearest(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        var far = Town.details("Annexe")
        (far.latitude, far.longitude) = (48.5, -1.7)
        var lost = Town.details("Camion")
        (lost.latitude, lost.longitude) = (nil, nil)
        for details in [lost, far] {
            let place = try await town.schedules.add(details, to: Town.admiville)
            let desk = try await town.schedules.addDesk(named: "A", capacity: 1, to: place)
            try await town.schedules.add(Town.opening("08:30", "09:30"), to: desk, of: place)
        }

        let found = try await Territory(town.schedules).find(search(town, near: true), now: Town.now)

        #expect(found.map(\.place.details.name) == ["Mairie", "Annexe", "Camion"])
        #expect(found[0].kilometres == 0 && found[2].kilometres == nil && (40...50).contains(found[1].kilometres ?? 0))
    }

    @Test("What search finds is what the engine says, whatever was done", arguments: TestEngine.allCases)
    func same(engine: TestEngine) async throws {
        let town = try await Town.open(engine, capacity: 2, reserve: Reserve(.percent(30), released: Release(daysBefore: 2)))
        let territory = Territory(town.schedules)
        var dice = Dice(seed: 11)
        for _ in 0..<12 {
            let time = try await town.free("2026-06-16").randomElement(using: &dice)!
            let mine = try await town.book("2026-06-16 \(time)", as: "v\(dice.next())")
            if Bool.random(using: &dice) { try await town.bookings.change(mine, to: .excused, now: Town.now) }

            let day = LocalDate("2026-06-16")!
            var wanted = try await search(town)
            wanted.days = day...day
            let found = try await territory.starts(at: [town.hall], wanted, now: Town.now)[town.hall] ?? []
            let clock = WallClock(Town.paris, covering: day...day)
            #expect(try await found.map { String(clock.text(of: $0).dropFirst(11).prefix(5)) } == town.free("2026-06-16"))
        }
    }
}

/// A database that counts the transactions that read it.
private final class CountedReads: Database {
    let whole: any Database
    let count = Mutex(0)

    init(_ whole: any Database) { self.whole = whole }

    var dialect: Dialect { whole.dialect }
    var signal: JobSignal { whole.signal }
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        count.withLock { $0 += 1 }
        return try await whole.read(body)
    }
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T { try await whole.write(body) }
    func close() async {}
}
