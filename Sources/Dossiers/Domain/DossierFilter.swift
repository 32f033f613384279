import Core
import Foundation
import Workflows

/// What an agent wants to see of the list.
struct DossierFilter: Sendable, Equatable {
    enum Stage: String, Sendable, CaseIterable {
        /// Everything not ended: what a day of work starts with.
        case open
        case waiting, accepted, rejected, closed
        case all
    }
    enum Order: String, Sendable, CaseIterable { case newest, oldest, due }

    var stage = Stage.open
    var procedure: ProcedureID?
    /// One of that procedure's own statuses.
    var status: String?
    var unit: UnitID?
    var channel: Channel?
    var assignee: Assignee?
    /// Only those that the law or a commitment of ours presses.
    var urgency: Urgency?
    var from: LocalDate?
    var to: LocalDate?
    /// Number, name or words of the answers.
    var text = ""
    var order = Order.newest

    /// A status is of one procedure: without it, or with another, it is as if it were not there. One that ends requests asks for those that are ended.
    func understood(with sheets: [ProcedureSheet]) -> DossierFilter {
        let found = sheets.first { $0.procedure == procedure }?.workflow.statuses.first { $0.key == status }
        var filter = self
        filter.status = found?.key
        if filter.stage == .open, found?.nature.isFinal == true { filter.stage = .all }
        return filter
    }

    enum Urgency: String, Sendable, CaseIterable {
        /// The day is past.
        case late
        /// Past, or near: silence decides within a week, or what we undertook is due by tomorrow.
        case soon
    }

    enum Assignee: Sendable, Equatable {
        case me, nobody
        case agent(AgentID)
    }
}

/// Where the next page of a list starts: after this row.
struct ListCursor: Sendable, Equatable, LosslessStringConvertible {
    let key: String
    let id: Int64

    init(key: String, id: Int64) { (self.key, self.id) = (key, id) }

    init?(_ text: String) {
        let parts = text.split(separator: "_")
        guard parts.count == 2, let id = Int64(parts[1]), parts[0].utf8.count <= 20 else { return nil }
        (key, self.id) = (String(parts[0]), id)
    }

    var description: String { "\(key)_\(id)" }
}

/// One row of the list: only what the list shows, so that a hundred rows cost two statements and no JSON.
struct DossierRow: Sendable, Equatable {
    let id: DossierID
    let reference: Reference
    let procedure: ProcedureID
    let procedureVersion: ProcedureVersionID
    let unit: UnitID
    let status: String
    let nature: Status.Nature
    let assignee: AgentID?
    let channel: Channel
    let applicant: String
    let receivedAt: Date
    let silenceOn: LocalDate?
    let implicit: ImplicitDecision?
    let answerBy: LocalDate?
    let commitments: PendingCommitments
    let version: Int
    /// Its person obtained that it only be kept: nothing of it is shown but its number.
    var isRestricted = false
}

/// One page of the list.
struct DossierPage: Sendable {
    var rows: [DossierRow]
    /// The listable answers of these rows, by their field.
    var fields: [DossierID: [ListedAnswer]]
    var next: ListCursor?
}

/// A listable answer, as it is shown.
struct ListedAnswer: Sendable, Equatable {
    let field: String
    let shown: String
}
