import Core
import Foundation
import Storage

struct SQLSavedViews: SavedViews {
    let database: any Database

    func all(of agent: AgentID) async throws -> [SavedView] {
        try await database.read { connection in
            try connection.rows("SELECT id, name, query FROM saved_view WHERE agent_id = \(agent) ORDER BY name LIMIT 50").map {
                SavedView(id: try $0.int("id"), name: try $0.string("name"), query: try $0.string("query"))
            }
        }
    }

    func save(_ name: String, query: String, for agent: AgentID, at now: Date) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                INSERT INTO saved_view(agent_id, name, query, created_at) VALUES (\(agent), \(name), \(query), \(now))
                ON CONFLICT (agent_id, name) DO UPDATE SET query = excluded.query
                """
            )
        }
    }

    func remove(_ id: Int, of agent: AgentID) async throws {
        _ = try await database.write { try $0.run("DELETE FROM saved_view WHERE id = \(id) AND agent_id = \(agent)") }
    }
}
