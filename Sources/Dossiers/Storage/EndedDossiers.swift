import Core
import Foundation
import Storage

extension Migration {
    /// What the nights walk to find the requests whose time is over.
    static let endedDossiers = Migration(
        "2026-11-22 ended dossiers",
        [
            "CREATE INDEX dossier_ended ON dossier(organisation_id, procedure_version_id, closed_at, id) WHERE closed_at IS NOT NULL",
            // Erasing a request closes its number to the browsers that knew it, without reading them all.
            "CREATE INDEX access_reference ON access(reference)",
        ])
}

/// Requests that are over, inside the transactions of the room that keeps them no longer than allowed.
extension DossiersFeature {
    /// What the room that asks gets of a row: nothing that names anybody.
    public static let endedColumns: SQL = "id, reference, procedure_id, procedure_version_id, unit_id, channel, nature, received_at, closed_at"

    public static func endedVersions(in organisation: OrganisationID, on connection: any Connection) throws -> [ProcedureVersionID] {
        try connection.rows("SELECT DISTINCT procedure_version_id FROM dossier WHERE organisation_id = \(organisation) AND closed_at IS NOT NULL")
            .map { try $0.id("procedure_version_id") }
    }

    /// In the order of their ends, after a place in it. Locked until the end of the transaction.
    public static func ended(
        of version: ProcedureVersionID, in organisation: OrganisationID, before: Date, after place: (endedAt: Date, id: DossierID)?,
        atMost count: Int,
        on connection: any Connection
    ) throws -> [Row] {
        let next: SQL = place.map { "AND (closed_at > \($0.endedAt) OR (closed_at = \($0.endedAt) AND id > \($0.id)))" } ?? ""
        return try connection.rows(
            """
            SELECT \(endedColumns) FROM dossier WHERE organisation_id = \(organisation) AND procedure_version_id = \(version)
                AND closed_at IS NOT NULL AND closed_at < \(before) \(next) ORDER BY closed_at, id LIMIT \(count)\(connection.dialect.forUpdate)
            """)
    }

    /// Who made requests, and how to reach them: a statement for each thousand, not one by request.
    public static func contacts(of references: [Reference], in organisation: OrganisationID, on connection: any Connection) throws -> [Row] {
        try stride(from: 0, to: references.count, by: 1000).flatMap { start in
            try connection.rows(
                """
                SELECT reference, applicant, email, phone FROM dossier
                WHERE organisation_id = \(organisation)
                    AND reference IN \(list: references[start..<min(start + 1000, references.count)].map(\.description)) ORDER BY id
                """)
        }
    }

    /// Those of these that are over. Locked.
    public static func ended(_ ids: [DossierID], on connection: any Connection) throws -> [Row] {
        try connection.rows(
            "SELECT \(endedColumns) FROM dossier WHERE id IN \(list: ids) AND closed_at IS NOT NULL ORDER BY id\(connection.dialect.forUpdate)")
    }

    /// How many requests of each version ended in each interval. One statement.
    public static func countEnded(
        _ intervals: [(version: ProcedureVersionID, from: Date, before: Date)], in organisation: OrganisationID, on connection: any Connection
    ) throws -> [Int] {
        let counts = intervals.enumerated().map { index, interval -> SQL in
            """
            SELECT CAST(\(index) AS BIGINT) AS place, count(*) AS number FROM dossier WHERE organisation_id = \(organisation)
                AND procedure_version_id = \(interval.version) AND closed_at IS NOT NULL AND closed_at >= \(interval.from)
                AND closed_at < \(interval.before)
            """
        }
        var numbers = Array(repeating: 0, count: intervals.count)
        // SQLite joins at most five hundred questions in one.
        for start in stride(from: 0, to: counts.count, by: 400) {
            for row in try connection.rows(SQL.joined(Array(counts[start..<min(start + 400, counts.count)]), by: " UNION ALL ")) {
                numbers[try row.int("place")] = try row.int("number")
            }
        }
        return numbers
    }

    /// The listable and statistical answers, by the id of the question.
    public static func narrowAnswers(of ids: [DossierID], on connection: any Connection) throws -> [DossierID: [String: String]] {
        try connection.rows("SELECT dossier_id, field, shown FROM dossier_field WHERE dossier_id IN \(list: ids)").reduce(into: [:]) { answers, row in
            answers[try row.id("dossier_id"), default: [:]][try row.string("field")] = try row.string("shown")
        }
    }

    public static func find(_ reference: Reference, in organisation: OrganisationID, on connection: any Connection) throws -> DossierID? {
        try connection.row("SELECT id FROM dossier WHERE reference = \(reference) AND organisation_id = \(organisation)")?.id("id")
    }

    /// **Erases requests for good**, with their history, their messages, and what opened them.
    public static func erase(_ ids: [DossierID], _ references: [Reference], on connection: any Connection) throws {
        try connection.run("DELETE FROM dossier_link WHERE dossier_id IN \(list: ids) OR linked IN \(list: references)")
        try connection.run("DELETE FROM access WHERE reference IN \(list: references)")
        try connection.run("DELETE FROM dossier_field WHERE dossier_id IN \(list: ids)")
        try connection.run("DELETE FROM dossier_message WHERE dossier_id IN \(list: ids)")
        try connection.run("DELETE FROM dossier_history WHERE dossier_id IN \(list: ids)")
        try connection.run("DELETE FROM exceptional_reading WHERE dossier_id IN \(list: ids)")
        try connection.run("DELETE FROM dossier_consultation WHERE dossier_id IN \(list: ids)")
        try connection.run("DELETE FROM dossier_opening WHERE dossier_id IN \(list: ids)")
        try connection.run("DELETE FROM dossier_reading WHERE dossier_id IN \(list: ids)")
        try connection.run("DELETE FROM dossier WHERE id IN \(list: ids)")
    }

    public static let personalTables = [
        "dossier", "dossier_history", "dossier_message", "dossier_field", "dossier_reading", "dossier_consultation", "exceptional_reading",
        "dossier_opening", "dossier_link", "access", "draft",
    ]
    public static let searchedTables = ["dossier"]
}
