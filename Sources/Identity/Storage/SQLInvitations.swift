import Core
import Foundation
import Storage

/// Activation links, in SQL.
struct SQLInvitations: InvitationRepository {
    let database: any Database
    let memory: CardMemory

    func invite(_ agent: AgentID, digest: String, until limit: Date) async throws {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO agent_invitation (agent_id, token_digest, expires_at) VALUES (\(agent), \(digest), \(limit))
                ON CONFLICT (agent_id) DO UPDATE SET token_digest = excluded.token_digest, expires_at = excluded.expires_at
                """)
        }
    }

    func invitation(_ digest: String, at now: Date) async throws -> Invitation? {
        try await database.read { connection in
            let row = try connection.row(
                """
                SELECT agent.id, agent.organisation_id, agent.name, agent.email FROM agent_invitation
                JOIN agent ON agent.id = agent_invitation.agent_id
                WHERE token_digest = \(digest) AND expires_at > \(now) AND agent.state <> 'deactivated'
                """)
            return try row.map { row in
                Invitation(
                    agent: try row.id("id"), organisation: try row.id("organisation_id"), name: try row.string("name"),
                    email: try row.parsed("email") { EmailAddress($0) })
            }
        }
    }

    func accept(_ digest: String, passwordHash: String, at now: Date) async throws -> AgentID {
        try await memory.forgetting { try await use(digest, passwordHash, at: now) }
    }

    private func use(_ digest: String, _ passwordHash: String, at now: Date) async throws -> AgentID {
        try await database.write { connection in
            // The row that goes is the right to set the password: of two who use the link at once, one finds it gone.
            let used = try connection.row(
                """
                DELETE FROM agent_invitation WHERE token_digest = \(digest) AND expires_at > \(now)
                    AND agent_id IN (SELECT id FROM agent WHERE state <> 'deactivated')
                RETURNING agent_id
                """)
            guard let used else { throw IdentityProblem.invitationOver }
            let agent: AgentID = try used.id("agent_id")
            try setPasswordHash(passwordHash, of: agent, keeping: nil, in: connection)
            return agent
        }
    }
}
