import Core

/// « When can several come side by side? »: as many appointments as there are people, at the same hour with several who receive, then one right after
/// the other. All of them begin together or follow without a gap; a grid may leave less than one of its steps between two.
public struct GroupQuestion: Sendable {
    public let question: SlotQuestion
    public let count: Int

    /// - Parameter question: about one of them.
    public init(_ question: SlotQuestion, for count: Int) { (self.question, self.count) = (question, max(1, count)) }

    /// One of the appointments of a group.
    public struct Seat: Sendable, Hashable {
        public let receiver: ReceiverID
        public let start: Minute
    }

    /// When the first of them may begin, sorted, each start once.
    public func starts(with receivers: [Receiver], on days: ClosedRange<LocalDate>) -> [Minute] {
        let receivers = receivers.sorted { $0.id < $1.id }
        let chains = receivers.map { Chain(question, $0, on: days) }
        let needsProof = receivers.contains(where: \.mayShift)
        return Set(chains.flatMap(\.starts)).sorted().filter { start in
            guard let seats = seats(from: start, chains) else { return false }
            return !needsProof || areFree(seats, with: receivers)
        }
    }

    /// Who receives each of them, and when; `nil` when they do not all fit. **Ask it again inside the transaction that books.**
    public func seats(from start: Minute, with receivers: [Receiver]) -> [Seat]? {
        let day = LocalDate(dayNumber: question.almanac.clock.day(at: start))
        let receivers = receivers.sorted { $0.id < $1.id }
        // A night has a morning: those who follow may be of the next day.
        let found = seats(from: start, receivers.map { Chain(question, $0, on: day...day.adding(days: 1)) })
        return found.flatMap { areFree($0, with: receivers) ? $0 : nil }
    }

    /// Whether each can be booked once those before are.
    private func areFree(_ seats: [Seat], with receivers: [Receiver]) -> Bool {
        var receivers = receivers
        for seat in seats {
            guard let index = receivers.firstIndex(where: { $0.id == seat.receiver }), question.isFree(seat.start, with: receivers[index]) else {
                return false
            }
            let span = question.type.footprint(for: question.party).taken(from: seat.start)
            receivers[index].bookings.append(Booking(span, question.audience == .agents ? .offline : .online))
        }
        return true
    }

    /// As many as can at the first hour, then as many as can right after: nobody waits longer than need be.
    private func seats(from start: Minute, _ chains: [Chain]) -> [Seat]? {
        var seats: [Seat] = []
        var turn = chains.filter { $0.places[start] != nil }.map { ($0, start) }
        while seats.count < count, !turn.isEmpty {
            for (chain, at) in turn {
                let taken = min(chain.places[at] ?? 0, count - seats.count)
                seats += Array(repeating: Seat(receiver: chain.receiver, start: at), count: taken)
            }
            turn = turn.compactMap { chain, at in chain.next(after: at).map { (chain, $0) } }
        }
        return seats.count == count ? seats : nil
    }

    /// The free times of one who receives, each with its places.
    private struct Chain {
        let receiver: ReceiverID
        let starts: [Minute]
        let places: [Minute: Int]
        private let minutes: Int
        private let slack: Int

        init(_ question: SlotQuestion, _ receiver: Receiver, on days: ClosedRange<LocalDate>) {
            let slots = question.bookableSlots(with: receiver, on: days)
            self.receiver = receiver.id
            starts = slots.map(\.start)
            places = Dictionary(slots.map { ($0.start, $0.places(for: question.audience, at: question.now)) }) { first, _ in first }
            minutes = question.type.footprint(for: question.party).minutes
            slack =
                switch question.type.grid {
                case .closeTogether: 0
                case .fromOpening(let every), .roundTimes(let every): max(1, every) - 1
                }
        }

        /// The first start once that one is over, if it comes right after.
        func next(after start: Minute) -> Minute? {
            let index = starts.index { $0 >= start + minutes }
            guard index < starts.count, starts[index] <= start + minutes + slack else { return nil }
            return starts[index]
        }
    }
}

extension Receiver {
    /// Whether a booking may change when others begin: where several are received at once, the grid begins again after the time when all are taken;
    /// and openings may lie over each other.
    fileprivate var mayShift: Bool {
        let hours = openings.map(\.times.hours)
        return capacity > 1
            || hours.indices.contains { one in hours[..<one].contains { $0.start < hours[one].end && hours[one].start < $0.end } }
    }
}
