import Core
import Foundation
import Storage

/// Telephones and recovery codes, in SQL.
struct SQLSecondFactors: SecondFactorRepository {
    let database: any Database

    func find(_ agent: AgentID) async throws -> SecondFactor? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT sealed_secret, confirmed_at, last_step, (SELECT count(*) FROM agent_recovery_code WHERE agent_id = \(agent)) AS recovery_left
                FROM agent_second_factor WHERE agent_id = \(agent)
                """
            ).map { row in
                SecondFactor(
                    sealed: try row.string("sealed_secret"), isConfirmed: try row.optionalDate("confirmed_at") != nil,
                    lastStep: Int64(try row.int("last_step")), recoveryLeft: try row.int("recovery_left"))
            }
        }
    }

    func begin(_ agent: AgentID, sealed: String, at now: Date) async throws {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO agent_second_factor (agent_id, sealed_secret, created_at) VALUES (\(agent), \(sealed), \(now))
                ON CONFLICT (agent_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
                WHERE agent_second_factor.confirmed_at IS NULL
                """)
        }
    }

    func confirm(_ agent: AgentID, step: Int64, recovery digests: [String], at now: Date) async throws -> Bool {
        try await database.write { connection in
            let confirmed = try connection.run(
                """
                UPDATE agent_second_factor SET confirmed_at = \(now), last_step = \(Int(step)) WHERE agent_id = \(agent) AND confirmed_at IS NULL
                """)
            guard confirmed == 1 else { return false }
            try connection.run("DELETE FROM agent_recovery_code WHERE agent_id = \(agent)")
            for digest in digests { try connection.run("INSERT INTO agent_recovery_code (agent_id, code_digest) VALUES (\(agent), \(digest))") }
            return true
        }
    }

    func use(_ agent: AgentID, step: Int64) async throws -> Bool {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE agent_second_factor SET last_step = \(Int(step))
                WHERE agent_id = \(agent) AND confirmed_at IS NOT NULL AND last_step < \(Int(step))
                """) == 1
        }
    }

    func useRecovery(_ agent: AgentID, digest: String) async throws -> Bool {
        try await database.write { try $0.run("DELETE FROM agent_recovery_code WHERE agent_id = \(agent) AND code_digest = \(digest)") == 1 }
    }

    func remove(_ agent: AgentID) async throws {
        try await database.write { connection in
            try connection.run("DELETE FROM agent_recovery_code WHERE agent_id = \(agent)")
            try connection.run("DELETE FROM agent_pending_sign_in WHERE agent_id = \(agent)")
            _ = try connection.run("DELETE FROM agent_second_factor WHERE agent_id = \(agent)")
        }
    }

    func holders(of organisation: OrganisationID) async throws -> Set<AgentID> {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT agent_id FROM agent_second_factor JOIN agent ON agent.id = agent_id
                WHERE confirmed_at IS NOT NULL AND organisation_id = \(organisation)
                """)
            return Set(try rows.map { try $0.id("agent_id") })
        }
    }
}

/// Sign-ins that wait for their code, in SQL.
struct SQLPendingSignIns: PendingSignInRepository {
    let database: any Database

    func begin(_ digest: String, of agent: AgentID, logoutHint: String?, until limit: Date) async throws {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO agent_pending_sign_in (token_digest, agent_id, logout_hint, expires_at)
                VALUES (\(digest), \(agent), \(logoutHint), \(limit))
                """)
        }
    }

    func find(_ digest: String, at now: Date) async throws -> PendingSignIn? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT agent.id, agent.organisation_id, agent.email, logout_hint FROM agent_pending_sign_in JOIN agent ON agent.id = agent_id
                WHERE token_digest = \(digest) AND expires_at > \(now) AND agent.state = 'active'
                """
            ).map { row in
                PendingSignIn(
                    agent: try row.id("id"), organisation: try row.id("organisation_id"), email: try row.parsed("email") { EmailAddress($0) },
                    logoutHint: try row.optionalString("logout_hint"))
            }
        }
    }

    func end(_ digest: String) async throws -> Bool {
        try await database.write { try $0.run("DELETE FROM agent_pending_sign_in WHERE token_digest = \(digest)") == 1 }
    }
}
