import Core
import Foundation
import Storage

extension SQLOutgoingLetters {
    func atCounter(viewer: AgentViewer, atMost count: Int) async throws -> [OutgoingLetter] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(OutgoingLetter.columns) FROM outgoing_letter
                WHERE \(Self.seal(viewer)) AND state = 'waiting' AND counter IN ('asked', 'ready') ORDER BY id LIMIT \(count)
                """
            ).map(OutgoingLetter.init)
        }
    }

    func putAtCounter(_ id: OutgoingLetterID, until day: LocalDate, viewer: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_letter SET counter = 'ready', counter_until = \(day)
                WHERE id = \(id) AND state = 'waiting' AND (counter IS NULL OR counter <> 'ready') AND \(Self.seal(viewer))
                RETURNING dossier_id, title, is_decision
                """)
            return try Self.tellCounter(.counterReady, of: row, ["answerBy": .string(day.description)], viewer, now, on: connection)
        }
    }

    /// From then on it is like a letter of which the receipt came.
    func handOver(_ id: OutgoingLetterID, _ handing: Handing, viewer: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_letter SET state = 'sent', sent_on = \(handing.day), delivered_on = \(handing.day), counter = 'handed',
                    handed_to = \(handing.receiver), handed_identity = \(handing.identity.rawValue)
                WHERE id = \(id) AND state = 'waiting' AND counter = 'ready' AND \(Self.seal(viewer)) RETURNING dossier_id, title, is_decision
                """)
            let detail: [String: JSON] = ["day": .string(handing.day.description), "identity": .string(handing.identity.rawValue)]
            return try Self.tellCounter(.counterHanded, of: row, detail, viewer, now, on: connection)
        }
    }

    func leaveCounter(_ id: OutgoingLetterID, viewer: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_letter SET counter = 'ended', counter_until = NULL
                WHERE id = \(id) AND state = 'waiting' AND counter IN ('asked', 'ready') AND \(Self.seal(viewer))
                RETURNING dossier_id, title, is_decision
                """)
            return try Self.tellCounter(.counterEnded, of: row, [:], viewer, now, on: connection)
        }
    }

    func endUnclaimed(in organisation: OrganisationID, today: LocalDate, at now: Date, atMost count: Int) async throws -> Int {
        try await database.write { connection in
            let rows = try connection.rows(
                """
                UPDATE outgoing_letter SET counter = 'ended', counter_until = NULL WHERE id IN (
                    SELECT id FROM outgoing_letter
                    WHERE organisation_id = \(organisation) AND counter = 'ready' AND state = 'waiting' AND counter_until < \(today)
                        AND recipient LIKE \("%\n%") ORDER BY counter_until, id LIMIT \(count))
                    AND counter = 'ready' AND state = 'waiting' -- again: another node may have chosen the same ones
                RETURNING dossier_id, title, is_decision
                """)
            for row in rows { _ = try Self.tellCounter(.counterEnded, of: row, [:], nil, now, on: connection) }
            return rows.count
        }
    }

    private static func tellCounter(
        _ event: Event.Name, of row: Row?, _ more: [String: JSON], _ viewer: AgentViewer?, _ now: Date, on connection: any Connection
    ) throws -> Bool {
        guard let row else { return false }
        var detail = more.merging(["title": .string(try row.string("title"))]) { $1 }
        if try row.bool("is_decision") { detail["decision"] = "yes" }
        try PostWriting.tell(event, of: row.optionalID("dossier_id"), detail, viewer: viewer, now: now, on: connection)
        return true
    }
}

extension Pickup {
    init?(row: Row) throws {
        guard let stage = try row.optionalParsed("counter", Stage.init) else { return nil }
        self.stage = stage
        until = try row.optionalParsed("counter_until", LocalDate.init)
        receiver = try row.optionalString("handed_to")
        identity = try row.optionalParsed("handed_identity", SeenIdentity.init)
    }
}
