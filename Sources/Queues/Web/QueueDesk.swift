import Core
import Foundation
import Scheduling
import Web

/// What the pages of this room share: where queues are kept, and whom to ask about the rest.
struct QueueDesk: Sendable {
    let queues: any QueueRepository
    let places: any QueuePlaces
    let arrivals: any QueueArrivals
    let links: QueueLinks

    func room(at place: QueuePlace, now: Date) async throws -> WaitingRoom {
        try await queues.room(at: place.id, on: LocalDate(now, in: place.zone), now: now)
    }

    /// The place that the agent asks for, else the first of theirs.
    func place(_ wanted: String?, for viewer: AgentViewer) async throws -> (all: [QueuePlace], chosen: QueuePlace?) {
        let all = try await places.places(for: viewer)
        guard let wanted, !wanted.isEmpty else {
            // An agent of several places begins where people wait.
            let used = try await queues.withQueues(among: all.map(\.id))
            return (all, all.first { used.contains($0.id) } ?? all.first)
        }
        guard let place = all.first(where: { "\($0.id)" == wanted }) else { throw QueueProblem.unknownPlace }
        return (all, place)
    }

    /// The place of a secret address, on the site of its own authority.
    func place(_ visit: Visit, for purpose: QueueLinks.Purpose) async throws -> QueuePlace {
        guard let found = links.place(try visit.parameter("key"), for: purpose),
            let place = try await places.places(of: visit.site.organisation).first(where: { $0.id == found.place }),
            try await queues.edition(of: place.id) == found.edition
        else { throw WebProblem.notFound }
        return place
    }

    /// Gives a ticket to somebody who has an appointment, and says where appointments are kept that they came.
    func welcome(_ reference: Reference, in queue: QueueID, hasPriority: Bool, at place: QueuePlace, now: Date) async throws -> Ticket {
        guard let person = try await arrivals.expected(at: place, now: now).first(where: { $0.reference == reference }) else {
            throw QueueProblem.unknownAppointment
        }
        let wish = TicketWish(queue: queue, hasPriority: hasPriority, appointment: (reference, person.due))
        let ticket = try await queues.take(wish, at: place, now: now)
        try await arrivals.arrived(reference, at: place, now: now)
        return ticket
    }
}
