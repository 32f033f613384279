import Core
import Foundation
import Law
import Storage

/// The journal of mandates, in SQL.
struct SQLMandateJournal: Sendable {
    let database: any Database

    /// All of it, oldest first: for the file that an administrator downloads.
    func acts(of organisation: OrganisationID) async throws -> [MandateAct] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM mandate_act WHERE organisation_id = \(organisation) ORDER BY number").map(MandateAct.init)
        }
    }

    func acts(of mandate: MandateID, in organisation: OrganisationID) async throws -> [MandateAct] {
        try await database.read { connection in
            try connection.rows(
                "SELECT * FROM mandate_act WHERE organisation_id = \(organisation) AND mandate_id = \(mandate) ORDER BY number"
            ).map(MandateAct.init)
        }
    }

    /// What was filed under a measure, the latest first: the act and who did it, nothing of the request itself.
    func acts(under measure: MeasureID, in organisation: OrganisationID) async throws -> [(at: Date, author: String, act: ProtectedAct)] {
        let details = ProtectedAct.allCases.map { "\(measure).\($0.rawValue)" }
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM mandate_act WHERE organisation_id = \(organisation) AND kind = 'represented' AND detail IN \(list: details)
                ORDER BY number DESC LIMIT 200
                """
            ).map(MandateAct.init).compactMap { line in
                line.detail.split(separator: ".").last.flatMap { ProtectedAct(rawValue: String($0)) }.map { (line.at, line.author, $0) }
            }
        }
    }

    func firstBreak(of organisation: OrganisationID) async throws -> Int? {
        let lines = try await acts(of: organisation)
        let head = try await database.read { connection in
            try connection.row("SELECT hash FROM mandate_act_head WHERE organisation_id = \(organisation)")?.string("hash") ?? ""
        }
        return MandateAct.firstBreak(in: lines, head: head)
    }
}

extension Connection {
    /// Adds a line in the transaction of what it tells.
    func journal(
        _ kind: MandateAct.Kind, relay: String, by author: String, mandate: MandateID? = nil, detail: String = "", of organisation: OrganisationID,
        at now: Date
    ) throws {
        // The first statement locks the end of the chain: on PostgreSQL a second writer waits here.
        let head = try row(
            """
            INSERT INTO mandate_act_head (organisation_id, number, hash) VALUES (\(organisation), 1, '')
            ON CONFLICT (organisation_id) DO UPDATE SET number = mandate_act_head.number + 1
            RETURNING number, hash
            """)
        guard let head else { throw RowError.isNull("number") }
        let act = MandateAct(
            number: try head.int("number"), at: MandateAct.moment(of: kind, at: now), relay: relay, author: author, kind: kind, mandate: mandate,
            detail: detail, previousHash: try head.string("hash"))
        try run(
            """
            INSERT INTO mandate_act (organisation_id, number, at, relay, author, kind, mandate_id, detail, previous_hash, hash)
            VALUES (\(organisation), \(act.number), \(act.at), \(act.relay), \(act.author), \(act.kind.rawValue), \(act.mandate), \(act.detail),
                    \(act.previousHash), \(act.hash))
            """)
        try run("UPDATE mandate_act_head SET hash = \(act.hash) WHERE organisation_id = \(organisation)")
    }
}

extension MandateAct {
    init(_ row: Row) throws {
        self.init(
            number: try row.int("number"), at: try row.date("at"), relay: try row.string("relay"), author: try row.string("author"),
            kind: try row.parsed("kind", Kind.init(rawValue:)), mandate: try row.optionalID("mandate_id"), detail: try row.string("detail"),
            previousHash: try row.string("previous_hash"), hash: try row.string("hash"))
    }
}

extension Migration {
    /// What was filed under one measure, among years of lines.
    static let findMeasureActs = Migration(
        "2026-11-23 acts of measures",
        ["CREATE INDEX mandate_act_by_measure ON mandate_act (organisation_id, detail, number) WHERE kind = 'represented'"])
}
