import Core
import Foundation

public enum IncidentKind {}
public typealias IncidentID = ID<IncidentKind>

/// A time during which we failed people, whole or in part.
///
/// Failures that follow each other within ``gap`` are one incident. One that hit few people is *isolated*: it moves the time limits of those whom it
/// hit. One that lasted, or hit many, is *wide*: nobody knows whom it stopped, so it moves everybody's.
struct Incident: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        /// Requests that ended in an error of ours.
        case fault
        /// The same while something was being sent with its files: storage full, a tool that failed.
        case upload
        /// Nobody answered: no server wrote its heartbeat.
        case outage
        /// Announced by an administrator.
        case maintenance
    }

    /// Between two failures of one incident; after so long without any, it is over.
    static let gap: TimeInterval = 15 * 60
    /// From how many hits, or how long, an incident is wide.
    static let wideHits = 5
    static let wideLength: TimeInterval = 5 * 60

    let id: IncidentID
    /// `nil`: it hit the whole installation.
    let organisation: OrganisationID?
    let kind: Kind
    let start: Date
    let end: Date
    /// How many requests failed; 0 for what nobody could count.
    let hits: Int
    /// What an administrator says of a maintenance.
    let reason: String?
    /// How many time limits it moved.
    let prolonged: Int

    var isWide: Bool { kind == .outage || kind == .maintenance || hits >= Self.wideHits || end.timeIntervalSince(start) >= Self.wideLength }

    /// An incident of failures goes on as long as another may come.
    func isOver(at now: Date) -> Bool {
        switch kind {
        case .outage: true
        case .maintenance: end <= now
        case .fault, .upload: end + Self.gap < now
        }
    }

    func hasBegun(at now: Date) -> Bool { start <= now }
}
