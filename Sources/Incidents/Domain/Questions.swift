import Core
import Foundation

/// A request whose person saw one of our failures, as far as an administrator may know of it: no name.
public struct HitRequest: Sendable, Equatable {
    public var reference: Reference
    public var procedure: String
    public var unit: String
    public var hasPhone: Bool

    public init(reference: Reference, procedure: String, unit: String, hasPhone: Bool) {
        (self.reference, self.procedure, self.unit, self.hasPhone) = (reference, procedure, unit, hasPhone)
    }
}

/// An incident, as the rooms that it touches are told of it.
public struct IncidentPeriod: Sendable, Equatable {
    public let id: IncidentID
    /// `nil`: all of them.
    public let organisation: OrganisationID?
    public let start: Date
    public let end: Date
    /// Whose limits it moves: `nil`, everybody's; else those of the drafts and requests that it hit.
    public let only: [Reference]?
}

/// What this room asks of requests. `App` answers.
public protocol PeopleHit: Sendable {
    /// Of these numbers, the filed requests of an authority. **A draft is not one of them: its number is the code that opens it.**
    func requests(among references: [Reference], of organisation: OrganisationID) async throws -> [HitRequest]
    /// Asks the units to phone those who gave a number, once for each incident.
    /// - Returns: how many are to be called.
    func call(_ references: [Reference], about period: IncidentPeriod, for organisation: OrganisationID) async throws -> Int
    /// Moves the time limits that fell in a period, by the ``DeadlineRule``, and has their persons told. Asked twice, it moves them once.
    /// - Returns: how many.
    func prolong(_ period: IncidentPeriod) async throws -> Int
}

/// What makes PDFs. `App` answers.
public protocol CertificatePrinter: Sendable {
    func pdf(of page: String) async throws -> [UInt8]
}
