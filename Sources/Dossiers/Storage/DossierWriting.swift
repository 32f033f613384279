import Core
import Forms
import Foundation
import Law
import Storage
import Workflows

/// A listable or statistical answer, out of the JSON.
struct DossierColumn: Sendable, Equatable {
    let field: String
    let shown: String
    let number: Double?
}

extension Connection {
    func dossier(_ reference: Reference, visitor: Keyring, lock: Bool = false) throws -> Dossier? {
        let lock: SQL = lock ? dialect.forUpdate : ""
        return try row(
            "SELECT d.* FROM dossier d WHERE d.reference = \(reference) AND \(visitor.opens(reference))\(lock)"
        ).map(Dossier.init)
    }

    /// **The seal**: an agent's units and organisation are in the query itself.
    func dossier(_ condition: SQL, viewer: AgentViewer, lock: Bool = false) throws -> Dossier? {
        let lock: SQL = lock ? dialect.forUpdate : ""
        return try row(
            """
            SELECT d.* FROM dossier d WHERE \(condition) AND d.organisation_id = \(viewer.organisation) AND d.unit_id IN \(list: viewer.units)
                AND \(viewer.opensSealed)\(lock)
            """
        ).map(Dossier.init)
    }

    func history(of dossier: DossierID) throws -> [HistoryLine] {
        try rows("SELECT * FROM dossier_history WHERE dossier_id = \(dossier) ORDER BY number").map(HistoryLine.init)
    }

    func messages(of dossier: DossierID) throws -> [Message] {
        try rows("SELECT * FROM dossier_message WHERE dossier_id = \(dossier) ORDER BY id LIMIT 500").map(Message.init)
    }

    func lastActor(of dossier: DossierID) throws -> String {
        try row("SELECT agent_name FROM dossier_history WHERE dossier_id = \(dossier) ORDER BY number DESC LIMIT 1")?.optionalString("agent_name")
            ?? "?"
    }

    func insert(_ dossier: Dossier) throws -> DossierID { try insert(.inserting(dossier)) }

    /// - Parameter dossier: what ``SQL/inserting(_:)`` made.
    func insert(_ dossier: SQL) throws -> DossierID {
        guard let inserted = try row(dossier) else { throw RowError.isNull("id") }
        return try inserted.id("id")
    }

    /// Runs an act on a dossier read in this transaction, and writes all that it changed.
    /// - Parameter past: its history, when it was read already.
    func apply(
        _ change: (inout Dossier) throws -> Changes, to dossier: inout Dossier, after past: [HistoryLine]? = nil,
        columns: (Dossier) -> [DossierColumn]
    ) throws {
        let before = dossier
        let changes = try change(&dossier)
        if !changes.lines.isEmpty {
            let history = try (past ?? history(of: dossier.id)) + changes.lines
            changes.clock?.wind(&dossier, by: history)
            dossier.commitments = CommitmentClock(history).pending
        }
        guard dossier != before || !changes.lines.isEmpty else { return }
        dossier.version += 1
        let changed = try run(
            """
            UPDATE dossier SET unit_id = \(dossier.unit), status = \(dossier.status), nature = \(dossier.nature.rawValue), is_open = \(dossier.isOpen),
                assignee_id = \(dossier.assignee), applicant = \(dossier.applicant), email = \(dossier.email?.description), phone = \(dossier.phone),
                awaited_pieces = \(dossier.awaitedPieces.joined(separator: " ")), status_since = \(dossier.statusSince), silence_on = \(dossier.silenceOn),
                implicit_on = \(dossier.implicit?.on), implicit_effect = \(dossier.implicit?.effect.rawValue), answer_by = \(dossier.answerBy),
                timer_at = \(dossier.timerAt), closed_at = \(dossier.closedAt), look_by = \(dossier.commitments.lookBy),
                promised_by = \(dossier.commitments.answerBy), commitment_on = \(dossier.commitments.on), history_count = \(dossier.historyCount),
                history_head = \(dossier.historyHead), procedure_version_id = \(dossier.procedureVersion), version = \(dossier.version)
            WHERE id = \(dossier.id) AND version = \(before.version)
            """
        )
        guard changed == 1 else { throw DossierProblem.changedMeanwhile(by: try lastActor(of: dossier.id)) }
        // Another date, of which nobody was told.
        if dossier.silenceOn != before.silenceOn {
            try run("UPDATE dossier SET escalated_on = NULL, unsent_warned_on = NULL WHERE id = \(dossier.id)")
        }
        if dossier.answerBy != before.answerBy { try run("UPDATE dossier SET reminded_on = NULL WHERE id = \(dossier.id)") }
        if dossier.answers != before.answers || dossier.searchText != before.searchText {
            try run("UPDATE dossier SET answers = \(dossier.answers.json), search_text = \(dossier.searchText) WHERE id = \(dossier.id)")
            try run("DELETE FROM dossier_field WHERE dossier_id = \(dossier.id)")
            try save(columns(dossier), of: dossier.id)
        }
        let at = changes.lines.last?.at ?? dossier.statusSince
        if before.apartSince != nil, dossier.closedAt == nil || changes.lines.contains(where: { $0.actor == .person }) {
            try recall(dossier.id, at: at)
        }
        try save(changes, of: dossier.id, at: at)
    }

