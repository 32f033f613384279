import Core
import Foundation
import Secrets

/// Opens a session for who knows the password, and tells nothing to who does not.
///
/// An unknown address goes the same way as a known one: counted, compared (with a decoy), refused in the same words, after the same time.
struct SignIn: Sendable {
    let agents: any AgentRepository
    let sessions: any SessionRepository
    let attempts: any AttemptRepository
    let passwords: any PasswordHashing
    let keys: AttemptKeys

    /// - Throws: ``IdentityProblem/wrongCredentials``, ``IdentityProblem/mustWait(_:)``, ``IdentityProblem/tooBusy``.
    func open(login: String, password: String, of organisation: OrganisationID, from origin: Origin, at now: Date) async throws -> NewSession {
        try await openSession(of: recognise(login: login, password: password, of: organisation, from: origin, at: now), from: origin, at: now)
    }

    /// Whose password this is: half of the way in, or all of it.
    func recognise(login: String, password: String, of organisation: OrganisationID, from origin: Origin, at now: Date) async throws -> AgentID {
        let login = String(Text.trimmed(login).lowercased().prefix(254))
        let counted = [keys.account(login, of: organisation), keys.address(origin.address)]
        try await attempts.begin(counted, at: now)
        let known = try await agents.credentials(login, of: organisation)
        let agent = try await check(password, known, counted, at: now)
        try await attempts.reset(counted[0])
        try await attempts.takeBack([counted[1]], at: now)
        return agent
    }

    func openSession(of agent: AgentID, from origin: Origin, logoutHint: String? = nil, at now: Date) async throws -> NewSession {
        let token = Secret.token()
        try await sessions.open(Secret.digest(token), of: agent, device: origin.device, logoutHint: logoutHint, at: now)
        return NewSession(agent: agent, token: token)
    }

    /// Whether this is the agent's password: asked again before it is changed, and throttled like a sign-in.
    func confirm(_ password: String, of agent: Agent, from origin: Origin, at now: Date) async throws {
        let counted = [keys.account(agent.email.login, of: agent.organisation), keys.address(origin.address)]
        try await attempts.begin(counted, at: now)
        _ = try await check(password, try await agents.credentials(agent.id), counted, at: now)
        try await attempts.reset(counted[0])
        try await attempts.takeBack([counted[1]], at: now)
    }

    private func check(_ password: String, _ known: Credentials?, _ counted: [AttemptKey], at now: Date) async throws -> AgentID {
        let hash = known?.passwordHash ?? passwords.decoy
        let verdict: PasswordVerdict
        do { verdict = try await passwords.verify(password, against: hash) } catch {
            try await attempts.takeBack(counted, at: now)  // our fault, not a wrong password
            throw error
        }
        guard let known, known.state == .active, verdict.isRight else { throw IdentityProblem.wrongCredentials }
        if verdict == .rightButOutdated { try await agents.replaceHash(hash, with: passwords.hash(password), of: known.agent) }
        return known.agent
    }
}
