import Core
import Foundation
import Storage

struct SQLOutgoingMails: OutgoingMailRepository {
    let database: any Database

    func list(
        _ state: OutgoingMail.State?, of organisation: OrganisationID, before: OutgoingMailID?, atMost count: Int
    ) async throws -> [OutgoingMail] {
        let chosen: SQL = state.map { " AND state = \($0.rawValue)" } ?? ""
        let older: SQL = before.map { " AND id < \($0)" } ?? ""
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT \(OutgoingMail.columns) FROM outgoing_mail WHERE organisation_id = \(organisation)\(chosen)\(older)
                ORDER BY id DESC LIMIT \(count)
                """
            ).map(OutgoingMail.init)
        }
    }

    func read(_ id: OutgoingMailID, of organisation: OrganisationID) async throws -> OutgoingMailReading? {
        try await database.read { connection in
            let row = try connection.row(
                "SELECT \(OutgoingMail.columns), text FROM outgoing_mail WHERE id = \(id) AND organisation_id = \(organisation)")
            guard let row else { return nil }
            let parts = try connection.rows(
                "SELECT name, media_type, length(bytes) AS size FROM outgoing_mail_part WHERE mail_id = \(id) ORDER BY position")
            return OutgoingMailReading(
                mail: try OutgoingMail(row: row), text: try row.optionalString("text"),
                attachments: try parts.map {
                    .init(name: try $0.string("name"), mediaType: try $0.string("media_type"), size: try $0.int("size"))
                })
        }
    }

    func dossier(of ids: [MessageID]) async throws -> DossierID? {
        guard !ids.isEmpty else { return nil }
        let found = try await database.read { connection in
            try connection.rows(
                "SELECT message_id, dossier_id FROM outgoing_mail WHERE message_id IN \(list: ids.map(\.description)) AND dossier_id IS NOT NULL"
            ).map { (message: try $0.string("message_id"), dossier: try $0.id("dossier_id", of: DossierKind.self)) }
        }
        return ids.lazy.compactMap { id in found.first { $0.message == id.description }?.dossier }.first
    }

    func waiting(of organisation: OrganisationID, atMost limit: Int) async throws -> Int {
        try await database.read { connection in
            try connection.rows(
                "SELECT id FROM outgoing_mail WHERE organisation_id = \(organisation) AND state = 'waiting' LIMIT \(limit)"
            ).count
        }
    }

    func replay(_ id: OutgoingMailID, of organisation: OrganisationID, at now: Date) async throws {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_mail SET state = 'waiting', sent_at = NULL
                WHERE id = \(id) AND organisation_id = \(organisation) AND text IS NOT NULL RETURNING id
                """)
            guard row != nil else { throw try refusal(id, of: organisation, on: connection) }
            try OutboxWriting.enqueue(id, now: now, on: connection)
        }
    }

    private func refusal(_ id: OutgoingMailID, of organisation: OrganisationID, on connection: any Connection) throws -> CorrespondenceProblem {
        let row = try connection.row("SELECT id FROM outgoing_mail WHERE id = \(id) AND organisation_id = \(organisation)")
        return row == nil ? .unknownMail : .contentErased
    }

    func replayWaiting(of organisation: OrganisationID, atMost count: Int, at now: Date) async throws -> Int {
        try await database.write { connection in
            let rows = try connection.rows(
                "SELECT id FROM outgoing_mail WHERE organisation_id = \(organisation) AND state = 'waiting' ORDER BY id LIMIT \(count)")
            for row in rows { try OutboxWriting.enqueue(try row.id("id"), now: now, on: connection) }
            return rows.count
        }
    }
}
