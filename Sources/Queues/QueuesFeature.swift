import Core
import Foundation
import Scheduling
import Storage
import Web

/// Queues: tickets with a number, the counters that call them, the screen of the waiting room. All that the rest of the product may know of them.
public struct QueuesFeature: Sendable {
    public static let migrations = Migration.queues

    /// The tables whose rows tell of a person: what a ticket was drawn for, and when.
    public static let personalTables = ["queue_ticket"]

    let desk: QueueDesk

    /// - Parameter key: for the addresses of screens, kiosks and tickets; the same on every node.
    public init(database: any Database, places: any QueuePlaces, arrivals: any QueueArrivals, key: [UInt8]) {
        desk = QueueDesk(queues: SQLQueues(database: database), places: places, arrivals: arrivals, links: QueueLinks(key: key))
    }

    public var routes: [Route] {
        CounterController(desk: desk).routes + TicketController(desk: desk).routes + QueueFiguresController(desk: desk).routes
            + QueueSettings(desk: desk).routes + ScreenController(desk: desk).routes + KioskController(desk: desk).routes
            + PersonController(desk: desk).routes
    }

    /// Forgets the tickets of the days before, and keeps how long people waited.
    /// - Returns: how many tickets.
    @discardableResult
    public func forgetYesterday(of organisation: OrganisationID, zone: TimeZone, now: Date) async throws -> Int {
        try await desk.queues.close(before: LocalDate(now, in: zone), of: organisation)
    }
}

/// What others make when they set a town up.
extension QueuesFeature {
    @discardableResult
    public func add(_ queue: QueueDetails, to place: QueuePlace) async throws -> QueueID? { try await desk.queues.add(queue, to: place) }

    @discardableResult
    public func add(_ counter: CounterDetails, to place: QueuePlace) async throws -> CounterID { try await desk.queues.add(counter, to: place) }
}
