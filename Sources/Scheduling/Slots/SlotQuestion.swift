import Core

/// « When can one come? », asked of whoever receives.
///
/// The one computation of slots: what shows them and what books them ask the same question, so that what is shown can be booked. A *session* is
/// one day of an opening; in it, a *slot* is a start whose whole time, preparation included, lies in free time. All intervals are half-open.
public struct SlotQuestion: Sendable {
    public let type: AppointmentType
    public let party: Party
    /// Where; anywhere when `nil`.
    public let place: PlaceID?
    public let audience: Audience
    /// In seconds since 1970.
    public let now: Int
    public let almanac: Almanac

    public init(
        for type: AppointmentType, _ party: Party = Party(), at place: PlaceID? = nil, by audience: Audience = .online, now: Int, in almanac: Almanac
    ) {
        (self.type, self.party, self.place, self.audience, self.now, self.almanac) = (type, party, place, audience, now, almanac)
    }

    /// When this person can book with this receiver, sorted, each start once.
    public func starts(with receiver: Receiver, on days: ClosedRange<LocalDate>) -> [Minute] {
        bookableSlots(with: receiver, on: days).map(\.start)
    }

    func bookableSlots(with receiver: Receiver, on days: ClosedRange<LocalDate>) -> [Slot] {
        let bookable = leadTime.bookable(at: now, almanac.clock)
        return slots(with: receiver, on: days).filter { slot in
            slot.start >= bookable.start && slot.start < bookable.end && slot.places(for: audience, at: now) > 0
        }
    }

    /// Who draws looked at the last day when they set it up.
    private var leadTime: LeadTime {
        switch audience {
        case .agents: .none
        case .drawn: LeadTime(minimum: type.leadTime.minimum, horizon: .unlimited)
        case .waitingList, .online: type.leadTime
        }
    }

    /// When they can book with any of these, sorted, each start once.
    public func starts(with receivers: [Receiver], on days: ClosedRange<LocalDate>) -> [Minute] {
        var starts = receivers.flatMap { self.starts(with: $0, on: days) }
        if receivers.count > 1 { starts = starts.sorted().withoutRepetition() }
        return starts
    }

    /// Whether that start can be booked, now. **Ask it again inside the transaction that books**: two people may see the same slot.
    public func isFree(_ start: Minute, with receiver: Receiver) -> Bool {
        let day = LocalDate(dayNumber: almanac.clock.day(at: start))
        return starts(with: receiver, on: day...day).contains(start)
    }

    /// Those that came free, and that people who look for themselves do not see yet.
    public func restingStarts(with receivers: [Receiver], on days: ClosedRange<LocalDate>) -> Set<Minute> {
        let minute = now.flooredQuotient(by: 60)
        return Set(
            receivers.filter { !$0.rests.isEmpty }.flatMap { slots(with: $0, on: days) }.filter { $0.rests.contains { $0 > minute } }.map(\.start))
    }

    /// Every slot that is still to come, the reserve told apart; no lead time is looked at. What an index keeps.
    public func slots(with receiver: Receiver, on days: ClosedRange<LocalDate>) -> [Slot] {
        let range = days.lowerBound.dayNumber...days.upperBound.dayNumber
        let (from, to) = (almanac.clock.minute(day: range.lowerBound, at: 0), almanac.clock.minute(day: range.upperBound + 1, at: 0))
        let openings = receiver.openings.filter { $0.serves(type.id, at: place) }
        guard !openings.isEmpty else { return [] }
        let occupation = Occupation(of: receiver, on: range.lowerBound - 1...range.upperBound + 2, almanac)
        let slots = openings.flatMap { opening in
            opening.times.spans(in: range, almanac.clock).flatMap { day, span in
                let session = Session(span: span, day: day, opening: opening)
                let slots = self.slots(in: session, occupation, receiver.id)
                return isWithheld(session) ? slots.map(\.withheld) : slots
            }
        }
        return slots.filter { $0.start >= from && $0.start < to }.sortedByStart(isSorted: openings.count == 1)
    }

    private func slots(in session: Session, _ occupation: Occupation, _ receiver: ReceiverID) -> [Slot] {
        let earliest = now.ceilingQuotient(by: 60)
        guard !session.span.isEmpty, session.span.end > earliest else { return [] }
        let footprint = type.footprint(for: party)
        let open = session.span.subtracting(occupation.closures(for: session.opening))
        let free = open.flatMap { $0.subtracting(occupation.full) }
        let slots = session.starts(in: free, footprint, type.grid, from: earliest, almanac.clock).map { start in
            let taken = footprint.taken(from: start)
            return Slot(start: start, free: occupation.places(in: taken), rests: occupation.rests(in: taken))
        }
        guard let reserve = session.opening.reserve, !slots.isEmpty else { return slots }
        let left = reserve.minutesLeft(of: units(in: session, open, occupation.capacity), offline: occupation.offlineMinutes(in: session.span))
        let release = reserve.release.moment(of: session, for: receiver, almanac.clock)
        return Keeping(session, footprint, type.grid, occupation.capacity).keep(
            left.ceilingQuotient(by: footprint.minutes), of: slots, until: release)
    }

    /// What the session would hold of appointments for one person if nothing were booked: closures count, appointments do not, nor what time it is.
    private func units(in session: Session, _ open: [Span], _ capacity: Int) -> Reserve.Units {
        let one = type.footprint(for: Party())
        let starts = session.starts(in: open, one, type.grid, from: .min, almanac.clock)
        return Reserve.Units(count: starts.oneAfterAnother(one.minutes).count * capacity, minutes: one.minutes)
    }
}

extension [Slot] {
    /// Two openings of one receiver may give the same start: it is one slot, with the places of the more generous.
    fileprivate func sortedByStart(isSorted: Bool) -> [Slot] {
        guard !isSorted else { return self }
        var result: [Slot] = []
        for slot in sorted(by: { ($0.start, $1.open) < ($1.start, $0.open) }) where result.last?.start != slot.start {
            result.append(slot)
        }
        return result
    }
}

extension [Minute] {
    /// As many as can all be held, from the first one on: on a fine grid, starts overlap.
    func oneAfterAnother(_ minutes: Int) -> [Minute] {
        var result: [Minute] = []
        for start in self where result.last.map({ start >= $0 + minutes }) ?? true { result.append(start) }
        return result
    }

    func withoutRepetition() -> [Minute] {
        var result: [Minute] = []
        for minute in self where result.last != minute { result.append(minute) }
        return result
    }
}
