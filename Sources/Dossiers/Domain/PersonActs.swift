import Core
import Forms
import Foundation
import Law
import Workflows

/// The name under which a file answers a piece that was asked for.
enum AwaitedPiece {
    private static let prefix = "_piece."
    static func field(_ key: String) -> String { prefix + key }
    static func key(_ field: String) -> String? { field.hasPrefix(prefix) ? String(field.dropFirst(prefix.count)) : nil }
}

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

    /// Says that files were added.
    func added(_ count: Int, to dossier: inout Dossier) -> Changes {
        let line = dossier.record(.fileAdded, by: .person, detail: ["count": .int(count)], at: now)
        return Changes(lines: [line], events: [Event(.messageWritten, subject: dossier.id.rawValue, line: line.number)])
    }

    /// The person answers what was asked, piece by piece. The request goes back to the agents once every piece came, or once the person sent
    /// something else instead: a few words, another paper. Until then it waits for the rest.
    /// - Parameters:
    ///   - pieces: those of the awaited ones that came with this answer.
    ///   - others: how many files came besides.
    func answer(_ pieces: Set<String>, others: Int, saying text: String, on dossier: inout Dossier) throws -> Changes {
        let came = dossier.awaitedPieces.filter(pieces.contains)
        var changes = others > 0 ? added(others, to: &dossier) : Changes()
        if !came.isEmpty { changes = changes + PiecesArrival(sheet: sheet, zone: zone).apply(came, to: &dossier, by: .person, at: now) }
        if !text.isEmpty { changes = changes + (try write(text, on: &dossier)) }
        guard dossier.awaitedPieces.isEmpty || others > 0 || !text.isEmpty, let action = answering(dossier) else { return changes }
        return changes + (try act(action.key, on: &dossier))
    }

    /// The action by which the person gives the request back to the agents.
    func answering(_ dossier: Dossier) -> Action? {
        guard dossier.nature == .waiting else { return nil }
        return actions(on: dossier).first { $0.needs.isEmpty && $0.to.flatMap(sheet.workflow.status)?.nature == .open }
    }

    /// Asks why silence refused: the reasons are due within a month (CRPA L232-4).
    func askReasons(on dossier: inout Dossier, _ history: [HistoryLine]) throws(DossierProblem) -> Changes {
        guard dossier.implicit?.effect == .reject, !history.contains(where: { $0.event == .reasonsRequested }) else { throw .noReasonsToAsk }
        let line = dossier.record(.reasonsRequested, by: .person, at: now)
        return Changes(
            lines: [line], events: [Event(.messageWritten, subject: dossier.id.rawValue, line: line.number)],
            clock: DossierClock(sheet: sheet, zone: zone))
    }
}
