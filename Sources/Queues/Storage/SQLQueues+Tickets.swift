import Core
import Foundation
import Scheduling
import Storage

extension SQLQueues {
    func take(_ wish: TicketWish, at place: QueuePlace, now: Date) async throws -> Ticket {
        let day = LocalDate(now, in: place.zone)
        return try await database.write { connection in
            try connection.lock(place.id)
            let queue = try connection.row("SELECT * FROM queue WHERE id = \(wish.queue) AND place_id = \(place.id)").map(Queue.init)
            guard let queue, queue.details.isOpen else { throw QueueProblem.closed }
            if let reference = wish.appointment?.reference {
                let taken = try connection.row("SELECT * FROM queue_ticket WHERE appointment = \(reference)").map(Ticket.init)
                if let taken { throw QueueProblem.hasTicket(taken.label) }
            }
            let last = try connection.row(
                """
                SELECT COALESCE(MAX(number), 0) AS number FROM queue_ticket
                WHERE place_id = \(place.id) AND day = \(day) AND letter = \(queue.details.letter)
                """)
            let row = try connection.row(
                """
                INSERT INTO queue_ticket (
                    place_id, queue_id, day, hour, letter, number, state, is_priority, appointment, due_at, taken_at, calls
                ) VALUES (
                    \(place.id), \(queue.id), \(day), \(now.clock(in: place.zone).hour), \(queue.details.letter), \((last?.int("number") ?? 0) + 1),
                    'waiting', \(wish.hasPriority), \(wish.appointment?.reference), \(wish.appointment?.due), \(now), 0
                ) RETURNING *
                """)
            guard let row else { throw QueueProblem.closed }
            return try Ticket(row: row)
        }
    }

    func find(_ ticket: TicketID) async throws -> Ticket? {
        try await database.read { try $0.row("SELECT * FROM queue_ticket WHERE id = \(ticket)").map(Ticket.init) }
    }

    func callNext(from counter: CounterID, of place: QueuePlace, after current: TicketID?, now: Date) async throws
        -> (done: Ticket?, called: Ticket?)
    {
        let day = LocalDate(now, in: place.zone)
        return try await database.write { connection in
            try connection.lock(place.id)
            let room = try connection.room(at: place.id, on: day, now: now)
            guard let counter = room.counter(counter) else { throw QueueProblem.unknownCounter }
            guard room.current(of: counter.id)?.id == current else { throw QueueProblem.changedMeanwhile }
            // Of any day: who was left « called » one evening does not keep the counter from working in the morning.
            let ended = try connection.rows(
                "UPDATE queue_ticket SET state = 'done', ended_at = \(now) WHERE counter_id = \(counter.id) AND state = 'called' RETURNING *"
            ).map(Ticket.init)
            let done = ended.first { $0.id == current }
            guard let next = room.next(for: counter) else { return (done, nil) }
            let row = try connection.row(
                """
                UPDATE queue_ticket SET
                    state = 'called', counter_id = \(counter.id), called_at = COALESCE(called_at, \(now)), shown_at = \(now), calls = calls + 1
                WHERE id = \(next.id) AND state = 'waiting' RETURNING *
                """)
            return (done, try row.map(Ticket.init))
        }
    }

    func recall(_ ticket: TicketID, at place: PlaceID, now: Date) async throws -> Ticket {
        try await change(ticket, at: place, "shown_at = \(now), calls = calls + 1", from: [.called])
    }

    func end(_ ticket: TicketID, at place: PlaceID, as state: Ticket.State, now: Date) async throws -> Ticket {
        let from: [Ticket.State] = state == .left ? [.called, .waiting] : [.called]
        return try await change(ticket, at: place, "state = \(state.rawValue), ended_at = \(now)", from: from)
    }

    func transfer(_ ticket: TicketID, at place: PlaceID, to destination: Destination) async throws -> Ticket {
        switch destination {
        case .queue(let queue):
            try await change(
                ticket, at: place, "state = 'waiting', counter_id = NULL, kept_for = NULL, queue_id = \(queue)", from: [.called],
                if: "EXISTS (SELECT 1 FROM queue WHERE id = \(queue) AND place_id = \(place))")
        case .counter(let counter):
            try await change(
                ticket, at: place, "state = 'waiting', counter_id = NULL, kept_for = \(counter)", from: [.called],
                if: "EXISTS (SELECT 1 FROM queue_counter WHERE id = \(counter) AND place_id = \(place))")
        }
    }

    private func change(_ ticket: TicketID, at place: PlaceID, _ values: SQL, from states: [Ticket.State], if condition: SQL = "1 = 1") async throws
        -> Ticket
    {
        try await database.write { connection in
            try connection.lock(place)
            let row = try connection.row(
                """
                UPDATE queue_ticket SET \(values)
                WHERE id = \(ticket) AND place_id = \(place) AND state IN \(list: states.map(\.rawValue)) AND \(condition) RETURNING *
                """)
            guard let row else { throw QueueProblem.changedMeanwhile }
            return try Ticket(row: row)
        }
    }
}

extension Connection {
    /// **What makes two counters call two people**: whoever changes something at a place waits here for the one before. SQLite has one writer.
    fileprivate func lock(_ place: PlaceID) throws {
        let known = try row("SELECT 1 AS one FROM queue_place WHERE place_id = \(place)\(dialect.forUpdate)")
        if known == nil { throw QueueProblem.unknownPlace }
    }
}
