import Core
import Foundation
import Scheduling
import Storage

/// Queues, counters and tickets in the database.
struct SQLQueues: QueueRepository {
    let database: any Database

    func room(at place: PlaceID, on day: LocalDate, now: Date) async throws -> WaitingRoom {
        try await database.read { try $0.room(at: place, on: day, now: now) }
    }

    func withQueues(among places: [PlaceID]) async throws -> Set<PlaceID> {
        if places.isEmpty { return [] }
        return try await database.read { connection in
            let rows = try connection.rows("SELECT DISTINCT place_id FROM queue WHERE place_id IN \(list: places) AND is_open")
            return try Set(rows.map { try $0.id("place_id") })
        }
    }

    func edition(of place: PlaceID) async throws -> Int {
        try await database.read { try $0.row("SELECT edition FROM queue_place WHERE place_id = \(place)")?.int("edition") ?? 1 }
    }

    func raiseEdition(of place: QueuePlace) async throws {
        try await database.write { connection in
            try connection.know(place)
            try connection.run("UPDATE queue_place SET edition = edition + 1 WHERE place_id = \(place.id)")
        }
    }

    func add(_ queue: QueueDetails, to place: QueuePlace) async throws -> QueueID? {
        try await database.write { connection in
            try connection.know(place)
            let row = try connection.row(
                """
                INSERT INTO queue (place_id, letter, title, is_open) VALUES (\(place.id), \(queue.letter), \(queue.title), \(queue.isOpen))
                ON CONFLICT (place_id, letter) DO NOTHING RETURNING id
                """)
            return try row?.id("id")
        }
    }

    func save(_ queue: Queue) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE queue SET title = \(queue.details.title), is_open = \(queue.details.isOpen)
                WHERE id = \(queue.id) AND place_id = \(queue.place)
                """)
        }
    }

    func add(_ counter: CounterDetails, to place: QueuePlace) async throws -> CounterID {
        try await database.write { connection in
            try connection.know(place)
            let row = try connection.row("INSERT INTO queue_counter (place_id, name) VALUES (\(place.id), \(counter.name)) RETURNING id")
            guard let id: CounterID = try row?.id("id") else { throw QueueProblem.unknownPlace }
            try connection.serve(counter.queues, from: id, of: place.id)
            return id
        }
    }

    func save(_ counter: Counter) async throws {
        try await database.write { connection in
            let changed = try connection.run(
                "UPDATE queue_counter SET name = \(counter.details.name) WHERE id = \(counter.id) AND place_id = \(counter.place)")
            guard changed == 1 else { throw QueueProblem.unknownCounter }
            try connection.serve(counter.details.queues, from: counter.id, of: counter.place)
        }
    }

    func remove(_ counter: CounterID, of place: PlaceID) async throws {
        try await database.write { connection in
            // Who was received there was received: left « called » without a counter, they would stay on the screen until night.
            try connection.run("UPDATE queue_ticket SET state = 'done' WHERE counter_id = \(counter) AND place_id = \(place) AND state = 'called'")
            try connection.run("DELETE FROM queue_counter WHERE id = \(counter) AND place_id = \(place)")
        }
    }
}

extension Connection {
    /// The row that changes at the place lock.
    fileprivate func know(_ place: QueuePlace) throws {
        try run(
            """
            INSERT INTO queue_place (place_id, organisation_id, edition) VALUES (\(place.id), \(place.organisation), 1)
            ON CONFLICT (place_id) DO NOTHING
            """)
    }

    fileprivate func serve(_ queues: Set<QueueID>, from counter: CounterID, of place: PlaceID) throws {
        try run("DELETE FROM queue_served WHERE counter_id = \(counter)")
        try run(
            """
            INSERT INTO queue_served (counter_id, queue_id)
            SELECT queue_counter.id, queue.id FROM queue_counter JOIN queue ON queue.place_id = queue_counter.place_id
            WHERE queue_counter.id = \(counter) AND queue.place_id = \(place) AND queue.id IN \(list: queues.sorted())
            """)
    }
}
