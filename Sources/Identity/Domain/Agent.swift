import Core
import Foundation

/// What an agent does, unit by unit.
public typealias AgentRoles = [UnitID: Set<AgentRole>]

/// Someone who works at the desk of an authority.
public struct Agent: Sendable, Equatable {
    public let id: AgentID
    public let organisation: OrganisationID
    public var email: EmailAddress
    public var name: String
    /// What decisions say after the name: « Responsable du service de l'état civil » (CRPA L212-1). Empty when it was not written.
    public var quality: String
    public var state: AgentState
    public var roles: AgentRoles
    public let createdAt: Date
    public let lastSeenAt: Date?
    /// Counts the saved changes; a save that finds another number stored is refused.
    public let version: Int
}

public enum AgentState: String, Sendable, CaseIterable {
    /// Has never chosen a password: their activation link is waiting.
    case invited
    case active
    /// Left, or must not come in for now. Nothing that they did is lost.
    case deactivated
}

/// An agent to be.
public struct NewAgent: Sendable, Equatable {
    public var organisation: OrganisationID
    public var email: EmailAddress
    public var name: String
    public var quality: String
    public var roles: AgentRoles

    public init(organisation: OrganisationID, email: EmailAddress, name: String, quality: String = "", roles: AgentRoles) {
        (self.organisation, self.email, self.name, self.quality, self.roles) = (organisation, email, name, quality, roles)
    }
}

/// An agent as a list to choose from shows them.
public struct AgentCard: Sendable, Equatable {
    public let id: AgentID
    public let name: String
    /// In the units that were asked about, and no other.
    public let roles: AgentRoles
}

/// What is compared when somebody signs in.
struct Credentials: Sendable, Equatable {
    let agent: AgentID
    let state: AgentState
    let passwordHash: String?
}

extension EmailAddress {
    /// In lower case: agents type their address as they please, and no mail server of an authority tells two cases apart.
    var login: String { description.lowercased() }
}
