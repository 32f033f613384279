import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

@Suite("Hours and types, kept")
struct ScheduleStorageTests {
    static let rhythms: [Recurrence.Rhythm] = [
        .once, .weekly(Weekdays([1, 3, 7]), every: 2), .monthly(.last, weekday: 2, every: 3), .dates([LocalDate("2026-06-16")!]),
    ]

    @Test("An opening comes back as it was", arguments: TestEngine.allCases)
    func openings(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        for (index, rhythm) in Self.rhythms.enumerated() {
            let times = Timetable(
                Recurrence(from: LocalDate("2026-06-01")!, rhythm, until: index % 2 == 0 ? nil : LocalDate("2026-09-01")!),
                Hours(from: 1320, to: 1560)!)
            let reserve = Reserve(
                index % 2 == 0 ? .number(3) : .percent(25),
                released: Release(daysBefore: 2, at: index % 2 == 0 ? .at(720) : .ofSession, delay: 30, seed: 1))
            let opening = Opening(times, at: town.hall, for: index == 0 ? nil : [town.card], reserve: reserve, holdsOnHolidays: index == 1)

            try await town.schedules.add(opening, to: town.desk, of: town.hall)

            let kept = try #require(try await town.schedules.openings(of: town.hall).last?.opening)
            #expect(kept.times == times && kept.types == opening.types && kept.reserve == reserve && kept.holdsOnHolidays == (index == 1))
        }
    }

    @Test("An opening is changed where it is, on a desk of its place alone", arguments: TestEngine.allCases)
    func changed(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let annex = try await town.schedules.add(Town.details("Annexe"), to: Town.admiville)
        let other = try await town.schedules.addDesk(named: "Guichet 2", capacity: 1, to: town.hall)
        let away = try await town.schedules.addDesk(named: "Ailleurs", capacity: 1, to: annex)
        let kept = try #require(try await town.schedules.openings(of: town.hall).first)
        let before = try await town.schedules.lastChange()

        try await town.schedules.save(KeptOpening(id: kept.id, desk: other, opening: Town.opening("14:00", "15:00")), of: town.hall)
        try await town.schedules.save(KeptOpening(id: kept.id, desk: away, opening: Town.opening("16:00", "17:00")), of: town.hall)
        try await town.schedules.save(KeptOpening(id: kept.id, desk: away, opening: Town.opening("16:00", "17:00")), of: annex)

        let found = try await town.schedules.openings(of: town.hall)
        #expect(found.map(\.id) == [kept.id] && found.first?.desk == other && found.first?.opening.times.hours.start == 14 * 60)
        #expect(try await town.schedules.openings(of: annex).isEmpty)
        #expect(try await town.schedules.lastChange() > before, "the index reads the place again")
    }

    @Test("Local days off come back as they were, and nobody receives on them", arguments: TestEngine.allCases)
    func feasts(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        var place = try #require(try await town.schedules.place(town.hall, of: Town.admiville))
        place.details.feasts = [LocalFeast(day: 16, month: 6)!, LocalFeast(day: 17, month: 6, year: 2026)!]

        try await town.schedules.save(place, now: Town.now)

        #expect(try await town.schedules.place(town.hall, of: Town.admiville)?.details.feasts == place.details.feasts)
        var free: [Int] = []
        for day in ["2026-06-16", "2026-06-17", "2027-06-16", "2027-06-17"] { free.append(try await town.free(day, by: .agents).count) }
        #expect(free == [0, 0, 0, 12])
        let offer = try #require(try await town.schedules.offers(of: Town.admiville).first)
        let search = PlaceSearch(organisation: Town.admiville, offer: offer, party: Party(), zone: Town.paris)
        let starts = try await Territory(town.schedules).starts(at: [town.hall], search, now: Town.now)
        let days = Set((starts[town.hall] ?? []).map { LocalDate(Date(timeIntervalSince1970: Double($0 * 60)), in: Town.paris).description })
        #expect(days.contains("2026-06-15") && !days.contains("2026-06-16") && days.contains("2026-06-18"), "the index too")
    }

    @Test("A closure comes back as it was, of a desk or of the whole place", arguments: TestEngine.allCases)
    func closures(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let closures: [Closure] = [
            .time(Span(100, 200)), .days(LocalDate("2026-06-01")!, LocalDate("2026-06-03")!),
            .repeated(Timetable(Recurrence(from: LocalDate("2026-06-01")!, Self.rhythms[1]), Hours(from: 0, to: 60)!)),
            .yearly(LocalDate("2026-12-24")!, LocalDate("2027-01-02")!),
        ]

        for (index, closure) in closures.enumerated() {
            try await town.schedules.add(closure, reason: "Congés", to: town.hall, desk: index == 0 ? town.desk : nil)
        }

        let kept = try await town.schedules.closures(of: town.hall)
        #expect(kept.map(\.closure) == closures && kept.map(\.desk) == [town.desk, nil, nil, nil])
    }

    @Test("A type comes back as it was; two have not the same name", arguments: TestEngine.allCases)
    func offers(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        var details = OfferDetails(slug: "famille", title: "Famille", summary: "S", pieces: "A\nB", reason: .both, isPublic: false, largestParty: 7)
        details.holdMinutes = 25
        let rules = AppointmentType(
            AppointmentTypeID(0), lasting: .listed(.people, [15, 25], then: 5), preparation: Preparation(before: 5, after: 10),
            leadTime: LeadTime(minimum: 3600, horizon: .months(9)), grid: .roundTimes(every: 15), way: .phone)

        let id = try await town.schedules.add(details, rules, to: Town.admiville)

        let kept = try #require(try await town.schedules.offers(of: Town.admiville).first { $0.id == id })
        #expect(kept.details == details && kept.type.length == rules.length && kept.type.preparation == rules.preparation)
        #expect(kept.type.leadTime == rules.leadTime && kept.type.grid == rules.grid && kept.type.way == .phone)
        await #expect(throws: AppointmentProblem.changedMeanwhile) { try await town.schedules.add(details, rules, to: Town.admiville) }
        #expect(try await town.schedules.offers(of: OrganisationID(2)).isEmpty)
    }
}
