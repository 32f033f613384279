import Core
import Foundation

/// Where incidents are kept.
protocol IncidentRepository: Sendable {
    /// Says that a server is there. When none had said so for longer than ``Heartbeat/longestSilence``, the time between is written as an outage.
    /// - Returns: whether there was one.
    @discardableResult func beat(at now: Date) async throws -> Bool
    /// Writes hits into the incidents that they belong to. Hits that are written already stay as they are.
    func write(_ hits: [Hit]) async throws
    /// Those that are over and whose time limits are not moved yet, or that went on since.
    func unsettled(at now: Date, atMost count: Int) async throws -> [Incident]
    func settle(_ incident: Incident, prolonged: Int) async throws

    func find(_ id: IncidentID, of organisation: OrganisationID) async throws -> Incident?
    /// The incident that a moment belongs to.
    func incident(at moment: Date, of organisation: OrganisationID) async throws -> Incident?
    /// The latest first, those to come before them.
    func list(of organisation: OrganisationID, since: Date, atMost count: Int) async throws -> [Incident]
    /// The numbers that an incident hit, each once.
    func references(of id: IncidentID, atMost count: Int) async throws -> [Reference]

    func declare(_ maintenance: Maintenance, of organisation: OrganisationID, by agent: AgentID) async throws
    /// Ends a maintenance now, or takes back one that has not begun.
    /// - Returns: `false` when it is no maintenance, or over.
    func end(_ id: IncidentID, of organisation: OrganisationID, at now: Date) async throws -> Bool
    /// Forgets whom incidents hit.
    func forgetHits(before limit: Date) async throws -> Int
}

/// A planned stop, as an administrator announces it.
struct Maintenance: Sendable, Equatable {
    let start: Date
    let end: Date
    let reason: String

    static let longest: TimeInterval = 7 * 86_400
}

enum Heartbeat {
    /// Servers beat every minute: two beats missed, and a little.
    static let longestSilence: TimeInterval = 150
}
