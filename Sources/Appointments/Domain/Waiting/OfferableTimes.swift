import Core
import Foundation
import Scheduling

/// What is free for those who wait, so that thousands of them can be gone through: days and hours are computed once for all of them, and whoever wants what
/// somebody before them wanted in vain is passed at once.
struct OfferableTimes: Sendable {
    /// How many times are tried for one person: somebody else may be faster.
    private static let mostTries = 3

    let places: [Place]
    private let offers: [AppointmentTypeID: Offer]
    private var times: [FreedTime.Wanted: [Time]] = [:]
    private var inVain: Set<WaitWishes> = []

    private struct Time {
        let start: Minute
        let place: PlaceID
        let day: LocalDate
        let moment: DayMoment
    }

    init(offers: [Offer], places: [Place]) {
        self.places = places
        self.offers = Dictionary(offers.map { ($0.id, $0) }) { first, _ in first }
    }

    func offer(_ type: AppointmentTypeID) -> Offer? { offers[type] }

    func knows(_ offer: Offer, _ party: Party) -> Bool { times[.init(type: offer.id, party: party)] != nil }

    /// - Parameter starts: what is free, in order.
    mutating func add(_ starts: [PlaceID: [Minute]], for offer: Offer, _ party: Party, _ now: Date) {
        let found = places.flatMap { place -> [Time] in
            let free = starts[place.id] ?? []
            // What is too near to be offered comes first: the later a time is, the longer it may be kept.
            return free.drop { offer.end(ofOffering: $0, at: place, now) == nil }.map {
                Time(start: $0, place: place.id, day: place.details.day(of: $0), moment: DayMoment(of: $0, in: place.details.zone))
            }
        }
        times[.init(type: offer.id, party: party)] = found.sorted { ($0.start, $0.place) < ($1.start, $1.place) }
    }

    /// The soonest first.
    mutating func candidates(for wait: Wait) -> [Wish] {
        let wishes = wait.wishes
        guard !inVain.contains(wishes), let known = times[.init(type: wishes.type, party: wishes.party)] else { return [] }
        let suiting = known.lazy.filter { wishes.suits($0.day, $0.moment, at: $0.place) }
        // What they passed is theirs alone: it says nothing of the others.
        if suiting.first == nil { inVain.insert(wishes) }
        return suiting.filter { !wait.passed.contains(WaitWishes.mark(of: $0.start, at: $0.place)) }.prefix(Self.mostTries).map {
            Wish(type: wishes.type, place: $0.place, party: wishes.party, start: $0.start, audience: .waitingList)
        }
    }
}
