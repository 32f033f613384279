import Core
import Foundation
import Scheduling
import Storage

extension Ticket {
    init(row: Row) throws {
        id = try row.id("id")
        place = try row.id("place_id")
        queue = try row.id("queue_id")
        letter = try row.string("letter")
        number = try row.int("number")
        state = try row.parsed("state", State.init)
        takenAt = try row.date("taken_at")
        due = try row.optionalDate("due_at")
        hasPriority = try row.bool("is_priority")
        appointment = try row.optionalParsed("appointment", Reference.init)
        counter = try row.optionalID("counter_id")
        keptFor = try row.optionalID("kept_for")
        calledAt = try row.optionalDate("called_at")
        shownAt = try row.optionalDate("shown_at")
        calls = try row.int("calls")
    }
}

extension Queue {
    init(row: Row) throws {
        id = try row.id("id")
        place = try row.id("place_id")
        details = QueueDetails(letter: try row.string("letter"), title: try row.string("title"), isOpen: try row.bool("is_open"))
    }
}

extension Connection {
    /// Everything at a place on a day.
    func room(at place: PlaceID, on day: LocalDate, now: Date) throws -> WaitingRoom {
        let served = try rows(
            "SELECT counter_id, queue_id FROM queue_served JOIN queue_counter ON queue_counter.id = counter_id WHERE place_id = \(place)")
        let queues = try Dictionary(grouping: served) { try $0.id("counter_id", of: CounterKind.self) }
        let counters = try rows("SELECT * FROM queue_counter WHERE place_id = \(place) ORDER BY id").map { row in
            let id: CounterID = try row.id("id")
            let own = try (queues[id] ?? []).map { try $0.id("queue_id", of: QueueKind.self) }
            return Counter(id: id, place: try row.id("place_id"), details: CounterDetails(name: try row.string("name"), queues: Set(own)))
        }
        return WaitingRoom(
            queues: try rows("SELECT * FROM queue WHERE place_id = \(place) ORDER BY letter").map(Queue.init), counters: counters,
            tickets: try rows("SELECT * FROM queue_ticket WHERE place_id = \(place) AND day = \(day) ORDER BY id").map(Ticket.init), now: now)
    }
}
