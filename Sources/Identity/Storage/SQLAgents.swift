import Core
import Foundation
import Storage

/// Agents and their roles, in SQL.
struct SQLAgents: AgentRepository {
    let database: any Database
    let memory: CardMemory

    func find(_ id: AgentID, of organisation: OrganisationID) async throws -> Agent? {
        try await database.read { try agents("id = \(id) AND organisation_id = \(organisation)", in: $0).first }
    }

    func find(email: EmailAddress, of organisation: OrganisationID) async throws -> Agent? {
        try await database.read { try agents("organisation_id = \(organisation) AND email = \(email.login)", in: $0).first }
    }

    func all(of organisation: OrganisationID) async throws -> [Agent] {
        let found = try await database.read { try agents("organisation_id = \(organisation)", in: $0) }
        return found.sortedAsPeopleDo(by: \.name)
    }

    private func agents(_ condition: SQL, in connection: any Connection) throws -> [Agent] {
        let rows = try connection.rows(
            "SELECT id, organisation_id, email, name, quality, state, created_at, last_seen_at, version FROM agent WHERE \(condition)")
        let roles = try rolesByAgent("agent_id IN (SELECT id FROM agent WHERE \(condition))", in: connection)
        return try rows.map { try Agent($0, roles: roles) }
    }

    func cards(of units: [UnitID]) async throws -> [AgentCard] { try await memory.cards(of: units) { try await readCards(of: units) } }

    private func readCards(of units: [UnitID]) async throws -> [AgentCard] {
        let cards = try await database.read { connection in
            // One row for each role: every list of the desk asks, so one statement.
            let rows = try connection.rows(
                """
                SELECT agent.id, agent.name, agent_role.unit_id, agent_role.role FROM agent JOIN agent_role ON agent_role.agent_id = agent.id
                WHERE agent.state = 'active' AND agent_role.unit_id IN \(list: units)
                """)
            var found: [AgentID: (name: String, roles: AgentRoles)] = [:]
            for row in rows {
                let name = try row.string("name"), role = try row.parsed("role", AgentRole.init(rawValue:))
                found[try row.id("id"), default: (name, [:])].roles[try row.id("unit_id"), default: []].insert(role)
            }
            return found.map { AgentCard(id: $0.key, name: $0.value.name, roles: $0.value.roles) }
        }
        return cards.sortedAsPeopleDo(by: \.name)
    }

    func addresses(of role: AgentRole, in unit: UnitID) async throws -> [EmailAddress] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT agent.email FROM agent JOIN agent_role ON agent_role.agent_id = agent.id
                WHERE agent.state = 'active' AND agent_role.unit_id = \(unit) AND agent_role.role = \(role.rawValue) ORDER BY agent.id
                """
            ).map { try $0.parsed("email", EmailAddress.init) }
        }
    }

    func names(of agents: [AgentID]) async throws -> [AgentID: String] {
        try await database.read { connection in
            let rows = try connection.rows("SELECT id, name FROM agent WHERE id IN \(list: Array(Set(agents)))")
            return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.id("id"), try $0.string("name")) })
        }
    }

    func quality(of agent: AgentID) async throws -> String? {
        try await database.read { try $0.row("SELECT quality FROM agent WHERE id = \(agent)")?.string("quality") }
    }

    func add(_ agent: NewAgent, passwordHash: String?, at now: Date) async throws -> AgentID {
        let state: AgentState = passwordHash == nil ? .invited : .active
        return try await memory.forgetting { try await insert(agent, state, passwordHash, at: now) }
    }

    private func insert(_ agent: NewAgent, _ state: AgentState, _ passwordHash: String?, at now: Date) async throws -> AgentID {
        try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO agent (organisation_id, email, name, quality, password_hash, state, created_at)
                VALUES (\(agent.organisation), \(agent.email.login), \(agent.name), \(agent.quality), \(passwordHash), \(state.rawValue), \(now))
                ON CONFLICT (organisation_id, email) DO NOTHING
                RETURNING id
                """)
            guard let row else { throw IdentityProblem.emailTaken }
            let id: AgentID = try row.id("id")
            try insertRoles(agent.roles, of: id, in: connection)
            return id
        }
    }
}

/// What several questions on agents share.
func rolesByAgent(_ condition: SQL, in connection: any Connection) throws -> [AgentID: AgentRoles] {
    let rows = try connection.rows("SELECT agent_id, unit_id, role FROM agent_role WHERE \(condition)")
    return try rows.reduce(into: [:]) { roles, row in
        roles[try row.id("agent_id"), default: [:]][try row.id("unit_id"), default: []].insert(try row.parsed("role", AgentRole.init(rawValue:)))
    }
}

func insertRoles(_ roles: AgentRoles, of agent: AgentID, in connection: any Connection) throws {
    for (unit, roles) in roles {
        for role in roles {
            try connection.run("INSERT INTO agent_role (agent_id, unit_id, role) VALUES (\(agent), \(unit), \(role.rawValue))")
        }
    }
}

extension Agent {
    fileprivate init(_ row: Row, roles: [AgentID: AgentRoles]) throws {
        id = try row.id("id")
        organisation = try row.id("organisation_id")
        email = try row.parsed("email") { EmailAddress($0) }
        name = try row.string("name")
        quality = try row.string("quality")
        state = try row.parsed("state", AgentState.init(rawValue:))
        self.roles = roles[id] ?? [:]
        createdAt = try row.date("created_at")
        lastSeenAt = try row.optionalDate("last_seen_at")
        version = try row.int("version")
    }
}

extension Sequence {
    /// Sorted in Swift: in the database's byte order « Émile » comes after « Zoé ».
    fileprivate func sortedAsPeopleDo(by name: (Element) -> String) -> [Element] {
        map { (Text.folded(name($0)), $0) }.sorted { $0.0 < $1.0 }.map { $0.1 }
    }
}
