import Core
import Foundation

/// An agent reads a request of a service that is not theirs, in an emergency, for a reason that they write. The reason is a line of the request's own
/// history and of the journal of administration, the managers of its service and the data protection officer are told, and the door closes by itself
/// after an hour. Nothing can be done to the request this way, and it leads to no other.
public struct ExceptionalReading: Sendable, Equatable {
    public static let jobKind = "requests.readExceptionally"
    /// Where those readings are looked over.
    public static let reviewPath = "/bureau/acces-exceptionnels"
    static let duration: TimeInterval = 3600
    static let shortestReason = 20
    static let longestReason = 500

    public let organisation: OrganisationID
    public let unit: UnitID
    public let reference: Reference
    public let agent: String

    /// What was written, when it is a reason.
    static func reason(_ typed: String?) -> String? {
        let text = Text.trimmed(typed ?? "")
        return (shortestReason...longestReason).contains(text.count) ? text : nil
    }
}

extension ExceptionalReading {
    /// `nil` for what is not such an order.
    public init?(_ payload: JSON) {
        guard let organisation = payload["organisation"]?.int, let unit = payload["unit"]?.int,
            let reference = payload["reference"]?.string.flatMap(Reference.init), let agent = payload["agent"]?.string
        else { return nil }
        self.init(organisation: OrganisationID(Int64(organisation)), unit: UnitID(Int64(unit)), reference: reference, agent: agent)
    }

    var payload: JSON {
        [
            "organisation": .int(Int(organisation.rawValue)), "unit": .int(Int(unit.rawValue)), "reference": .string(reference.description),
            "agent": .string(agent),
        ]
    }
}

enum ReviewedReadingKind {}
typealias ReviewedReadingID = ID<ReviewedReadingKind>

/// A reading, as those who look over them see it.
struct ReviewedReading: Sendable, Equatable {
    let id: ReviewedReadingID
    let reference: Reference
    let unit: UnitID
    let agent: String
    let reason: String
    let at: Date
    /// `nil` until somebody looked at it.
    let reviewer: String?
    let reviewedAt: Date?
}

/// Where such readings are written. One transaction each.
protocol ExceptionalReadings: Sendable {
    /// Writes the reason in the history, and the order to tell the managers.
    /// - Returns: whether the authority has this request.
    func open(_ reference: Reference, because reason: String, by viewer: AgentViewer, at now: Date) async throws -> Bool
    /// The request that this agent opened not long ago.
    func find(_ reference: Reference, opened viewer: AgentViewer, at now: Date) async throws -> (dossier: Dossier, messages: [Message])?
    /// What this viewer looks over, the latest first.
    func readings(for viewer: AgentViewer, before: Int64?, atMost count: Int) async throws -> [ReviewedReading]
    /// - Returns: whether it waited to be looked at, by this viewer.
    func review(_ reading: ReviewedReadingID, by viewer: AgentViewer, at now: Date) async throws -> Bool
}
