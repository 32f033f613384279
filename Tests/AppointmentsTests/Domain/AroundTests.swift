import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

@Suite("Places of several authorities in one search")
struct AroundTests {
    private static let authorities = Dictionary(
        uniqueKeysWithValues: [(1, "Admiville"), (2, "Brest")].map {
            (OrganisationID($0), SharingAuthority(id: OrganisationID($0), name: $1, address: "https://\($0).example"))
        })

    /// Another authority, 30 km north, that receives sooner: from 8:00.
    private func neighbour(_ town: Town, sharedAs name: String? = "titres") async throws {
        let other = OrganisationID(2)
        var details = Town.details("Mairie de Brest")
        details.latitude = 48.37
        let place = try await town.schedules.add(details, to: other)
        let desk = try await town.schedules.addDesk(named: "A", capacity: 1, to: place)
        try await town.schedules.add(Town.opening("08:00", "10:00"), to: desk, of: place)
        let type = try await town.schedules.add(
            OfferDetails(slug: "titres", title: "Titres"), AppointmentType(AppointmentTypeID(0), lasting: .fixed(15)), to: other)
        let shared = SQLSharedTypes(database: town.database)
        try await shared.share(town.card, of: Town.admiville, as: "titres")
        if let name { try await shared.share(type, of: other, as: name) }
    }

    private func offers(_ town: Town) async throws -> [Offer] {
        let types = try await SQLSharedTypes(database: town.database).companions(of: town.card)
        return try await Territory(town.schedules).together(types, now: Town.now).offers
    }

    private func search(_ town: Town, near: Bool = false, reach: Reach? = nil, before day: String? = nil, count: Int = 1) async throws -> [String] {
        var search = AroundSearch(offers: try await offers(town), authorities: Self.authorities, count: count, zone: Town.paris)
        (search.origin, search.nearestFirst, search.reach) = (Position(latitude: 48.1, longitude: -1.7), near, reach)
        search.days = day.flatMap { LocalDate($0) }.map { min(LocalDate("2026-06-10")!, $0)...$0 }
        return try await search.run(in: Territory(town.schedules), now: Town.now).map { "\($0.authority.name) \($0.found.place.details.name)" }
    }

    @Test("The soonest, the nearest, and those within reach, of whatever authority", arguments: TestEngine.allCases)
    func orders(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        try await neighbour(town)

        #expect(try await search(town) == ["Brest Mairie de Brest", "Admiville Mairie"])
        #expect(try await search(town, near: true) == ["Admiville Mairie", "Brest Mairie de Brest"])
        #expect(try await search(town, near: true, reach: .kilometres(20)) == ["Admiville Mairie"])
        #expect(try await search(town, near: true, reach: .minutes(60)).count == 2)
        #expect(try await search(town, before: "2026-06-09").isEmpty)
    }

    @Test("What is not shared, or cannot receive so many, is not shown", arguments: TestEngine.allCases)
    func apart(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        try await neighbour(town, sharedAs: "autre")

        #expect(try await search(town) == ["Admiville Mairie"])
        #expect(try await search(town, count: 9).isEmpty)
        #expect(try await SQLSharedTypes(database: town.database).commonNames() == ["autre", "titres"])
    }

    @Test("A type is shared by its own authority alone, and no longer when it says so", arguments: TestEngine.allCases)
    func own(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        try await neighbour(town)
        let shared = SQLSharedTypes(database: town.database)

        await #expect(throws: AppointmentProblem.unknownType) { try await shared.share(town.card, of: OrganisationID(2), as: nil) }
        try await shared.share(town.card, of: Town.admiville, as: nil)

        #expect(try await shared.companions(of: town.card).isEmpty)
        #expect(try await shared.commonNames(of: Town.admiville).isEmpty)
    }

    @Test("A booking made elsewhere is seen by the next search", arguments: TestEngine.allCases)
    func fresh(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        try await neighbour(town)
        let territory = Territory(town.schedules)
        let all = AroundSearch(offers: try await offers(town), authorities: Self.authorities, count: 1, zone: Town.paris)
        let before = try await all.run(in: territory, now: Town.now).first { $0.authority.name == "Admiville" }

        try await town.book("2026-06-10 09:00")
        let after = try await all.run(in: territory, now: Town.now).first { $0.authority.name == "Admiville" }

        #expect(before?.found.start == Town.minute("2026-06-10 09:00") && after?.found.start == Town.minute("2026-06-10 09:15"))
    }

    @Test("Minutes by car are told in kilometres as the crow flies; what is not offered is not read")
    func reach() {
        #expect(Reach("30min")?.kilometres.rounded() == 17)
        #expect(Reach("20km") == .kilometres(20) && Reach("3km") == nil && Reach("km") == nil)
    }

    @Test("A position says where it is")
    func degrees() {
        let position = Position(latitude: 48.1113, longitude: -1.68)!

        #expect(abs(position.latitude - 48.1113) < 1e-9 && abs(position.longitude + 1.68) < 1e-9)
    }
}
