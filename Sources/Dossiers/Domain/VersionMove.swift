import Core
import Definitions
import Forms
import Foundation
import Law
import Workflows

/// A dossier that leaves the version it was filed on for another. The date on which silence decides stays that of the filing: a right does not change
/// because a form does.
struct VersionMove: Sendable {
    let from: ProcedureSheet
    let to: ProcedureSheet
    let zone: TimeZone

    /// What this dossier would lose.
    func loss(of dossier: Dossier) -> MoveLoss {
        from.definition.loss(moving: dossier.answers, in: dossier.status, to: to.definition, context: context(of: dossier))
    }

    /// Nothing when the dossier is not on that version any more, is over, or would lose what nobody agreed to.
    func apply(_ order: MoveOrder, to dossier: inout Dossier, by actor: Actor, at now: Date) -> Changes {
        let loss = loss(of: dossier)
        guard dossier.procedureVersion == from.version, dossier.isOpen, order.allows(loss) else { return Changes() }
        let before = dossier
        dossier.procedureVersion = to.version
        dossier.answers = to.form.settled(dossier.answers.without(loss.answers, in: to.form), context: context(of: dossier))
        if let status = order.status(for: loss) { (dossier.status, dossier.nature, dossier.statusSince) = (status.key, status.nature, now) }
        if dossier.nature != .waiting { (dossier.awaitedPieces, dossier.answerBy) = ([], nil) }
        let applicant = Applicant(dossier.answers, in: to.form)
        (dossier.applicant, dossier.email, dossier.phone) = (applicant.displayName, applicant.email, applicant.phone)
        dossier.searchText = Filing.searchText(of: dossier, in: to)
        dossier.timerAt = timer(of: dossier, after: now)
        return Changes(lines: [dossier.record(.versionMoved, by: actor, detail: detail(from: before, to: dossier), at: now)])
    }

    /// An alarm that would have rung already does not: nobody was told that it would.
    private func timer(of dossier: Dossier, after now: Date) -> Date? {
        to.workflow.alarms(for: dossier.status, enteredAt: dossier.statusSince, in: zone, isWorkingDay: WorkingDays(in: to.region).isWorkingDay)
            .first { $0.at > now }?.at
    }

    /// What was lost is kept in the history, where it is read and corrected from.
    private func detail(from before: Dossier, to after: Dossier) -> JSON {
        let changed = before.answers.values.filter { after.answers[$0.key] != $0.value }
        let labels = from.form.fields.filter { changed[$0.id] != nil }.map(\.label)
        var detail: [String: JSON] = [
            "from": .int(Int(from.version.rawValue)), "to": .int(Int(to.version.rawValue)), "before": Answers(changed).json,
            "labels": .array(labels.map(JSON.string)), "statusBefore": .string(before.status), "status": .string(after.status),
        ]
        if before.nature != after.nature { detail["nature"] = .string(after.nature.rawValue) }
        if from.silence.json != to.silence.json { detail["silence"] = from.silence.json }
        return .object(detail)
    }

    private func context(of dossier: Dossier) -> FormContext { FormContext(today: LocalDate(dossier.receivedAt, in: zone)) }
}

extension ProcedureSheet {
    /// Its form and its workflow, as what compares versions wants them.
    fileprivate var definition: ProcedureDefinition {
        guard let slug = ProcedureSlug(slug) else { preconditionFailure("\(slug) was published") }
        var definition = ProcedureDefinition(slug: slug)
        (definition.form, definition.workflow) = (form, workflow)
        return definition
    }
}

extension Answers {
    fileprivate func without(_ lost: [LostAnswer], in form: Form) -> Answers {
        var answers = self
        for loss in lost {
            let parts = loss.field.split(separator: ".").map(String.init)
            if parts.count == 3, let row = Int(parts[1]), case .rows(var rows)? = answers[parts[0]], rows.indices.contains(row) {
                rows[row][parts[2]] = loss.kept(of: rows[row][parts[2]], in: form.child(parts[2], of: parts[0]))
                answers[parts[0]] = .rows(rows)
            } else {
                answers[loss.field] = loss.kept(of: answers[loss.field], in: form.field(loss.field))
            }
        }
        return answers
    }
}

extension LostAnswer {
    /// Of several choices, those that are still offered; else nothing.
    fileprivate func kept(of answer: Answer?, in field: Field?) -> Answer? {
        guard case .optionGone = reason, case .list(let keys)? = answer, case .choices(let rule)? = field?.kind else { return nil }
        let offered = keys.filter { key in rule.options.contains { $0.key == key } || (rule.allowsOther && key.hasPrefix("autre:")) }
        return offered.isEmpty ? nil : .list(offered)
    }
}

extension Form {
    fileprivate func child(_ id: String, of block: String) -> Field? {
        guard case .block(let rule)? = field(block)?.kind else { return nil }
        return rule.fields.first { $0.id == id }
    }
}
