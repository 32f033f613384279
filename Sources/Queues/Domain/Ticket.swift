import Core
import Foundation
import Scheduling

/// Somebody's place in a queue. It holds a number and no name: who comes by appointment is known by the number of the appointment alone, and all of
/// it is forgotten at night.
struct Ticket: Sendable, Equatable {
    let id: TicketID
    let place: PlaceID
    let queue: QueueID
    /// Of the queue where it was taken: a transfer does not change what is printed.
    let letter: String
    let number: Int
    let state: State
    let takenAt: Date
    /// The hour of the appointment, if there is one.
    let due: Date?
    let hasPriority: Bool
    let appointment: Reference?
    /// Who called it.
    let counter: CounterID?
    /// Transferred to one counter: no other calls it.
    let keptFor: CounterID?
    /// The first time; a recall shows it again without changing this.
    let calledAt: Date?
    let shownAt: Date?
    /// How many times it was called.
    let calls: Int

    enum State: String, Sendable {
        case waiting, called
        /// Was received.
        case done
        /// Was called in vain, or gave up.
        case left
    }

    /// « A12 »: what is printed, shown and said.
    var label: String { "\(letter)\(number)" }
}

/// What is asked for when a ticket is taken.
struct TicketWish: Sendable {
    let queue: QueueID
    var hasPriority = false
    var appointment: (reference: Reference, due: Date)?
}
