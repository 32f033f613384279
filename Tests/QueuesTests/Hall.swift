import Core
import Foundation
import Scheduling
import Storage
import TestSupport

@testable import Queues

/// A town hall with two queues and two counters, one of which calls both. Wednesday 10 June 2026, 9:00 in Paris.
struct Hall {
    static let paris = TimeZone(identifier: "Europe/Paris")!
    static let now = LocalDate("2026-06-10")!.instant(secondOfDay: 9 * 3600, in: paris)
    static let place = QueuePlace(id: PlaceID(7), organisation: OrganisationID(1), name: "Mairie", zone: paris)

    let database: any Database
    let cards: QueueID
    let school: QueueID
    let one: CounterID
    let two: CounterID

    var queues: SQLQueues { SQLQueues(database: database) }

    static func open(_ engine: TestEngine) async throws -> Hall {
        let others = Migration("others", ["CREATE TABLE organisation (id {{id}}, name TEXT NOT NULL) {{strict}}"])
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations + [others] + QueuesFeature.migrations)
        _ = try await database.write { try $0.run("INSERT INTO organisation (id, name) VALUES (1, 'Admiville')") }
        let queues = SQLQueues(database: database)
        let cards = try await queues.add(QueueDetails(letter: "A", title: "Cartes"), to: place)!
        let school = try await queues.add(QueueDetails(letter: "B", title: "École"), to: place)!
        let one = try await queues.add(CounterDetails(name: "Guichet 1", queues: [cards, school]), to: place)
        let two = try await queues.add(CounterDetails(name: "Guichet 2", queues: [school]), to: place)
        return Hall(database: database, cards: cards, school: school, one: one, two: two)
    }

    @discardableResult
    func take(_ queue: QueueID, after minutes: Double = 0, priority: Bool = false, appointment: (Reference, Date)? = nil) async throws -> Ticket {
        let wish = TicketWish(queue: queue, hasPriority: priority, appointment: appointment.map { (reference: $0.0, due: $0.1) })
        return try await queues.take(wish, at: Self.place, now: Self.at(minutes))
    }

    func call(_ counter: CounterID, after minutes: Double, current: Ticket? = nil) async throws -> Ticket? {
        try await queues.callNext(from: counter, of: Self.place, after: current?.id, now: Self.at(minutes)).called
    }

    func room(after minutes: Double) async throws -> WaitingRoom {
        try await queues.room(at: Self.place.id, on: LocalDate("2026-06-10")!, now: Self.at(minutes))
    }

    static func at(_ minutes: Double) -> Date { now + minutes * 60 }
}
