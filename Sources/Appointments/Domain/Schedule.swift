import Core
import Foundation
import Scheduling

/// A place with its desks and all that is needed to say when one can come, as it was read.
struct PlaceSchedule: Sendable {
    let place: Place
    let desks: [Desk]
    /// As the engine knows the desks, in the same order; bookings of some days only.
    let receivers: [Receiver]

    func question(for offer: Offer, _ party: Party, by audience: Audience, now: Date, on days: ClosedRange<LocalDate>) -> SlotQuestion {
        question(for: offer, party, by: audience, now: now, in: place.details.almanac(covering: days))
    }

    func question(for offer: Offer, _ party: Party, by audience: Audience, now: Date, in almanac: Almanac) -> SlotQuestion {
        SlotQuestion(
            for: offer.type, party, at: place.id, by: audience, now: Int(now.timeIntervalSince1970.rounded(.down)), in: almanac)
    }

    /// As if only that desk received; `nil`: all of them.
    func only(_ desk: ReceiverID?) -> PlaceSchedule {
        guard let desk else { return self }
        return PlaceSchedule(place: place, desks: desks.filter { $0.id == desk }, receivers: receivers.filter { $0.id == desk })
    }

    /// Those that came free and that only agents and those who wait see yet.
    func resting(for offer: Offer, _ party: Party, now: Date, on days: ClosedRange<LocalDate>) -> Set<Minute> {
        question(for: offer, party, by: .agents, now: now, on: days).restingStarts(with: receivers, on: days)
    }

    /// When one can come, whoever receives.
    func starts(for offer: Offer, _ party: Party, by audience: Audience, now: Date, on days: ClosedRange<LocalDate>) -> [Minute] {
        let question = question(for: offer, party, by: audience, now: now, on: days)
        let seats = offer.seats(of: party)
        return seats > 1 ? GroupQuestion(question, for: seats).starts(with: receivers, on: days) : question.starts(with: receivers, on: days)
    }
}

extension PlaceDetails {
    /// Bookings and openings of the days around cross midnight: feasts are known there too.
    func almanac(covering days: ClosedRange<LocalDate>) -> Almanac {
        let around = days.lowerBound.adding(days: -7)...days.upperBound.adding(days: 7)
        return Almanac(zone, holidaysOf: region, and: Set(feasts.flatMap { $0.days(in: around) }), covering: days)
    }

    func day(of minute: Minute) -> LocalDate { LocalDate(Date(timeIntervalSince1970: Double(minute * 60)), in: zone) }
}

extension Offer {
    /// What an appointment takes of whoever receives.
    func taken(from start: Minute, _ party: Party) -> Span {
        Span(start - type.around.before, start + type.length.minutes(for: party) + type.around.after)
    }
}
