import Core
import Foundation
import Storage

struct SQLOutgoingLetters: OutgoingLetterRepository {
    let database: any Database

    /// **The seal**: the agent's units and organisation are in the query itself.
    static func seal(_ viewer: AgentViewer) -> SQL { "organisation_id = \(viewer.organisation) AND unit_id IN \(list: viewer.units)" }

    /// What nobody is to come for.
    static let toPost: SQL = "(counter IS NULL OR counter = 'ended')"

    func list(_ state: OutgoingLetter.State, viewer: AgentViewer, atMost count: Int) async throws -> [OutgoingLetter] {
        let whose: SQL = state == .waiting ? " AND \(Self.toPost)" : ""
        let order: SQL = state == .waiting || state == .returned ? "id" : "id DESC"
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT \(OutgoingLetter.columns) FROM outgoing_letter WHERE \(Self.seal(viewer)) AND state = \(state.rawValue)\(whose)
                ORDER BY \(order) LIMIT \(count)
                """
            ).map(OutgoingLetter.init)
        }
    }

    func sent(
        matching search: LetterSearch?, viewer: AgentViewer, before: OutgoingLetterID?, atMost count: Int
    ) async throws -> [OutgoingLetter] {
        let wanted: SQL =
            switch search {
            case .request(let reference): " AND reference = \(reference)"
            case .registered(let tracking): " AND tracking = \(tracking.description)"
            case nil: ""
            }
        let older: SQL = before.map { " AND id < \($0)" } ?? ""
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT \(OutgoingLetter.columns) FROM outgoing_letter WHERE \(Self.seal(viewer)) AND state = 'sent'\(wanted)\(older)
                ORDER BY id DESC LIMIT \(count)
                """
            ).map(OutgoingLetter.init)
        }
    }

    func find(_ id: OutgoingLetterID, viewer: AgentViewer) async throws -> OutgoingLetter? {
        try await database.read { connection in
            try connection.row("SELECT \(OutgoingLetter.columns) FROM outgoing_letter WHERE id = \(id) AND \(Self.seal(viewer))")
                .map(OutgoingLetter.init)
        }
    }

    func pdf(_ id: OutgoingLetterID, viewer: AgentViewer) async throws -> [UInt8]? {
        try await database.read { connection in
            let row = try connection.row("SELECT pdf FROM outgoing_letter WHERE id = \(id) AND \(Self.seal(viewer)) AND pdf IS NOT NULL")
            return try row?.bytes("pdf")
        }
    }

    func pdfs(of batch: LetterBatchID, viewer: AgentViewer) async throws -> [OutgoingLetterID: [UInt8]] {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT id, pdf FROM outgoing_letter WHERE batch_id = \(batch) AND \(Self.seal(viewer)) AND pdf IS NOT NULL")
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.id("id", of: OutgoingLetterKind.self), try $0.bytes("pdf")) })
        }
    }

    func batch(_ id: LetterBatchID, and ticked: [OutgoingLetterID], viewer: AgentViewer) async throws -> LetterBatch? {
        try await database.read { connection in
            let letters = try connection.rows(
                """
                SELECT \(OutgoingLetter.columns) FROM outgoing_letter
                WHERE (batch_id = \(id) OR id IN \(list: ticked)) AND \(Self.seal(viewer)) ORDER BY id
                """
            ).map(OutgoingLetter.init)
            let row = try connection.row("SELECT * FROM letter_batch WHERE id = \(id) AND organisation_id = \(viewer.organisation)")
            guard let row, !letters.isEmpty else { return nil }
            return LetterBatch(
                id: id, createdAt: try row.date("created_at"), hasAddressPages: try row.bool("has_address_pages"),
                isTwoSided: try row.bool("is_two_sided"), letters: letters)
        }
    }

    func move(_ dossier: DossierID, to unit: UnitID) async throws {
        try await database.write { connection in
            try connection.run("UPDATE outgoing_letter SET unit_id = \(unit) WHERE dossier_id = \(dossier) AND appointment IS NULL")
            try connection.run("UPDATE outgoing_call SET unit_id = \(unit) WHERE dossier_id = \(dossier) AND appointment IS NULL AND outcome IS NULL")
        }
    }

    func eraseSentContent(before day: LocalDate, atMost count: Int) async throws -> Int {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE outgoing_letter SET pdf = NULL, handed_to = NULL
                WHERE id IN (
                    SELECT id FROM outgoing_letter
                    WHERE pdf IS NOT NULL AND state IN ('sent', 'closed') AND sent_on < \(day) ORDER BY sent_on LIMIT \(count)
                )
                """)
        }
    }
}

extension OutgoingLetter {
    static let columns: SQL = """
        id, unit_id, dossier_id, reference, appointment, title, recipient, shows_address, is_decision, created_at, state, batch_id, sent_on, tracking, return_reason,
        returned_on, delivered_on, counter, counter_until, handed_to, handed_identity, is_registered, (pdf IS NOT NULL) AS has_pdf
        """

    init(row: Row) throws {
        id = try row.id("id")
        unit = try row.id("unit_id")
        dossier = try row.optionalID("dossier_id")
        reference = try row.parsed("reference", Reference.init)
        appointment = try row.optionalParsed("appointment", Reference.init)
        title = try row.string("title")
        recipient = try row.string("recipient").split(separator: "\n").map(String.init)
        showsAddress = try row.bool("shows_address")
        isDecision = try row.bool("is_decision")
        createdAt = try row.date("created_at")
        state = try row.parsed("state", State.init)
        batch = try row.optionalID("batch_id")
        sentOn = try row.optionalParsed("sent_on", LocalDate.init)
        tracking = try row.optionalParsed("tracking", TrackingNumber.init)
        deliveredOn = try row.optionalParsed("delivered_on", LocalDate.init)
        pickup = try Pickup(row: row)
        isRegistered = try row.bool("is_registered")
        hasPDF = try row.bool("has_pdf")
        let reason = try row.optionalParsed("return_reason", ReturnReason.init), day = try row.optionalParsed("returned_on", LocalDate.init)
        returned = reason.flatMap { reason in day.map { Return(reason: reason, on: $0) } }
    }
}
