import Core
import Foundation
import Scheduling

/// What is free for those who wait, so that thousands of them can be gone through. Of all that is free, only the days and places that somebody asked for are
/// looked at: a day is worked out once for all, and whoever wants what somebody before them wanted in vain is passed at once.
struct OfferableTimes: Sendable {
    /// How many times are tried for one person: somebody else may be faster.
    private static let mostTries = 3

    let places: [Place]
    private let offers: [AppointmentTypeID: Offer]
    private let byID: [PlaceID: Place]
    private var known: [FreedTime.Wanted: Free] = [:]
    private var days: [DayThere: DaySpans] = [:]
    private var inVain: Set<WaitWishes> = []
    /// How many free times were looked at, for all who were gone through.
    private(set) var looked = 0

    /// How many days were worked out on the clocks of the places.
    var worked: Int { days.count }

    init(offers: [Offer], places: [Place]) {
        self.places = places
        self.offers = Dictionary(offers.map { ($0.id, $0) }) { first, _ in first }
        byID = Dictionary(places.map { ($0.id, $0) }) { first, _ in first }
    }

    func offer(_ type: AppointmentTypeID) -> Offer? { offers[type] }

    func knows(_ offer: Offer, _ party: Party) -> Bool { known[.init(type: offer.id, party: party)] != nil }

    /// - Parameter starts: what is free, in order.
    mutating func add(_ starts: [PlaceID: [Minute]], for offer: Offer, _ party: Party, _ now: Date) {
        let zones = Set(places.map(\.details.zone))
        let soonest = zones.map { zone in offer.soonestOffered(in: zone, now).map { (zone, $0) } }.compactMap(\.self)
        known[.init(type: offer.id, party: party)] = Free(starts: starts, soonest: Dictionary(uniqueKeysWithValues: soonest))
    }

    /// The soonest first.
    mutating func candidates(for wait: Wait) -> [Wish] {
        let wishes = wait.wishes
        guard !inVain.contains(wishes), let free = known[.init(type: wishes.type, party: wishes.party)] else { return [] }
        let wanted = wishes.places.isEmpty ? places : wishes.places.compactMap { byID[$0] }
        var (found, isAny) = ([Wish](), false)
        for day in free.days(of: wishes) {
            var times: [(start: Minute, place: PlaceID)] = []
            for place in wanted {
                let suiting = suiting(wishes, on: day, at: place, free)
                isAny = isAny || !suiting.isEmpty
                // What they passed is theirs alone: it says nothing of the others.
                times += suiting.lazy.filter { !wait.passed.contains(WaitWishes.mark(of: $0, at: place.id)) }.prefix(Self.mostTries).map {
                    ($0, place.id)
                }
            }
            looked += times.count
            found += times.sorted { ($0.start, $0.place) < ($1.start, $1.place) }.map {
                Wish(type: wishes.type, place: $0.place, party: wishes.party, start: $0.start, audience: .waitingList)
            }
            if found.count >= Self.mostTries { break }
        }
        if !isAny { inVain.insert(wishes) }
        return Array(found.prefix(Self.mostTries))
    }

    /// What is free of a day that they asked for, at the hours that they can come. Found by halves: nothing else of the place is read.
    private mutating func suiting(_ wishes: WaitWishes, on day: LocalDate, at place: Place, _ free: Free) -> ArraySlice<Minute> {
        guard let starts = free.starts[place.id], !starts.isEmpty, let soonest = free.soonest[place.details.zone] else { return [] }
        let span = spans(of: day, in: place.details.zone).span(of: wishes.moments)
        let (first, end) = (starts.firstIndex(from: max(span.start, soonest)), starts.firstIndex(from: span.end))
        return first < end ? starts[first..<end] : []
    }

    private mutating func spans(of day: LocalDate, in zone: TimeZone) -> DaySpans {
        let key = DayThere(day: day, zone: zone)
        if let spans = days[key] { return spans }
        let spans = DaySpans(of: day, in: zone)
        days[key] = spans
        return spans
    }
}

extension OfferableTimes {
    /// What is free for one type and party.
    private struct Free: Sendable {
        let starts: [PlaceID: [Minute]]
        /// What is nearer is not offered: by the clock of the place.
        let soonest: [TimeZone: Minute]
        /// From the first that is free to the last, with a day on each side for whatever clock.
        private let days: ClosedRange<LocalDate>?

        init(starts: [PlaceID: [Minute]], soonest: [TimeZone: Minute]) {
            (self.starts, self.soonest) = (starts, soonest)
            func day(_ minute: Minute?) -> LocalDate? { minute.map { LocalDate(Date(timeIntervalSince1970: Double($0 * 60)), in: .gmt) } }
            let (first, last) = (day(starts.values.compactMap(\.first).min()), day(starts.values.compactMap(\.last).max()))
            days = first.flatMap { first in last.map { first.adding(days: -1)...$0.adding(days: 1) } }
        }

        /// Those that somebody asked for, in order.
        func days(of wishes: WaitWishes) -> some Sequence<LocalDate> {
            let asked = days.flatMap { $0.overlaps(wishes.days) ? $0.clamped(to: wishes.days) : nil }
            let all = sequence(state: asked?.lowerBound) { (next: inout LocalDate?) -> LocalDate? in
                guard let day = next, let last = asked?.upperBound, day <= last else { return nil }
                next = day.adding(days: 1)
                return day
            }
            return all.lazy.filter { wishes.weekdays.isEmpty || wishes.weekdays.contains($0.weekday) }
        }
    }

    private struct DayThere: Hashable {
        let day: LocalDate
        let zone: TimeZone
    }

    /// A day on the clock of a place, and where its afternoon begins.
    private struct DaySpans {
        let start: Minute
        let afternoon: Minute
        let end: Minute

        init(of day: LocalDate, in zone: TimeZone) {
            func minute(_ day: LocalDate, _ hour: Int) -> Minute {
                Int(day.instant(secondOfDay: Double(hour) * 3600, in: zone).timeIntervalSince1970) / 60
            }
            (start, afternoon, end) = (minute(day, 0), minute(day, DayMoment.afternoonBegins), minute(day.adding(days: 1), 0))
        }

        func span(of moments: Set<DayMoment>) -> Span {
            let isWhole = moments.isEmpty || moments.count == DayMoment.allCases.count
            return isWhole ? Span(start, end) : moments.contains(.morning) ? Span(start, afternoon) : Span(afternoon, end)
        }
    }
}

extension [Minute] {
    /// Of sorted minutes: where those begin that are not before one.
    fileprivate func firstIndex(from minute: Minute) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < minute { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
