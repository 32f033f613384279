/// Who is looking. Every query on dossiers takes one, and returns nothing that this viewer may not know of.
public struct AgentViewer: Sendable, Equatable {
    public let agent: AgentID
    public let organisation: OrganisationID
    public let name: String
    /// What the agent may do, unit by unit. A unit that is absent does not exist for them.
    public let roles: [UnitID: Set<AgentRole>]

    public init(agent: AgentID, organisation: OrganisationID, name: String, roles: [UnitID: Set<AgentRole>]) {
        self.agent = agent
        self.organisation = organisation
        self.name = name
        self.roles = roles
    }

    /// The units whose dossiers the agent sees, in order.
    public var units: [UnitID] { roles.filter { !$0.value.isDisjoint(with: AgentRole.seeingDossiers) }.keys.sorted() }

    public func has(_ role: AgentRole) -> Bool { roles.values.contains { $0.contains(role) } }

    public func has(_ role: AgentRole, in unit: UnitID) -> Bool { roles[unit]?.contains(role) ?? false }
}

/// What an agent does in a unit.
public enum AgentRole: String, Sendable, CaseIterable {
    /// Receives people: enters requests, sees the unit's dossiers, writes messages.
    case reception
    /// Handles dossiers: takes, asks for pieces, decides.
    case caseworker
    /// Leads the unit: assigns, transfers.
    case manager
    /// Makes procedures.
    case designer
    /// Runs the installation: agents, theme, outbox.
    case administrator
    case dataProtectionOfficer
    case archivist

    public static let seeingDossiers: Set<AgentRole> = [.reception, .caseworker, .manager]
}
