import Core
import Foundation
import Storage

/// What authorities ask of accounts, and when rights were confirmed, in SQL.
struct SQLRules: RulesRepository {
    let database: any Database

    func rules(of organisation: OrganisationID) async throws -> SignInRules {
        try await database.read { connection in
            try connection.row(
                "SELECT requires_second_factor, trusts_provider, inactivity_days FROM sign_in_rules WHERE organisation_id = \(organisation)"
            ).map {
                SignInRules(
                    requiresSecondFactor: try $0.bool("requires_second_factor"), trustsProvider: try $0.bool("trusts_provider"),
                    inactivityDays: try $0.int("inactivity_days"))
            } ?? SignInRules()
        }
    }

    func save(_ rules: SignInRules, of organisation: OrganisationID) async throws {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO sign_in_rules (organisation_id, requires_second_factor, trusts_provider, inactivity_days)
                VALUES (\(organisation), \(rules.requiresSecondFactor ? 1 : 0), \(rules.trustsProvider ? 1 : 0), \(rules.inactivityDays))
                ON CONFLICT (organisation_id) DO UPDATE SET requires_second_factor = excluded.requires_second_factor,
                    trusts_provider = excluded.trusts_provider,
                    inactivity_days = excluded.inactivity_days
                """)
        }
    }

    func reviews(of organisation: OrganisationID) async throws -> [AgentID: AccessReview] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT agent_id, reviewed_at, reviewer FROM agent_review JOIN agent ON agent.id = agent_id WHERE organisation_id = \(organisation)
                """)
            return try Dictionary(
                uniqueKeysWithValues: rows.map {
                    (try $0.id("agent_id"), AccessReview(at: try $0.date("reviewed_at"), by: try $0.string("reviewer")))
                })
        }
    }

    /// Those of another authority are not confirmed: the authority is in the statement.
    func confirm(_ agents: [AgentID], of organisation: OrganisationID, by reviewer: String, at now: Date) async throws {
        guard !agents.isEmpty else { return }
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO agent_review (agent_id, reviewed_at, reviewer)
                SELECT id, \(now), \(reviewer) FROM agent WHERE organisation_id = \(organisation) AND id IN \(list: agents)
                ON CONFLICT (agent_id) DO UPDATE SET reviewed_at = excluded.reviewed_at, reviewer = excluded.reviewer
                """)
        }
    }

    func idle(at now: Date) async throws -> [(organisation: OrganisationID, agent: AgentID)] {
        let rules = try await database.read { try $0.rows("SELECT organisation_id, inactivity_days FROM sign_in_rules WHERE inactivity_days > 0") }
        var idle: [(organisation: OrganisationID, agent: AgentID)] = []
        for row in rules {
            let organisation: OrganisationID = try row.id("organisation_id")
            let limit = now - Double(try row.int("inactivity_days")) * 86_400
            let agents = try await database.read { connection in
                try connection.rows(
                    """
                    SELECT id FROM agent WHERE organisation_id = \(organisation) AND state = 'active' AND created_at < \(limit)
                        AND (last_seen_at IS NULL OR last_seen_at < \(limit)) AND (reopened_at IS NULL OR reopened_at < \(limit)) ORDER BY id
                    """)
            }
            idle += try agents.map { (organisation, try $0.id("id")) }
        }
        return idle
    }

    func reopened(_ agent: AgentID, at now: Date) async throws {
        try await database.write { _ = try $0.run("UPDATE agent SET reopened_at = \(now) WHERE id = \(agent)") }
    }
}
