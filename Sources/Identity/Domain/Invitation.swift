import Core
import Foundation

/// A link with which an agent chooses their password, once: given when they arrive, or when they forgot it.
struct Invitation: Sendable, Equatable {
    let agent: AgentID
    let organisation: OrganisationID
    let name: String
    let email: EmailAddress

    static let lifetime: TimeInterval = 24 * 3600
}
