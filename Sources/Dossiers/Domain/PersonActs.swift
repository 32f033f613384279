import Core
import Forms
import Foundation
import Workflows

/// What the person does after filing: write, correct, add, withdraw.
struct PersonActs: Sendable {
    let sheet: ProcedureSheet
    let zone: TimeZone
    let now: Date

    /// The buttons the person has now.
    func actions(on dossier: Dossier) -> [Action] {
        sheet.workflow.available(to: [.person], in: dossier.status, barring: sheet.barred(on: dossier, at: now, in: zone))
    }

    func isCorrectable(_ dossier: Dossier) -> Bool { sheet.workflow.status(dossier.status)?.isCorrectable ?? false }

    func write(_ text: String, on dossier: inout Dossier) throws(DossierProblem) -> Changes {
        let body = try Handling.checked(text)
        let line = dossier.record(.message, by: .person, detail: ["length": .int(body.count)], at: now)
        return Changes(
            lines: [line], messages: [NewMessage(author: .person, audience: .everyone, body: body, at: now)],
            events: [Event(.messageWritten, subject: dossier.id.rawValue, line: line.number)]
        )
    }

    func act(_ key: String, on dossier: inout Dossier, with input: MoveInput = MoveInput()) throws -> Changes {
        let move = try sheet.workflow.move(
            key, from: dossier.status, by: [.person], with: input, barring: sheet.barred(on: dossier, at: now, in: zone))
        return Mover(sheet: sheet, zone: zone).apply(move, to: &dossier, by: .person, with: input, at: now)
    }

    /// Replaces answers that were checked. The history keeps which fields changed, and what they held: nothing is lost by correcting.
    func correct(_ dossier: inout Dossier, to answers: Answers) throws(DossierProblem) -> Changes {
        guard isCorrectable(dossier) else { throw .notCorrectable }
        let changed = Set(answers.values.keys).union(dossier.answers.values.keys).filter { answers[$0] != dossier.answers[$0] }.sorted()
        guard !changed.isEmpty else { return Changes() }
        let before = Answers(dossier.answers.values.filter { changed.contains($0.key) })
        let applicant = Applicant(answers, in: sheet.form)
        dossier.answers = answers
        dossier.applicant = applicant.displayName
        dossier.email = applicant.email
        dossier.phone = applicant.phone
        dossier.searchText = Filing.searchText(of: dossier, in: sheet)
        let line = dossier.record(.corrected, by: .person, detail: ["fields": .array(changed.map(JSON.string)), "before": before.json], at: now)
        return Changes(
            lines: [line], events: [Event(.answersCorrected, subject: dossier.id.rawValue, line: line.number)],
            counts: corrections(of: changed, on: dossier.procedureVersion))
    }

    private func corrections(of fields: [String], on version: ProcedureVersionID) -> [FormCount] {
        fields.filter { sheet.form.field($0)?.kind.isAsked ?? false }.prefix(FormCount.mostFields).compactMap { field in
            sheet.form.place(ofInput: field).map { FormCount(version: version, page: $0.page, field: $0.field, measure: .corrected) }
        }
    }

    /// Says that files were added. Once every awaited piece may have come, the dossier goes back to the agents.
    func added(_ names: [String], to dossier: inout Dossier) -> Changes {
        let line = dossier.record(.fileAdded, by: .person, detail: ["count": .int(names.count)], at: now)
        return Changes(lines: [line], events: [Event(.messageWritten, subject: dossier.id.rawValue, line: line.number)])
    }
}
