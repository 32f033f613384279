import Core
import Foundation
import Storage

/// A question that somebody keeps, and may show to others.
struct SavedStatistic: Sendable, Equatable {
    enum Audience: String, Sendable, CaseIterable {
        case author
        /// The agents of a unit; each sees the figures of their own units.
        case unit
        /// Every agent, and the internal page.
        case agents
        /// The public page: the figures of the author's units, nothing about fewer than five.
        case everyone
    }

    let id: Int
    let organisation: OrganisationID
    let author: AgentID
    let name: String
    let query: String
    /// Those that the author could see when they saved it.
    let units: [UnitID]
    let audience: Audience
}

struct SQLSavedStatistics: Sendable {
    let database: any Database

    /// - Parameter unit: with whom it is shared, for `.unit`.
    func save(_ name: String, query: String, for audience: SavedStatistic.Audience, unit: UnitID?, by viewer: AgentViewer, at now: Date) async throws
    {
        let units = viewer.units.map(\.description).joined(separator: " ")
        _ = try await database.write { connection in
            try connection.run(
                """
                INSERT INTO saved_statistic(organisation_id, author_id, name, query, units, audience, shared_unit_id, created_at)
                VALUES (\(viewer.organisation), \(viewer.agent), \(name), \(query), \(units), \(audience.rawValue), \(audience == .unit ? unit : nil), \(now))
                ON CONFLICT (author_id, name) DO UPDATE SET query = excluded.query, units = excluded.units, audience = excluded.audience,
                    shared_unit_id = excluded.shared_unit_id
                """)
        }
    }

    /// What an agent may open: theirs, their units', the agents' and everyone's.
    func all(viewer: AgentViewer) async throws -> [SavedStatistic] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM saved_statistic WHERE organisation_id = \(viewer.organisation)
                    AND (author_id = \(viewer.agent) OR audience IN ('agents', 'everyone') OR shared_unit_id IN \(list: viewer.units))
                ORDER BY name LIMIT 100
                """
            ).map(SavedStatistic.init)
        }
    }

    func published(in organisation: OrganisationID) async throws -> [SavedStatistic] {
        try await database.read { connection in
            try connection.rows(
                "SELECT * FROM saved_statistic WHERE organisation_id = \(organisation) AND audience = 'everyone' ORDER BY name LIMIT 100"
            ).map(SavedStatistic.init)
        }
    }

    func remove(_ id: Int, by viewer: AgentViewer) async throws {
        _ = try await database.write { try $0.run("DELETE FROM saved_statistic WHERE id = \(id) AND author_id = \(viewer.agent)") }
    }
}

extension SavedStatistic {
    init(row: Row) throws {
        self.init(
            id: try row.int("id"), organisation: try row.id("organisation_id"), author: try row.id("author_id"), name: try row.string("name"),
            query: try row.string("query"), units: try row.string("units").split(separator: " ").compactMap { UnitID(String($0)) },
            audience: try row.parsed("audience", Audience.init))
    }
}
