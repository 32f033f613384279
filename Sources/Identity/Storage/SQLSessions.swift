import Core
import Foundation
import Storage

/// Agents' sessions, in SQL.
struct SQLSessions: SessionRepository {
    let database: any Database

    func open(_ digest: String, of agent: AgentID, device: String, logoutHint: String?, at now: Date) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO agent_session (token_digest, agent_id, device, created_at, last_seen_at, expires_at, logout_hint)
                VALUES (\(digest), \(agent), \(device), \(now), \(now), \(now + AgentSession.longest), \(logoutHint))
                """)
            try connection.run("UPDATE agent SET last_seen_at = \(now) WHERE id = \(agent)")
        }
    }

    func find(_ digest: String, on day: LocalDate) async throws -> OpenSession? {
        try await database.glance { connection in
            let row = try connection.row(
                """
                SELECT agent_session.id, agent_session.created_at, agent_session.last_seen_at, agent_session.expires_at, agent_session.device,
                    agent.id AS agent_id, agent.organisation_id, agent.name
                FROM agent_session JOIN agent ON agent.id = agent_session.agent_id
                WHERE token_digest = \(digest) AND agent.state = 'active'
                """)
            guard let row else { return nil }
            let agent: AgentID = try row.id("agent_id")
            let roles = try connection.rolesWithLoans(of: agent, on: day)
            let viewer = AgentViewer(agent: agent, organisation: try row.id("organisation_id"), name: try row.string("name"), roles: roles)
            return OpenSession(session: try AgentSession(row), viewer: viewer)
        }
    }

    func seen(_ digest: String, at now: Date) async throws {
        try await database.write { connection in
            try connection.run("UPDATE agent_session SET last_seen_at = \(now) WHERE token_digest = \(digest) AND last_seen_at < \(now)")
            try connection.run(
                """
                UPDATE agent SET last_seen_at = \(now)
                WHERE id IN (SELECT agent_id FROM agent_session WHERE token_digest = \(digest))
                """)
        }
    }

    func close(_ digest: String) async throws {
        try await database.write { _ = try $0.run("DELETE FROM agent_session WHERE token_digest = \(digest)") }
    }

    func close(_ session: SessionID, of agent: AgentID) async throws {
        try await database.write { _ = try $0.run("DELETE FROM agent_session WHERE id = \(session) AND agent_id = \(agent)") }
    }

    func closeAll(of agent: AgentID, except kept: String) async throws {
        try await database.write { _ = try $0.run("DELETE FROM agent_session WHERE agent_id = \(agent) AND token_digest <> \(kept)") }
    }

    func sessions(of agent: AgentID, at now: Date) async throws -> [AgentSession] {
        let all = try await database.read { connection in
            try connection.rows("SELECT * FROM agent_session WHERE agent_id = \(agent) ORDER BY last_seen_at DESC, id DESC").map(AgentSession.init)
        }
        return all.filter { $0.isOpen(at: now) }
    }

    func sweep(at now: Date) async throws -> Int {
        try await database.write { connection in
            let idle = now - AgentSession.longestIdle
            let sessions = try connection.run("DELETE FROM agent_session WHERE expires_at <= \(now) OR last_seen_at <= \(idle)")
            let invitations = try connection.run("DELETE FROM agent_invitation WHERE expires_at <= \(now)")
            let attempts = try connection.run("DELETE FROM sign_in_attempt WHERE last_at <= \(now - Throttle.account.memory)")
            let pending = try connection.run("DELETE FROM agent_pending_sign_in WHERE expires_at <= \(now)")
            let abroad = try connection.run("DELETE FROM agent_provider_sign_in WHERE expires_at <= \(now)")
            let throttles = try connection.run("DELETE FROM throttle WHERE ends_at <= \(now)")
            let forgotten = now - BlockedSource.memory
            let sources = try connection.run("DELETE FROM blocked_source WHERE last_at <= \(forgotten) AND blocked_until <= \(now)")
            return sessions + invitations + attempts + pending + abroad + throttles + sources
        }
    }
}

extension AgentSession {
    init(_ row: Row) throws {
        self.init(
            id: try row.id("id"), createdAt: try row.date("created_at"), lastSeenAt: try row.date("last_seen_at"),
            expiresAt: try row.date("expires_at"), device: try row.string("device"))
    }
}
