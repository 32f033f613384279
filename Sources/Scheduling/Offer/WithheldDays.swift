import Core

/// Days whose times nobody books online by themselves: they will be drawn by lot among those who registered. Agents book them as ever.
public struct WithheldDays: Sendable, Hashable {
    public let days: ClosedRange<LocalDate>
    /// Everywhere when `nil`.
    public let place: PlaceID?

    public init(_ days: ClosedRange<LocalDate>, at place: PlaceID? = nil) { (self.days, self.place) = (days, place) }
}

extension SlotQuestion {
    func isWithheld(_ session: Session) -> Bool {
        guard audience != .drawn, !type.withheld.isEmpty else { return false }
        let day = LocalDate(dayNumber: session.day)
        return type.withheld.contains { $0.days.contains(day) && ($0.place == nil || $0.place == session.opening.place) }
    }

    /// How many appointments these can all be given on these days, one after another.
    public func seats(with receivers: [Receiver], on days: ClosedRange<LocalDate>) -> Int {
        receivers.reduce(0) { sum, receiver in
            let slots = bookableSlots(with: receiver, on: days)
            let chain = Set(slots.map(\.start).oneAfterAnother(type.footprint(for: party).minutes))
            return slots.filter { chain.contains($0.start) }.reduce(sum) { $0 + $1.places(for: audience, at: now) }
        }
    }
}

extension Slot {
    /// As if all of it were kept, for good.
    var withheld: Slot {
        var slot = self
        (slot.kept, slot.release) = (free, .never)
        return slot
    }
}
