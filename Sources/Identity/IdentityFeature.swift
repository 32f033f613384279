import Core
import Crypto
import Foundation
import Secrets
import Storage
import Web

/// Agents: who they are, how they come in, what they may do. All that the rest of the product may know of them.
public struct IdentityFeature: Sendable {
    /// After those of the authorities and their services, whose rows they refer to.
    public static let migrations: [Migration] = [
        .createAgents, .createAgentSessions, .addQuality, .createSecondFactors, .createAgentRules, .createJournal, .createThrottles,
        .createAgentProvider,
    ]
    /// The tables whose rows tell of agents, or of who tried to come in.
    public static let personalTables = [
        "admin_act", "agent", "agent_invitation", "agent_leave", "agent_pending_sign_in", "agent_provider_identity", "agent_provider_sign_in",
        "agent_recovery_code", "agent_review", "agent_role", "agent_second_factor", "agent_session", "blocked_source", "sign_in_attempt", "throttle",
    ]

    let agents: any AgentRepository
    let sessions: any SessionRepository
    let invitations: any InvitationRepository
    let passwords: any PasswordHashing
    let signIn: SignIn
    let units: any UnitNames
    let factors: any SecondFactorRepository
    let pending: any PendingSignInRepository
    let rules: any RulesRepository
    let leaves: any LeaveRepository
    let journal: any JournalRepository
    let sources: any BlockedSourceRepository
    let seal: SecretSeal
    let abroad: SQLProviderSignIns
    /// ProConnect, when the installation has it.
    let provider: AgentProvider?
    /// For what can be guessed or abused in other rooms: counters that all nodes share.
    public let throttle: any Throttling
    let cache = SessionCache()

    /// - Parameters:
    ///   - secret: 32 bytes, the same on every node: without it the counters of failures name nobody.
    ///   - threads: where passwords are hashed: those of the whole product.
    ///   - provider: ProConnect, where the installation has it.
    public init(
        database: any Database, units: any UnitNames, secret: [UInt8], threads: PasswordThreads = PasswordThreads(), provider: AgentProvider? = nil
    ) {
        self.init(
            database: database, units: units, secret: secret, passwords: Argon2id(threads: threads, whenBusy: IdentityProblem.tooBusy),
            provider: provider)
    }

    init(
        database: any Database, units: any UnitNames, secret: [UInt8], passwords: any PasswordHashing, provider: AgentProvider? = nil
    ) {
        let key = SymmetricKey(data: secret)
        let memory = CardMemory()
        agents = SQLAgents(database: database, memory: memory)
        sessions = SQLSessions(database: database)
        invitations = SQLInvitations(database: database, memory: memory)
        self.passwords = passwords
        self.units = units
        factors = SQLSecondFactors(database: database)
        pending = SQLPendingSignIns(database: database)
        rules = SQLRules(database: database)
        leaves = SQLLeaves(database: database)
        journal = SQLJournal(database: database)
        sources = SQLBlockedSources(database: database)
        seal = SecretSeal(key: Secret.derivedKey(from: secret, for: "second factors"))
        self.provider = provider
        abroad = SQLProviderSignIns(
            database: database, memory: memory, seal: SecretSeal(key: Secret.derivedKey(from: secret, for: "provider of agents")))
        let keys = AttemptKeys { Secret.hexadecimal(HMAC<SHA256>.authenticationCode(for: Array($0.utf8), using: key)) }
        throttle = SharedThrottle(tries: SQLTries(database: database), keys: keys)
        signIn = SignIn(
            agents: agents, sessions: sessions, attempts: SQLAttempts(database: database), passwords: passwords,
            keys: keys)
    }

    /// The pages: coming in and going out, one's own account, the agents of the authority.
    public var routes: [Route] {
        SignInPages(identity: self).routes + ActivationPages(identity: self).routes + AccountPages(identity: self).routes
            + AgentPages(identity: self).routes + SecondStepPages(identity: self).routes + SecondFactorPages(identity: self).routes
            + LeavePages(identity: self).routes + RulesPages(identity: self).routes + ReviewPages(identity: self).routes
            + JournalPages(identity: self).routes + BlockedSourcePages(identity: self).routes + ProviderPages(identity: self).routes
    }

    /// The agent whose session this is, if it is still open: what the front door asks on every page of the desk.
    public func agent(
        session token: String, organisation: OrganisationID, zone: TimeZone = .gmt, now: Date
    ) async throws -> AgentViewer? {
        guard let found = try await openSession(Secret.digest(token), at: now, zone: zone), found.viewer.organisation == organisation else {
            return nil
        }
        return found.viewer
    }

    /// The agents who may be given a request of these units, by name.
    public func agents(of units: [UnitID]) async throws -> [AgentCard] { try await agents.cards(of: units) }

    /// The names of agents, those who left included: for histories and lists, in one question.
    public func names(of ids: [AgentID]) async throws -> [AgentID: String] { ids.isEmpty ? [:] : try await agents.names(of: ids) }

    public func name(of id: AgentID) async throws -> String? { try await names(of: [id])[id] }

    /// What decisions say after the agent's name; `nil` when it was not written.
    /// Where to write to those who have this role in a unit.
    public func addresses(of role: AgentRole, in unit: UnitID) async throws -> [EmailAddress] { try await agents.addresses(of: role, in: unit) }

    public func quality(of id: AgentID) async throws -> String? { try await agents.quality(of: id).flatMap { $0.isEmpty ? nil : $0 } }

    /// Forgets the sessions, links and counters of failures that are over. Daily work; safe to run twice.
    /// - Returns: how many there were.
    public func sweep(now: Date) async throws -> Int {
        try await sessions.sweep(at: now) + journal.forget(before: now - AdminAct.retention)
    }
}
