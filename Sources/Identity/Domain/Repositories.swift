import Core
import Foundation

/// Where agents are kept. Each method is one transaction.
protocol AgentRepository: Sendable {
    func find(_ id: AgentID, of organisation: OrganisationID) async throws -> Agent?
    func find(email: EmailAddress, of organisation: OrganisationID) async throws -> Agent?
    /// In the order of their names, as people sort them.
    func all(of organisation: OrganisationID) async throws -> [Agent]
    func cards(of units: [UnitID]) async throws -> [AgentCard]
    func addresses(of role: AgentRole, in unit: UnitID) async throws -> [EmailAddress]
    func names(of agents: [AgentID]) async throws -> [AgentID: String]
    func quality(of agent: AgentID) async throws -> String?
    /// - Parameter passwordHash: `nil` for an agent who will choose one.
    /// - Throws: ``IdentityProblem/emailTaken``.
    func add(_ agent: NewAgent, passwordHash: String?, at now: Date) async throws -> AgentID
    /// Saves name, quality, address, state and roles. Deactivating closes every session and withdraws the activation link.
    /// - Throws: ``IdentityProblem/changedMeanwhile`` if someone else saved it first, ``IdentityProblem/lastAdministrator``, ``IdentityProblem/emailTaken``.
    func save(_ agent: Agent) async throws

    func credentials(_ login: String, of organisation: OrganisationID) async throws -> Credentials?
    func credentials(_ agent: AgentID) async throws -> Credentials?
    /// The same password under today's costs. Nothing happens if it was changed meanwhile.
    func replaceHash(_ old: String, with new: String, of agent: AgentID) async throws
    /// Closes every session but `kept`, and withdraws the activation link.
    func setPassword(_ hash: String, of agent: AgentID, keeping kept: String?) async throws
}

/// Where activation links are kept, by digest. Each method is one transaction.
protocol InvitationRepository: Sendable {
    /// Replaces the agent's earlier link, if there was one.
    func invite(_ agent: AgentID, digest: String, until limit: Date) async throws
    func invitation(_ digest: String, at now: Date) async throws -> Invitation?
    /// Sets the password and uses the link up.
    /// - Throws: ``IdentityProblem/invitationOver`` when it was used, replaced or too old.
    func accept(_ digest: String, passwordHash: String, at now: Date) async throws -> AgentID
}

/// Where sessions are kept, by digest. Each method is one transaction.
protocol SessionRepository: Sendable {
    /// - Parameter logoutHint: of who came by ProConnect, closed.
    func open(_ digest: String, of agent: AgentID, device: String, logoutHint: String?, at now: Date) async throws
    /// `nil` when there is none, or when its agent may not come in any more.
    /// - Parameter day: today, at the authority: loans of roles begin and end with days.
    func find(_ digest: String, on day: LocalDate) async throws -> OpenSession?
    func seen(_ digest: String, at now: Date) async throws
    func close(_ digest: String) async throws
    func close(_ session: SessionID, of agent: AgentID) async throws
    func closeAll(of agent: AgentID, except kept: String) async throws
    /// The latest used first.
    func sessions(of agent: AgentID, at now: Date) async throws -> [AgentSession]
    /// - Returns: how many sessions, links and counters were of no use any more.
    func sweep(at now: Date) async throws -> Int
}

/// Where failures are counted: in the database, so that all nodes count together.
protocol AttemptRepository: Sendable {
    /// Counts a try in advance, on every key, or on none: tries sent together are counted one by one.
    /// - Throws: ``IdentityProblem/mustWait(_:)``.
    func begin(_ keys: [AttemptKey], at now: Date) async throws
    /// The try was not a failure.
    func takeBack(_ keys: [AttemptKey], at now: Date) async throws
    func reset(_ key: AttemptKey) async throws
}
