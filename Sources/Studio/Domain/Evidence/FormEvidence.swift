import Core
import Definitions
import Forms
import Foundation

/// What was counted on the forms that people fill in. `App` answers with the requests' room.
public protocol FormEvidence: Sendable {
    func figures(of slug: ProcedureSlug, over period: EvidenceWindow, in organisation: OrganisationID, zone: TimeZone, now: Date) async throws
        -> FormFigures
}

/// From when, and on which version; `nil` for all of them.
public struct EvidenceWindow: Sendable, Equatable {
    public let since: Date
    public let version: Int?

    public init(since: Date, version: Int?) { (self.since, self.version) = (since, version) }
}

/// What a designer asks to see.
enum EvidencePeriod: String, Sendable, CaseIterable {
    case quarter = "trois-mois"
    case year = "un-an"
    /// What has been counted since the version that people see was made.
    case version = "version"

    func window(live: CurrentBook, now: Date) -> EvidenceWindow {
        switch self {
        case .quarter: EvidenceWindow(since: now - 90 * 86_400, version: nil)
        case .year: EvidenceWindow(since: now - 365 * 86_400, version: nil)
        case .version: EvidenceWindow(since: live.createdAt, version: live.number)
        }
    }
}
