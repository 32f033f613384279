import Core
import Foundation
import Secrets
import Web

/// What administrators, the command line and the demonstration do to agents.
extension IdentityFeature {
    /// Adds an agent who will choose a password with the link that holds the returned token: see ``activationPath(_:)``.
    /// - Throws: ``IdentityProblem/emailTaken``.
    @discardableResult
    public func createAgent(_ agent: NewAgent, now: Date) async throws -> (id: AgentID, token: String) {
        let id = try await agents.add(agent, passwordHash: nil, at: now)
        return (id, try await invite(id, now: now))
    }

    /// Adds an agent who can come in at once.
    /// - Throws: ``IdentityProblem/emailTaken``, ``IdentityProblem/weakPassword(_:)``.
    @discardableResult
    public func addAgent(
        email: EmailAddress, name: String, quality: String = "", roles: AgentRoles, password: String, of organisation: OrganisationID, now: Date
    ) async throws -> AgentID {
        let agent = NewAgent(organisation: organisation, email: email, name: name, quality: quality, roles: roles)
        try check(password, personal: [name, email.login])
        return try await agents.add(agent, passwordHash: passwords.hash(password), at: now)
    }

    /// Adds agents who share one password: for a demonstration or a test, **never for people**. It is hashed once, since hashing is slow on purpose.
    /// Those whose address is taken already are left as they are.
    public func addAgents(_ newcomers: [NewAgent], sharing password: String, now: Date) async throws {
        try check(password, personal: newcomers.flatMap { [$0.name, $0.email.login] })
        let hash = newcomers.isEmpty ? nil : try await passwords.hash(password)
        for agent in newcomers {
            do { _ = try await agents.add(agent, passwordHash: hash, at: now) } catch IdentityProblem.emailTaken {}
        }
    }

    /// A new link for an agent who forgot their password, or never used the first. The earlier link no longer works; the password still does.
    public func resetPassword(of email: EmailAddress, organisation: OrganisationID, now: Date) async throws -> String {
        guard let agent = try await agents.find(email: email, of: organisation), agent.state != .deactivated else {
            throw IdentityProblem.unknownAgent
        }
        return try await invite(agent.id, now: now)
    }

    /// Gives an agent a password, and closes their sessions.
    /// - Throws: ``IdentityProblem/unknownAgent``, ``IdentityProblem/weakPassword(_:)``.
    public func setPassword(_ password: String, of email: EmailAddress, organisation: OrganisationID) async throws {
        guard let agent = try await agents.find(email: email, of: organisation) else { throw IdentityProblem.unknownAgent }
        try check(password, personal: [agent.name, email.login])
        try await replacePassword(of: agent.id, with: password, keeping: nil)
    }

    /// The page where the agent chooses a password, to be put after the authority's address.
    public static func activationPath(_ token: String) -> String { "/bureau/activation/\(token)" }
}

extension IdentityFeature {
    func invite(_ agent: AgentID, now: Date) async throws -> String {
        let token = Secret.token()
        try await invitations.invite(agent, digest: Secret.digest(token), until: now + Invitation.lifetime)
        return token
    }

    func check(_ password: String, personal: [String]) throws(IdentityProblem) {
        if let fault = PasswordRule(personal: personal).fault(in: password) { throw .weakPassword(fault) }
    }

    func replacePassword(of agent: AgentID, with password: String, keeping kept: String?) async throws {
        try await agents.setPassword(passwords.hash(password), of: agent, keeping: kept)
        cache.forget(agent)
    }

    /// The open session of this digest. That it was used is written once a minute.
    func openSession(_ digest: String, at now: Date, zone: TimeZone) async throws -> OpenSession? {
        if let known = cache.find(digest, at: now), known.session.isOpen(at: now), !known.session.mustBeSeen(at: now) { return known }
        guard var found = try await sessions.find(digest, on: LocalDate(now, in: zone)), found.session.isOpen(at: now) else {
            cache.forget(digest)
            return nil
        }
        if found.session.mustBeSeen(at: now) {
            try await sessions.seen(digest, at: now)
            found = OpenSession(session: found.session.seen(at: now), viewer: found.viewer)
        }
        cache.keep(found, digest, at: now)
        return found
    }
}

extension AgentSession {
    fileprivate func seen(at now: Date) -> AgentSession {
        AgentSession(id: id, createdAt: createdAt, lastSeenAt: now, expiresAt: expiresAt, device: device)
    }
}

extension IdentityFeature {
    /// Uses the link up: who just chose a password need not type it again. A second factor is still asked: a link alone must not pass it by.
    func activate(_ invitation: Invitation, _ digest: String, password: String, from origin: Origin, at now: Date) async throws -> Entry {
        let agent = try await invitations.accept(digest, passwordHash: passwords.hash(password), at: now)
        cache.forget(agent)
        try await signIn.attempts.reset(signIn.keys.account(invitation.email.login, of: invitation.organisation))
        return try await enter(agent, of: invitation.organisation, from: origin, at: now)
    }
}
