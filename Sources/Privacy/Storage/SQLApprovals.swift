import Core
import Foundation
import Storage

/// What the data protection officer agreed to.
struct Approval: Sendable, Equatable {
    let slug: String
    let content: ApprovedContent
    let by: String
    let at: Date
}

struct SQLApprovals: Sendable {
    static let job = "data.drifted"

    let database: any Database

    func all(in organisation: OrganisationID) async throws -> [String: Approval] {
        try await database.read { connection in
            let rows = try connection.rows("SELECT * FROM approved_processing WHERE organisation_id = \(organisation)")
            return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.string("slug"), try Approval(row: $0)) })
        }
    }

    func approve(_ content: ApprovedContent, of slug: String, by viewer: AgentViewer, at now: Date) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                INSERT INTO approved_processing(organisation_id, slug, content, approved_by, approved_at)
                VALUES (\(viewer.organisation), \(slug), \(content.json), \(viewer.name), \(now))
                ON CONFLICT (organisation_id, slug) DO UPDATE SET content = excluded.content, approved_by = excluded.approved_by,
                    approved_at = excluded.approved_at, alarmed = NULL
                """)
        }
    }

    func tables() async throws -> [String] { try await database.read { try $0.tableNames() } }

    /// Orders that somebody be told of tables that no treatment declares: again after a week, while it lasts.
    func alarm(undeclared tables: [String], in organisation: OrganisationID, at now: Date) async throws {
        if tables.isEmpty { return }
        let payload: JSON = ["organisation": .int(Int(organisation.rawValue)), "slugs": .array(tables.map(JSON.string))]
        try await database.write {
            try Jobs.enqueue(
                kind: Self.job, payload: payload, uniqueKey: "undeclared:\(organisation):\(tables.joined(separator: " "))", now: now, on: $0)
        }
    }

    /// Orders that somebody be told of what drifted, once for each state that it drifts to.
    /// - Parameter drifted: by procedure, the digest of what runs.
    func alarm(_ drifted: [String: String], in organisation: OrganisationID, at now: Date) async throws {
        if drifted.isEmpty { return }
        try await database.write { connection in
            let news = try drifted.sorted { $0.key < $1.key }.filter { slug, digest in
                try connection.run(
                    """
                    UPDATE approved_processing SET alarmed = \(digest)
                    WHERE organisation_id = \(organisation) AND slug = \(slug) AND (alarmed IS NULL OR alarmed <> \(digest))
                    """) == 1
            }
            if news.isEmpty { return }
            let payload: JSON = ["organisation": .int(Int(organisation.rawValue)), "slugs": .array(news.map { .string($0.key) })]
            try Jobs.enqueue(kind: Self.job, payload: payload, now: now, on: connection)
        }
    }
}

extension Approval {
    fileprivate init(row: Row) throws {
        guard let content = ApprovedContent(try row.json("content")) else { throw RowError.malformed("content") }
        self.init(slug: try row.string("slug"), content: content, by: try row.string("approved_by"), at: try row.date("approved_at"))
    }
}
