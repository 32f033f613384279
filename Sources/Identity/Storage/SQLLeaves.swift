import Core
import Foundation
import Storage

/// Absences, in SQL.
struct SQLLeaves: LeaveRepository {
    let database: any Database

    func add(_ agent: AgentID, delegate: AgentID, from: LocalDate, to: LocalDate, at now: Date) async throws {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO agent_leave (agent_id, delegate_id, from_day, to_day, created_at)
                VALUES (\(agent), \(delegate), \(from.description), \(to.description), \(now))
                """)
        }
    }

    func leaves(of agent: AgentID, from day: LocalDate) async throws -> [Leave] {
        try await database.read { connection in
            try connection.rows(
                "SELECT * FROM agent_leave WHERE agent_id = \(agent) AND to_day >= \(day.description) ORDER BY from_day, id LIMIT 50"
            ).map(Leave.init)
        }
    }

    func standIns(by delegate: AgentID, on day: LocalDate) async throws -> [Leave] {
        try await database.read { try $0.standIns(by: delegate, on: day) }
    }

    func remove(_ leave: LeaveID, of agent: AgentID) async throws {
        try await database.write { _ = try $0.run("DELETE FROM agent_leave WHERE id = \(leave) AND agent_id = \(agent)") }
    }
}

extension Connection {
    func standIns(by delegate: AgentID, on day: LocalDate) throws -> [Leave] {
        try rows(
            """
            SELECT agent_leave.* FROM agent_leave JOIN agent ON agent.id = agent_leave.agent_id
            WHERE delegate_id = \(delegate) AND to_day >= \(day.description) AND from_day <= \(day.description) AND agent.state = 'active'
            """
        ).map(Leave.init)
    }

    /// The roles of an agent, with those that colleagues on leave lend them today. A loan is not lent again.
    func rolesWithLoans(of agent: AgentID, on day: LocalDate) throws -> AgentRoles {
        let absent = try standIns(by: agent, on: day).map(\.agent)
        let roles = try rolesByAgent("agent_id IN \(list: [agent] + absent)", in: self)
        let own = roles[agent] ?? [:]
        return absent.reduce(own) { all, colleague in
            all.merging(Leave.lent(roles[colleague] ?? [:], to: own)) { $0.union($1) }
        }
    }
}

extension Leave {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.id("id"), agent: try row.id("agent_id"), delegate: try row.id("delegate_id"),
            from: try row.parsed("from_day") { LocalDate($0) }, to: try row.parsed("to_day") { LocalDate($0) })
    }
}