    /// The same for an act that depends on what happened before.
    func apply(
        knowing change: (inout Dossier, [HistoryLine]) throws -> Changes, to dossier: inout Dossier, columns: (Dossier) -> [DossierColumn]
    ) throws {
        let history = try history(of: dossier.id)
        try apply({ try change(&$0, history) }, to: &dossier, after: history, columns: columns)
    }

    func save(_ changes: Changes, of dossier: DossierID, at now: Date) throws {
        for line in changes.lines {
            try run(
                """
                INSERT INTO dossier_history(dossier_id, number, at, actor, agent_id, agent_name, channel, event, detail, previous_hash, hash)
                VALUES (\(dossier), \(line.number), \(line.at), \(line.actor.kind), \(line.actor.agent), \(line.actor.name), \(line.channel.rawValue),
                    \(line.event.rawValue), \(line.detail.text), \(line.previousHash), \(line.hash))
                """
            )
        }
        for message in changes.messages {
            try run(
                """
                INSERT INTO dossier_message(dossier_id, at, actor, agent_id, agent_name, audience, body)
                VALUES (\(dossier), \(message.at), \(message.author.kind), \(message.author.agent), \(message.author.name), \(message.audience.rawValue), \(message.body))
                """
            )
        }
        for event in changes.events { try Jobs.enqueue(event, now: now, on: self) }
        try add(changes.counts, on: LocalDate(now, in: .gmt))
        for link in changes.links { try save(link, of: dossier, at: now) }
    }

    func save(_ columns: [DossierColumn], of dossier: DossierID) throws {
        guard !columns.isEmpty else { return }
        let rows = columns.map { "(\(dossier), \($0.field), \($0.shown), \($0.number))" as SQL }
        try run("INSERT INTO dossier_field(dossier_id, field, shown, number_value) VALUES \(SQL.joined(rows, by: ", "))")
    }
}

extension SQL {
    /// Writes a new dossier and gives its id. Made before the transaction where that is possible: there is one writer for everybody.
    static func inserting(_ dossier: Dossier) -> SQL {
        """
        INSERT INTO dossier(reference, organisation_id, procedure_id, procedure_version_id, sector, subject, holder, unit_id, status, nature, is_open, assignee_id,
            channel, answers, applicant, email, phone, awaited_pieces, received_at, status_since, silence_on, answer_by, timer_at, closed_at,
            look_by, promised_by, commitment_on, search_text, history_count, history_head, version)
        VALUES (\(dossier.reference), \(dossier.organisation), \(dossier.procedure), \(dossier.procedureVersion), \(dossier.sector), \(dossier.subject),
            \(dossier.holder), \(dossier.unit), \(dossier.status), \(dossier.nature.rawValue), \(dossier.isOpen), \(dossier.assignee), \(dossier.channel.rawValue),
            \(dossier.answers.json), \(dossier.applicant), \(dossier.email?.description), \(dossier.phone), \(dossier.awaitedPieces.joined(separator: " ")),
            \(dossier.receivedAt), \(dossier.statusSince), \(dossier.silenceOn), \(dossier.answerBy), \(dossier.timerAt), \(dossier.closedAt),
            \(dossier.commitments.lookBy), \(dossier.commitments.answerBy), \(dossier.commitments.on), \(dossier.searchText),
            \(dossier.historyCount), \(dossier.historyHead), 1)
        RETURNING id
        """
    }
}
