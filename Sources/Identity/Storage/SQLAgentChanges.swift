import Core
import Foundation
import Storage

extension SQLAgents {
    func save(_ agent: Agent) async throws { try await memory.forgetting { try await write(agent) } }

    private func write(_ agent: Agent) async throws {
        try await database.write { connection in
            let before = try lockAdministrators(of: agent.organisation, in: connection)
            try refuseTakenEmail(of: agent, in: connection)
            let changed = try connection.run(
                """
                UPDATE agent SET email = \(agent.email.login), name = \(agent.name), quality = \(agent.quality), state = \(agent.state.rawValue),
                    version = version + 1
                WHERE id = \(agent.id) AND organisation_id = \(agent.organisation) AND version = \(agent.version)
                """)
            guard changed == 1 else { throw IdentityProblem.changedMeanwhile }
            try connection.run("DELETE FROM agent_role WHERE agent_id = \(agent.id)")
            try insertRoles(agent.roles, of: agent.id, in: connection)
            if agent.state == .deactivated { try closeEveryDoor(of: agent.id, keeping: nil, in: connection) }
            let after = try administrators(of: agent.organisation, in: connection)
            guard before == 0 || after > 0 else { throw IdentityProblem.lastAdministrator }
        }
    }

    func credentials(_ login: String, of organisation: OrganisationID) async throws -> Credentials? {
        try await credentials("organisation_id = \(organisation) AND email = \(login)")
    }

    func credentials(_ agent: AgentID) async throws -> Credentials? { try await credentials("id = \(agent)") }

    private func credentials(_ condition: SQL) async throws -> Credentials? {
        try await database.read { connection in
            try connection.row("SELECT id, state, password_hash FROM agent WHERE \(condition)").map { row in
                Credentials(
                    agent: try row.id("id"), state: try row.parsed("state", AgentState.init(rawValue:)),
                    passwordHash: try row.optionalString("password_hash"))
            }
        }
    }

    func replaceHash(_ old: String, with new: String, of agent: AgentID) async throws {
        try await database.write { connection in
            _ = try connection.run("UPDATE agent SET password_hash = \(new) WHERE id = \(agent) AND password_hash = \(old)")
        }
    }

    func setPassword(_ hash: String, of agent: AgentID, keeping kept: String?) async throws {
        try await memory.forgetting {
            try await database.write { connection in try setPasswordHash(hash, of: agent, keeping: kept, in: connection) }
        }
    }

    /// Two administrators who remove each other at the same moment would both find the other still there. This write, which changes nothing, makes
    /// the second wait for the first on PostgreSQL; SQLite has one writer.
    private func lockAdministrators(of organisation: OrganisationID, in connection: any Connection) throws -> Int {
        try connection.run(
            """
            UPDATE agent SET version = version WHERE organisation_id = \(organisation)
                AND id IN (SELECT agent_id FROM agent_role WHERE role = \(AgentRole.administrator.rawValue))
            """)
        return try administrators(of: organisation, in: connection)
    }

    private func administrators(of organisation: OrganisationID, in connection: any Connection) throws -> Int {
        let row = try connection.row(
            """
            SELECT count(*) AS administrators FROM agent WHERE organisation_id = \(organisation) AND state = 'active'
                AND id IN (SELECT agent_id FROM agent_role WHERE role = \(AgentRole.administrator.rawValue))
            """)
        return try row?.int("administrators") ?? 0
    }

    /// Asked first so that it can be said in words; the `UNIQUE` of the table is what guarantees it.
    private func refuseTakenEmail(of agent: Agent, in connection: any Connection) throws {
        let row = try connection.row("SELECT id FROM agent WHERE organisation_id = \(agent.organisation) AND email = \(agent.email.login)")
        if let row, try row.id("id") as AgentID != agent.id { throw IdentityProblem.emailTaken }
    }
}

/// A new password ends what was begun under the old one.
func setPasswordHash(_ hash: String, of agent: AgentID, keeping kept: String?, in connection: any Connection) throws {
    try connection.run(
        """
        UPDATE agent SET password_hash = \(hash), state = CASE state WHEN 'invited' THEN 'active' ELSE state END, version = version + 1
        WHERE id = \(agent)
        """)
    try closeEveryDoor(of: agent, keeping: kept, in: connection)
}

/// Closes the sessions, but one, and withdraws the activation link.
func closeEveryDoor(of agent: AgentID, keeping kept: String?, in connection: any Connection) throws {
    try connection.run("DELETE FROM agent_session WHERE agent_id = \(agent) AND token_digest <> \(kept ?? "")")
    try connection.run("DELETE FROM agent_invitation WHERE agent_id = \(agent)")
    try connection.run("DELETE FROM agent_pending_sign_in WHERE agent_id = \(agent)")
}
