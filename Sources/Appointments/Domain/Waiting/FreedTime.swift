import Core
import Foundation
import Scheduling

/// What came free at a place, and what can still be offered of it to those who wait.
struct FreedTime: Sendable {
    let organisation: OrganisationID
    let place: Place
    let day: LocalDate
    /// Those whose shortest appointment still fits: nobody waits for another in vain.
    private(set) var types: [AppointmentTypeID] = []

    private let taken: Span
    private let offers: [Offer]
    private let now: Date
    private var schedule: PlaceSchedule?
    /// By what is wanted, computed once for all who want the same.
    private var starts: [Wanted: [Minute]] = [:]

    struct Wanted: Hashable {
        let type: AppointmentTypeID
        let party: Party
    }

    /// - Parameter offers: those that keep a list.
    init(_ freed: Appointment, at place: Place, offers: [Offer], now: Date) {
        (organisation, self.place, taken, self.offers, self.now) = (freed.organisation, place, freed.taken, offers, now)
        day = place.details.day(of: freed.start)
    }

    /// The place as it is now: what is left changes with each offer.
    mutating func read(_ schedule: PlaceSchedule) {
        (self.schedule, starts) = (schedule, [:])
        types = offers.filter { !starts(for: Wanted(type: $0.id, party: Party()), $0).isEmpty }.map(\.id)
    }

    /// What can be offered to somebody; `nil` when nothing left suits them.
    mutating func wish(of wait: Wait) -> Wish? {
        guard let offer = offers.first(where: { $0.id == wait.wishes.type }) else { return nil }
        let wanted = Wanted(type: offer.id, party: wait.wishes.party)
        guard let start = starts(for: wanted, offer).first(where: { wait.wants($0, at: place) }) else { return nil }
        return Wish(type: offer.id, place: place.id, party: wanted.party, start: start, audience: .waitingList)
    }

    private mutating func starts(for wanted: Wanted, _ offer: Offer) -> [Minute] {
        if let known = starts[wanted] { return known }
        let all = schedule?.starts(for: offer, wanted.party, by: .waitingList, now: now, on: day...day) ?? []
        // What is too near to be kept for anybody is offered to nobody: else all would be tried, one after another.
        let overlapping = all.filter {
            offer.taken(from: $0, wanted.party).overlaps(taken) && offer.end(ofOffering: $0, at: place, now) != nil
        }
        starts[wanted] = overlapping
        return overlapping
    }
}
