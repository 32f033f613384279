import Core
import Foundation

/// Everybody who took a ticket at a place today, and who can call them: what the desk, the screen and the telephones are told comes from here, and
/// so does who is called next.
struct WaitingRoom: Sendable {
    let queues: [Queue]
    let counters: [Counter]
    let tickets: [Ticket]
    let now: Date

    /// In the order in which they would be called if one counter called everybody.
    var waiting: [Ticket] { tickets.filter { $0.state == .waiting }.sorted { Turn($0, at: now) < Turn($1, at: now) } }

    /// Those who were called and are not gone, the latest first.
    var called: [Ticket] {
        tickets.filter { $0.state == .called }.sorted { ($0.shownAt ?? $0.takenAt, $0.id) > ($1.shownAt ?? $1.takenAt, $1.id) }
    }

    func current(of counter: CounterID) -> Ticket? { called.first { $0.counter == counter } }

    func next(for counter: Counter) -> Ticket? { waiting.first { canCall($0, counter) } }

    /// How many will be called before: those whose turn is sooner and whom a counter that could call this one may call first.
    func before(_ ticket: Ticket) -> Int {
        let callers = counters.filter { canCall(ticket, $0) }
        return waiting.prefix { $0.id != ticket.id }.filter { other in callers.contains { canCall(other, $0) } }.count
    }

    /// About how long until a ticket is called, in minutes rounded up to five; `nil` while too few were called today to say.
    func minutes(until ticket: Ticket) -> Int? {
        guard let pace = pace(for: ticket) else { return nil }
        let wait = max(pace * Double(before(ticket) + 1), ticket.due.map { $0.timeIntervalSince(now) } ?? 0)
        return max(1, Int((wait / 300).rounded(.up))) * 5
    }

    /// The usual time between two calls of the counters that can call it, from the last ones of the day. The middle one: a lunch break counts for
    /// one gap among others.
    private func pace(for ticket: Ticket) -> TimeInterval? {
        let callers = Set(counters.filter { canCall(ticket, $0) }.map(\.id))
        let calls = tickets.filter { $0.counter.map(callers.contains) ?? false }.compactMap(\.calledAt).sorted().suffix(Self.callsLookedAt)
        let gaps = zip(calls, calls.dropFirst()).map { $1.timeIntervalSince($0) }.sorted()
        return gaps.count < Self.fewestGaps ? nil : gaps[gaps.count / 2]
    }

    private static let callsLookedAt = 15
    private static let fewestGaps = 3

    private func canCall(_ ticket: Ticket, _ counter: Counter) -> Bool {
        ticket.keptFor.map { $0 == counter.id } ?? counter.details.queues.contains(ticket.queue)
    }

    func queue(_ id: QueueID) -> Queue? { queues.first { $0.id == id } }
    func counter(_ id: CounterID?) -> Counter? { counters.first { $0.id == id } }
    func ticket(_ id: TicketID) -> Ticket? { tickets.first { $0.id == id } }
}
