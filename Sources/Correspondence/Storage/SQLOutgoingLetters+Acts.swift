import Core
import Foundation
import Storage

extension SQLOutgoingLetters {
    func makeBatch(
        of ids: [OutgoingLetterID], hasAddressPages: Bool, isTwoSided: Bool, viewer: AgentViewer, at now: Date
    ) async throws -> LetterBatchID? {
        try await database.write { connection in
            // Locked: one that somebody notes as sent meanwhile keeps the batch that it left in.
            let rows = try connection.rows(
                """
                SELECT id FROM outgoing_letter WHERE id IN \(list: ids) AND state = 'waiting' AND \(Self.toPost) AND \(Self.seal(viewer))
                ORDER BY id\(connection.dialect.forUpdate)
                """)
            let waiting = try rows.map { try $0.id("id", of: OutgoingLetterKind.self) }
            guard !waiting.isEmpty else { return nil }
            let row = try connection.row(
                """
                INSERT INTO letter_batch (organisation_id, agent_id, created_at, has_address_pages, is_two_sided)
                VALUES (\(viewer.organisation), \(viewer.agent), \(now), \(hasAddressPages), \(isTwoSided)) RETURNING id
                """)
            guard let batch = try row?.id("id", of: LetterBatchKind.self) else { return nil }
            try connection.run("UPDATE outgoing_letter SET batch_id = \(batch) WHERE id IN \(list: waiting)")
            return batch
        }
    }

    func markSent(_ batch: LetterBatchID, _ dispatch: Dispatch, viewer: AgentViewer, at now: Date) async throws -> Int {
        try await database.write { connection in
            var sent = 0
            for id in dispatch.letters.sorted() {
                let row = try connection.row(
                    """
                    UPDATE outgoing_letter
                    SET state = 'sent', sent_on = \(dispatch.day), tracking = \(dispatch.tracking[id]?.description), batch_id = \(batch),
                        counter = NULL, counter_until = NULL
                    WHERE id = \(id) AND state = 'waiting' AND \(Self.seal(viewer)) RETURNING dossier_id, title, is_decision, unique_key
                    """)
                guard let row else { continue }
                var detail: [String: JSON] = [
                    "title": .string(try row.string("title")), "day": .string(dispatch.day.description),
                    "letter": .string(try row.string("unique_key")),
                ]
                if try row.bool("is_decision") { detail["decision"] = "yes" }
                if let tracking = dispatch.tracking[id] { detail["tracking"] = .string(tracking.description) }
                try PostWriting.tell(.letterSent, of: row.optionalID("dossier_id"), detail, viewer: viewer, now: now, on: connection)
                sent += 1
            }
            return sent
        }
    }

    func markReturned(_ id: OutgoingLetterID, _ reason: ReturnReason, on day: LocalDate, viewer: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_letter SET state = 'returned', return_reason = \(reason.rawValue), returned_on = \(day)
                WHERE id = \(id) AND state = 'sent' AND \(Self.seal(viewer)) RETURNING dossier_id, title, is_decision
                """)
            guard let row else { return false }
            var detail: [String: JSON] = [
                "title": .string(try row.string("title")), "day": .string(day.description), "reason": .string(reason.rawValue),
            ]
            if try row.bool("is_decision") { detail["decision"] = "yes" }
            try PostWriting.tell(.letterReturned, of: row.optionalID("dossier_id"), detail, viewer: viewer, now: now, on: connection)
            return true
        }
    }

    func markDelivered(_ id: OutgoingLetterID, on day: LocalDate, viewer: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_letter SET delivered_on = \(day)
                WHERE id = \(id) AND state = 'sent' AND delivered_on IS NULL AND \(Self.seal(viewer)) RETURNING dossier_id, title, is_decision
                """)
            guard let row else { return false }
            var detail: [String: JSON] = ["title": .string(try row.string("title")), "day": .string(day.description)]
            if try row.bool("is_decision") { detail["decision"] = "yes" }
            try PostWriting.tell(.letterDelivered, of: row.optionalID("dossier_id"), detail, viewer: viewer, now: now, on: connection)
            return true
        }
    }

    /// Its own pages may show the old address: the batch then puts an address page before it, whatever was chosen.
    func sendAgain(_ id: OutgoingLetterID, to recipient: [String], viewer: AgentViewer, at now: Date) async throws -> Bool {
        let lines = recipient.joined(separator: "\n")
        return try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_letter SET state = 'waiting', shows_address = (shows_address AND recipient = \(lines)), recipient = \(lines),
                    batch_id = NULL, sent_on = NULL, tracking = NULL, delivered_on = NULL
                WHERE id = \(id) AND state = 'returned' AND pdf IS NOT NULL AND \(Self.seal(viewer)) RETURNING dossier_id, title
                """)
            return try Self.tell(.letterSentAgain, of: row, viewer, now, on: connection)
        }
    }

    func close(_ id: OutgoingLetterID, viewer: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_letter SET state = 'closed' WHERE id = \(id) AND state = 'returned' AND \(Self.seal(viewer))
                RETURNING dossier_id, title
                """)
            return try Self.tell(.letterClosed, of: row, viewer, now, on: connection)
        }
    }

    /// The title alone: to which address it goes is the letter's own page to show.
    private static func tell(_ event: Event.Name, of row: Row?, _ viewer: AgentViewer, _ now: Date, on connection: any Connection) throws -> Bool {
        guard let row else { return false }
        let detail: [String: JSON] = ["title": .string(try row.string("title"))]
        try PostWriting.tell(event, of: row.optionalID("dossier_id"), detail, viewer: viewer, now: now, on: connection)
        return true
    }
}
