import Core
import Foundation
import Scheduling
import Storage

/// What is free of a draw while some are served, inside their transaction: read once, and again for the day of each place that is given.
struct DrawnTimes {
    let draw: Draw
    let offer: Offer
    private let connection: any Connection
    private let seed: UInt64
    private let now: Date
    private var schedules: [PlaceID: PlaceSchedule] = [:]
    /// For each party that somebody asked for: sorted starts.
    private var starts: [Party: [PlaceID: [Minute]]] = [:]

    /// `nil` where the type is no longer booked by people.
    init?(_ draw: Draw, on connection: any Connection, seed: UInt64, now: Date) throws {
        guard let offer = try connection.row("SELECT * FROM appointment_type WHERE id = \(draw.type)").map(Offer.init), offer.details.isPublic else {
            return nil
        }
        (self.draw, self.offer, self.connection, self.seed, self.now) = (draw, offer, connection, seed, now)
        for place in try connection.rows("SELECT * FROM place WHERE organisation_id = \(draw.organisation) AND is_shown ORDER BY id").map(Place.init)
        where draw.isAt(place.id) {
            schedules[place.id] = try schedule(of: place, on: draw.days)
        }
    }

    /// For one person each.
    var seats: Int {
        schedules.values.reduce(0) { sum, schedule in
            sum + schedule.question(for: offer, Party(), by: .drawn, now: now, on: draw.days).seats(with: schedule.receivers, on: draw.days)
        }
    }

    /// The soonest of what they could come at. An agent may be faster: then the next.
    mutating func find(for registration: Registration) throws -> (wish: Wish, seat: TakenSeat)? {
        let party = registration.wishes.party
        if starts[party] == nil { starts[party] = schedules.mapValues { starts(of: $0, for: party, on: draw.days) } }
        while let (start, place) = soonest(for: registration.wishes) {
            let wish = Wish(type: offer.id, place: place.id, party: party, start: start, audience: .drawn)
            do { return (wish, try connection.seat(for: wish, in: draw.organisation, seed: seed, now: now)) } catch AppointmentProblem.taken {
                try changed(wish)
                starts[party]?[place.id]?.removeAll { $0 == start }
            }
        }
        return nil
    }

    /// What is free around that time is not what it was: somebody has it.
    mutating func changed(_ wish: Wish) throws {
        guard let place = schedules[wish.place]?.place else { return }
        let day = place.details.day(of: wish.start)
        let schedule = try schedule(of: place, on: day...day)
        let span = place.details.span(of: day...day)
        for party in starts.keys {
            let others = (starts[party]?[place.id] ?? []).filter { !($0 >= span.start && $0 < span.end) }
            let ofDay = starts(of: schedule, for: party, on: day...day)
            starts[party]?[place.id] = (others + ofDay).sorted()
        }
    }

    private func soonest(for wishes: WaitWishes) -> (start: Minute, place: Place)? {
        let found = schedules.values.compactMap { schedule in
            starts[wishes.party]?[schedule.place.id]?.first { wishes.suits($0, at: schedule.place) }.map { (start: $0, place: schedule.place) }
        }
        return found.min { ($0.start, $0.place.id) < ($1.start, $1.place.id) }
    }

    private func starts(of schedule: PlaceSchedule, for party: Party, on days: ClosedRange<LocalDate>) -> [Minute] {
        schedule.starts(for: offer, party, by: .drawn, now: now, on: days)
    }

    private func schedule(of place: Place, on days: ClosedRange<LocalDate>) throws -> PlaceSchedule {
        let desks = try connection.rows("SELECT * FROM desk WHERE place_id = \(place.id) AND is_open ORDER BY id").map(Desk.init)
        return try connection.schedule(of: place, desks, on: days, seed: seed, now: now)
    }
}
