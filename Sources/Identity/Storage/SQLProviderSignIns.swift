import Core
import Foundation
import OpenID
import Secrets
import Storage

/// A sign-in that left for ProConnect, as it is stored.
struct StoredSignIn: Sendable, Equatable {
    let pending: AwaitedSignIn
    let back: ReturnPath
}

/// Sign-ins that left for ProConnect, and whose account each of its identities opens, in SQL.
struct SQLProviderSignIns: Sendable {
    let database: any Database
    let memory: CardMemory
    let seal: SecretSeal

    /// - Parameter browser: the digest of the browser's key: another browser's answer is not taken.
    func begin(_ signIn: StoredSignIn, browser: String, of organisation: OrganisationID, at now: Date) async throws {
        let sealed = try seal.close(Array("\(signIn.pending.nonce).\(signIn.pending.verifier)".utf8), for: "sign-in")
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO agent_provider_sign_in (state_digest, organisation_id, sealed, back, expires_at)
                VALUES (\(Self.digest(signIn.pending.state, browser)), \(organisation), \(sealed), \(signIn.back.path), \(now + AwaitedSignIn.lifetime))
                """)
        }
    }

    /// Uses it up: the same answer sent again finds nothing.
    func take(state: String, browser: String, of organisation: OrganisationID, at now: Date) async throws -> StoredSignIn? {
        try await database.write { connection in
            let row = try connection.row(
                """
                DELETE FROM agent_provider_sign_in
                WHERE state_digest = \(Self.digest(state, browser)) AND organisation_id = \(organisation) AND expires_at > \(now)
                RETURNING sealed, back
                """)
            guard let row else { return nil }
            let parts = String(decoding: try seal.open(row.string("sealed"), for: "sign-in"), as: UTF8.self).split(separator: ".").map(String.init)
            guard parts.count == 2 else { throw RowError.malformed("sealed") }
            return StoredSignIn(
                pending: AwaitedSignIn(state: state, nonce: parts[0], verifier: parts[1]), back: ReturnPath(try row.string("back")) ?? .desk)
        }
    }

    /// The agent whom this identity opens. The first time, the one who has the address; from then on the identity alone counts, whatever becomes of
    /// the address at either place.
    /// - Parameters:
    ///   - mark: the provider's name of the person, as a keyed digest.
    ///   - unusable: the digest of a password that nobody knows, for who never chose one.
    /// - Returns: `nil` for somebody who has no account, or whose account another identity opens.
    func agent(_ mark: String, _ email: EmailAddress, of organisation: OrganisationID, unusable: String?, at now: Date) async throws -> Recognised? {
        try await memory.forgetting {
            try await database.write { connection in
                if let known = try connection.joined(mark, of: organisation) { return known }
                return try connection.join(mark, email, of: organisation, unusable: unusable, at: now)
            }
        }
    }

    func isJoined(_ agent: AgentID) async throws -> Bool {
        try await database.read { try $0.row("SELECT 1 AS one FROM agent_provider_identity WHERE agent_id = \(agent)") != nil }
    }

    /// Whoever comes next from ProConnect with the agent's address is joined anew: providers change the names of people when an employer changes its own.
    func forget(_ agent: AgentID) async throws {
        try await database.write { _ = try $0.run("DELETE FROM agent_provider_identity WHERE agent_id = \(agent)") }
    }

    /// What signs the session out at ProConnect, when it came from there.
    func logoutHint(of session: String) async throws -> String? {
        try await database.read { try $0.row("SELECT logout_hint FROM agent_session WHERE token_digest = \(session)")?.optionalString("logout_hint") }
    }

    private static func digest(_ state: String, _ browser: String) -> String { Secret.digest("\(state).\(browser)") }

    struct Recognised: Sendable, Equatable {
        let agent: AgentID
        /// The identity was joined to the account just now.
        let isNew: Bool
    }
}

extension Connection {
    fileprivate func joined(_ mark: String, of organisation: OrganisationID) throws -> SQLProviderSignIns.Recognised? {
        try row(
            """
            SELECT agent.id FROM agent_provider_identity JOIN agent ON agent.id = agent_id
            WHERE agent_provider_identity.organisation_id = \(organisation) AND subject_mark = \(mark) AND agent.state = 'active'
            """
        ).map { SQLProviderSignIns.Recognised(agent: try $0.id("id"), isNew: false) }
    }

    /// Somebody whose account was closed comes back by nobody's door: an administrator opens it.
    fileprivate func join(
        _ mark: String, _ email: EmailAddress, of organisation: OrganisationID, unusable: String?, at now: Date
    ) throws -> SQLProviderSignIns.Recognised? {
        let found = try row(
            "SELECT id, state FROM agent WHERE organisation_id = \(organisation) AND email = \(email.login) AND state <> 'deactivated'")
        guard let found else { return nil }
        let agent: AgentID = try found.id("id")
        let joined = try run(
            """
            INSERT INTO agent_provider_identity (organisation_id, subject_mark, agent_id, joined_at)
            VALUES (\(organisation), \(mark), \(agent), \(now)) ON CONFLICT DO NOTHING
            """)
        guard joined == 1 else { return nil }
        if try found.string("state") == AgentState.invited.rawValue {
            try run("UPDATE agent SET state = 'active', password_hash = \(unusable), version = version + 1 WHERE id = \(agent)")
            try run("DELETE FROM agent_invitation WHERE agent_id = \(agent)")
        }
        return SQLProviderSignIns.Recognised(agent: agent, isNew: true)
    }
}
