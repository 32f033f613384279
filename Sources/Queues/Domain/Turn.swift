import Core
import Foundation

/// When somebody's turn comes, compared with others'.
///
/// First those whose time has come: the hour of an appointment, or the priority that the law gives (CASF L241-3: the mobility inclusion card
/// « priorité » or « invalidité » passes before in queues). Then those who came without appointment. Then, if nobody else waits, those who are early.
/// Among equals the longest wait is first. Who comes late for an appointment waits like the others, from their arrival.
struct Turn: Comparable {
    /// How late one may come and keep the place of one's appointment.
    static let grace: TimeInterval = 600

    let rank: Int
    let since: Date
    let id: TicketID

    init(_ ticket: Ticket, at now: Date) {
        id = ticket.id
        let due = ticket.due.flatMap { ticket.takenAt > $0 + Self.grace ? nil : $0 }
        if ticket.hasPriority {
            (rank, since) = (0, min(ticket.takenAt, due ?? ticket.takenAt))
        } else if let due {
            (rank, since) = (due <= now ? 0 : 2, due)
        } else {
            (rank, since) = (1, ticket.takenAt)
        }
    }

    static func < (left: Turn, right: Turn) -> Bool { (left.rank, left.since, left.id) < (right.rank, right.since, right.id) }
}
