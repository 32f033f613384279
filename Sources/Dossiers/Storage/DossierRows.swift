import Core
import Forms
import Foundation
import Law
import Storage
import Workflows

extension Dossier {
    init(row: Row) throws {
        guard let answers = Answers(json: try row.json("answers")) else { throw RowError.malformed("answers") }
        self.init(
            id: try row.id("id"), reference: try row.parsed("reference", Reference.init), organisation: try row.id("organisation_id"),
            procedure: try row.id("procedure_id"), procedureVersion: try row.id("procedure_version_id"), sector: try row.string("sector"),
            subject: try row.optionalString("subject"), holder: try row.optionalString("holder"), unit: try row.id("unit_id"),
            status: try row.string("status"),
            nature: try row.parsed("nature") { Status.Nature(rawValue: $0) }, assignee: try row.optionalID("assignee_id"),
            channel: try row.parsed("channel") { Channel(rawValue: $0) }, answers: answers, applicant: try row.string("applicant"),
            email: try row.optionalParsed("email", EmailAddress.init), phone: try row.optionalString("phone"),
            awaitedPieces: try row.string("awaited_pieces").split(separator: " ").map(String.init), receivedAt: try row.date("received_at"),
            statusSince: try row.date("status_since"), silenceOn: try row.optionalParsed("silence_on", LocalDate.init),
            implicit: try ImplicitDecision(row: row), answerBy: try row.optionalParsed("answer_by", LocalDate.init),
            timerAt: try row.optionalDate("timer_at"), closedAt: try row.optionalDate("closed_at"), searchText: try row.string("search_text"),
            historyCount: try row.int("history_count"), historyHead: try row.string("history_head"), version: try row.int("version")
        )
        commitments = try PendingCommitments(row: row)
        (apartSince, restrictedAt) = (try row.optionalDate("apart_since"), try row.optionalDate("restricted_at"))
    }

    /// The same dossier, with the id and the version that the database gave.
    func numbered(_ id: DossierID) -> Dossier {
        var dossier = Dossier(
            id: id, reference: reference, organisation: organisation, procedure: procedure, procedureVersion: procedureVersion, sector: sector,
            subject: subject, holder: holder, unit: unit, status: status, nature: nature, assignee: assignee, channel: channel, answers: answers,
            applicant: applicant, email: email, phone: phone, awaitedPieces: awaitedPieces, receivedAt: receivedAt, statusSince: statusSince,
            silenceOn: silenceOn, implicit: implicit, answerBy: answerBy, timerAt: timerAt, closedAt: closedAt, searchText: searchText,
            historyCount: historyCount,
            historyHead: historyHead, version: 1
        )
        dossier.commitments = commitments
        return dossier
    }
}

extension DossierRow {
    static let columns = """
        d.id, d.reference, d.procedure_id, d.procedure_version_id, d.unit_id, d.status, d.nature, d.assignee_id, d.channel, d.applicant,
        d.received_at, d.silence_on, d.implicit_on, d.implicit_effect, d.answer_by, d.look_by, d.promised_by, d.commitment_on, d.version,
        d.restricted_at
        """

    init(row: Row) throws {
        self.init(
            id: try row.id("id"), reference: try row.parsed("reference", Reference.init), procedure: try row.id("procedure_id"),
            procedureVersion: try row.id("procedure_version_id"), unit: try row.id("unit_id"), status: try row.string("status"),
            nature: try row.parsed("nature") { Status.Nature(rawValue: $0) }, assignee: try row.optionalID("assignee_id"),
            channel: try row.parsed("channel") { Channel(rawValue: $0) }, applicant: try row.string("applicant"),
            receivedAt: try row.date("received_at"), silenceOn: try row.optionalParsed("silence_on", LocalDate.init),
            implicit: try ImplicitDecision(row: row), answerBy: try row.optionalParsed("answer_by", LocalDate.init),
            commitments: try PendingCommitments(row: row), version: try row.int("version"),
            isRestricted: try row.optionalDate("restricted_at") != nil
        )
    }
}

extension PendingCommitments {
    fileprivate init(row: Row) throws {
        self.init(
            lookBy: try row.optionalDate("look_by"), answerBy: try row.optionalDate("promised_by"),
            on: try row.optionalParsed("commitment_on", LocalDate.init))
    }
}

extension ImplicitDecision {
    /// `nil` when silence has decided nothing.
    init?(row: Row) throws {
        guard let day = try row.optionalParsed("implicit_on", LocalDate.init) else { return nil }
        self.init(try row.parsed("implicit_effect") { SilenceRule.Effect(rawValue: $0) }, on: day)
    }
}

extension Actor {
    init(row: Row) throws {
        switch try row.string("actor") {
        case "agent": self = .agent(try row.id("agent_id"), name: try row.optionalString("agent_name") ?? "")
        case "person": self = .person
        default: self = .system
        }
    }
}

extension HistoryLine {
    init(row: Row) throws {
        self.init(
            number: try row.int("number"), at: try row.date("at"), actor: try Actor(row: row),
            channel: try row.parsed("channel") { Channel(rawValue: $0) }, event: try row.parsed("event") { HistoryEvent(rawValue: $0) },
            detail: try row.json("detail"), previousHash: try row.string("previous_hash"), hash: try row.string("hash")
        )
    }
}

extension Message {
    init(row: Row) throws {
        self.init(
            id: try row.int("id"), author: try Actor(row: row), audience: try row.parsed("audience") { NewMessage.Audience(rawValue: $0) },
            body: try row.string("body"), at: try row.date("at")
        )
    }
}
