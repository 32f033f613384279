import Core
import Foundation
import Storage

/// The journal of administration, in SQL.
struct SQLJournal: JournalRepository {
    let database: any Database

    func write(_ kind: AdminAct.Kind, _ subject: String, by author: String, of organisation: OrganisationID, at now: Date) async throws {
        try await database.write { try $0.journal(kind, subject, by: author, of: organisation, at: now) }
    }

    func acts(of organisation: OrganisationID, before number: Int?, atMost count: Int) async throws -> [AdminAct] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM admin_act WHERE organisation_id = \(organisation) AND number < \(number ?? Int(Int32.max))
                ORDER BY number DESC LIMIT \(count)
                """
            ).map(AdminAct.init)
        }
    }

    func firstBreak(of organisation: OrganisationID) async throws -> Int? {
        try await database.read { connection in
            let lines = try connection.rows("SELECT * FROM admin_act WHERE organisation_id = \(organisation) ORDER BY number").map(AdminAct.init)
            let head = try connection.row("SELECT hash FROM admin_act_head WHERE organisation_id = \(organisation)")?.string("hash") ?? ""
            return lines.isEmpty && !head.isEmpty ? nil : AdminAct.firstBreak(in: lines, head: head)
        }
    }

    func forget(before limit: Date) async throws -> Int {
        try await database.write { try $0.run("DELETE FROM admin_act WHERE at < \(limit)") }
    }
}

extension Connection {
    /// Adds a line in the transaction of what it tells.
    func journal(_ kind: AdminAct.Kind, _ subject: String, by author: String, of organisation: OrganisationID, at now: Date) throws {
        // The first statement locks the end of the chain: on PostgreSQL a second writer waits here.
        let head = try row(
            """
            INSERT INTO admin_act_head (organisation_id, number, hash) VALUES (\(organisation), 1, '')
            ON CONFLICT (organisation_id) DO UPDATE SET number = admin_act_head.number + 1
            RETURNING number, hash
            """)
        guard let head else { throw RowError.isNull("number") }
        let act = AdminAct(
            number: try head.int("number"), at: now, author: author, kind: kind, subject: String(subject.prefix(200)),
            previousHash: try head.string("hash"))
        try run(
            """
            INSERT INTO admin_act (organisation_id, number, at, author, kind, subject, previous_hash, hash)
            VALUES (\(organisation), \(act.number), \(act.at), \(act.author), \(act.kind.rawValue), \(act.subject), \(act.previousHash), \(act.hash))
            """)
        try run("UPDATE admin_act_head SET hash = \(act.hash) WHERE organisation_id = \(organisation)")
    }
}

extension AdminAct {
    init(_ row: Row) throws {
        self.init(
            number: try row.int("number"), at: try row.date("at"), author: try row.string("author"),
            kind: try row.parsed("kind", Kind.init(rawValue:)), subject: try row.string("subject"), previousHash: try row.string("previous_hash"),
            hash: try row.string("hash"))
    }
}

extension IdentityFeature {
    /// An agent read a request outside their units: written in the transaction of the reading itself.
    public func journalExceptionalReading(
        of number: Reference, because reason: String, by agent: String, of organisation: OrganisationID, at now: Date, on connection: any Connection
    ) throws {
        try connection.journal(.exceptionalReading, "\(number) : \(reason)", by: agent, of: organisation, at: now)
    }
}
