import Core
import Foundation
import Scheduling

/// Queues, counters and tickets, as they are kept. Each write is one transaction, one after another at a place: two counters never call the same
/// ticket, and no number is given twice.
protocol QueueRepository: Sendable {
    /// Everybody who came to the place that day, in two statements more than there are kinds of rows, whatever their number.
    func room(at place: PlaceID, on day: LocalDate, now: Date) async throws -> WaitingRoom
    /// Those that have an open queue.
    func withQueues(among places: [PlaceID]) async throws -> Set<PlaceID>
    /// Changes the secret addresses of a place when it is raised.
    func edition(of place: PlaceID) async throws -> Int
    func raiseEdition(of place: QueuePlace) async throws

    /// - Returns: `nil` when the place has a queue of this letter.
    func add(_ queue: QueueDetails, to place: QueuePlace) async throws -> QueueID?
    func save(_ queue: Queue) async throws
    func add(_ counter: CounterDetails, to place: QueuePlace) async throws -> CounterID
    func save(_ counter: Counter) async throws
    func remove(_ counter: CounterID, of place: PlaceID) async throws

    /// - Throws: ``QueueProblem/closed``, ``QueueProblem/hasTicket(_:)``.
    func take(_ wish: TicketWish, at place: QueuePlace, now: Date) async throws -> Ticket
    func find(_ ticket: TicketID) async throws -> Ticket?
    /// Ends whom the counter received, and calls the next.
    /// - Parameter current: whom the page showed as received: a second press, or a colleague at the same counter, calls nobody more.
    /// - Returns: who was received, and who is called; `nil` when nobody waits.
    /// - Throws: ``QueueProblem/changedMeanwhile``.
    func callNext(from counter: CounterID, of place: QueuePlace, after current: TicketID?, now: Date) async throws -> (done: Ticket?, called: Ticket?)
    func recall(_ ticket: TicketID, at place: PlaceID, now: Date) async throws -> Ticket
    func end(_ ticket: TicketID, at place: PlaceID, as state: Ticket.State, now: Date) async throws -> Ticket
    /// Puts somebody who was called back among those who wait, at the turn that they had.
    func transfer(_ ticket: TicketID, at place: PlaceID, to destination: Destination) async throws -> Ticket

    /// By hour of the day, of the days that are kept and of today.
    func waits(at place: PlaceID, on days: ClosedRange<LocalDate>) async throws -> [Int: Waits]
    /// Keeps the figures of the days before, and forgets their tickets.
    func close(before day: LocalDate, of organisation: OrganisationID) async throws -> Int
}

/// Where somebody is sent.
enum Destination: Sendable, Equatable {
    case queue(QueueID)
    case counter(CounterID)
}
