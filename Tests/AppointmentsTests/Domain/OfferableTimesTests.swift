import Core
import Foundation
import Scheduling
import TestSupport
import Testing

@testable import Appointments

/// Places open each day from 9:00 to 17:00, every quarter of an hour, for half a year from Thursday 11 June 2026.
@Suite("What is free for those who wait")
struct OfferableTimesTests {
    private static let first = LocalDate("2026-06-11")!
    private static let card = AppointmentTypeID(1)
    private static let offer = Offer(
        type: AppointmentType(card, lasting: .fixed(15), leadTime: LeadTime(minimum: 3 * 86_400)), organisation: Town.admiville,
        details: OfferDetails(slug: "carte", title: "Carte d'identité", mostForOne: nil))

    private static func places(_ count: Int) -> [Place] {
        (1...count).map { Place(id: PlaceID(Int64($0)), organisation: Town.admiville, details: Town.details("Mairie \($0)")) }
    }

    private static func starts(days: Int) -> [Minute] {
        (0..<days).flatMap { day in
            let morning = Int(first.adding(days: day).instant(secondOfDay: 9 * 3600, in: Town.paris).timeIntervalSince1970) / 60
            return stride(from: morning, to: morning + 8 * 60, by: 15)
        }
    }

    private static func wait(_ wishes: WaitWishes, passed: Set<String> = []) -> Wait {
        Wait(
            id: WaitID(1), organisation: Town.admiville, reference: Reference.random(), wishes: wishes, person: Person(name: "Zoé"), state: .waiting,
            since: Town.now, offers: 0, passed: passed, appointment: nil, offeredUntil: nil, isByAgent: false)
    }

    private static func wishes(
        _ from: String, _ to: String, at places: Set<PlaceID> = [], weekdays: Set<Int> = [], moments: Set<DayMoment> = []
    ) -> WaitWishes {
        WaitWishes(
            type: card, places: places, days: LocalDate(from)!...LocalDate(to)!, weekdays: weekdays, moments: moments, party: Party())
    }

    private static func times(_ places: [Place], _ starts: [PlaceID: [Minute]]) -> OfferableTimes {
        var times = OfferableTimes(offers: [offer], places: places)
        times.add(starts, for: offer, Party(), Town.now)
        return times
    }

    private static func full(_ count: Int, days: Int) -> OfferableTimes {
        let (places, starts) = (places(count), starts(days: days))
        return times(places, Dictionary(uniqueKeysWithValues: places.map { ($0.id, starts) }))
    }

    @Test("Of a thousand places and half a year, only the days and places that somebody asked for are worked out, each day once for all")
    func proportional() {
        var times = Self.full(1000, days: 180)
        #expect(times.worked == 0 && times.looked == 0)

        let one = times.candidates(for: Self.wait(Self.wishes("2026-09-01", "2026-09-02", at: [PlaceID(7)])))
        #expect(one.count == 3 && times.worked == 1 && times.looked == 3)
        _ = times.candidates(for: Self.wait(Self.wishes("2026-09-01", "2026-09-01", at: [PlaceID(8)], moments: [.afternoon])))
        #expect(times.worked == 1 && times.looked == 6)
        for _ in 1...500 {
            #expect(times.candidates(for: Self.wait(Self.wishes("2026-12-20", "2027-03-20", at: [PlaceID(9)]))).isEmpty)
        }
        #expect(times.worked == 1 && times.looked == 6, "nothing is free then: no day is worked out")
    }

    @Test("Who can come on Sundays alone has Sundays worked out, and no other day")
    func weekdays() {
        var times = Self.full(3, days: 28)
        let sundays = Self.starts(days: 28).filter { Town.details("").day(of: $0).weekday != 7 }
        var closed = Self.times(Self.places(3), [PlaceID(1): sundays, PlaceID(2): sundays])

        #expect(times.candidates(for: Self.wait(Self.wishes("2026-06-12", "2027-01-31", weekdays: [7]))).count == 3 && times.worked == 1)
        for _ in 1...100 { #expect(closed.candidates(for: Self.wait(Self.wishes("2026-06-12", "2027-01-31", weekdays: [7]))).isEmpty) }
        #expect(closed.worked == 4 && closed.looked == 0, "the four Sundays, once for the hundred who want them")
    }

    @Test("They are those that looking at every free time finds, over a change of hour too", arguments: 1...40)
    func same(seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        let places = Self.places(4)
        let all = Self.starts(days: 150)
        let starts = Dictionary(uniqueKeysWithValues: places.map { ($0.id, all.filter { _ in Int.random(in: 0..<60, using: &dice) == 0 }) })
        var times = Self.times(places, starts)
        let everything = places.flatMap { place in starts[place.id]!.map { (start: $0, place: place) } }.sorted {
            ($0.start, $0.place.id) < ($1.start, $1.place.id)
        }

        for _ in 0..<30 {
            let from = Self.first.adding(days: Int.random(in: -10..<160, using: &dice))
            let wishes = WaitWishes(
                type: Self.card, places: Set([1, 2, 3, 4, 9].filter { _ in Bool.random(using: &dice) }.map { PlaceID($0) }),
                days: from...from.adding(days: Int.random(in: 0..<60, using: &dice)),
                weekdays: Set((1...7).filter { _ in Int.random(in: 0..<3, using: &dice) == 0 }),
                moments: Set(DayMoment.allCases.filter { _ in Bool.random(using: &dice) }), party: Party())
            let suiting = everything.filter {
                wishes.suits($0.start, at: $0.place) && Self.offer.end(ofOffering: $0.start, at: $0.place, Town.now) != nil
            }
            let passed = Set(suiting.prefix(2).filter { _ in Bool.random(using: &dice) }.map { WaitWishes.mark(of: $0.start, at: $0.place.id) })
            let expected = suiting.filter { !passed.contains(WaitWishes.mark(of: $0.start, at: $0.place.id)) }.prefix(3)

            let found = times.candidates(for: Self.wait(wishes, passed: passed))

            #expect(found.map { "\($0.place) \($0.start)" } == expected.map { "\($0.place.id) \($0.start)" })
        }
    }
}
