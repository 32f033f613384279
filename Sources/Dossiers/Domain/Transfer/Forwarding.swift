import Core
import Forms
import Foundation
import Law
import Workflows

/// Hands a request over to the administration that has the power to decide on it (CRPA L114-2).
///
/// Here it ends without a decision, and what is left is the trace that it was transmitted, to whom and with what. The person is told.
struct Forwarding: Sendable {
    let sheet: ProcedureSheet
    let zone: TimeZone
    let actor: Actor
    let now: Date

    /// - Parameter reason: for the person; may be empty.
    func apply(_ handover: Handover, because reason: String, to dossier: inout Dossier) throws(DossierProblem) -> Changes {
        guard dossier.isOpen, dossier.status != Dossier.forwarded else { throw .alreadyEnded }
        guard reason.count <= Handling.longestMessage else { throw .tooLongMessage }
        (dossier.status, dossier.nature, dossier.statusSince, dossier.closedAt) = (Dossier.forwarded, .closed, now, now)
        (dossier.awaitedPieces, dossier.answerBy, dossier.timerAt) = ([], nil, nil)
        let detail = handover.json.merging(["nature": .string(Status.Nature.closed.rawValue), "notify": "forwarded"]) { $1 }
        let line = dossier.record(.forwarded, by: actor, detail: .object(detail), at: now)
        let told = reason.isEmpty ? [] : [NewMessage(author: actor, audience: .everyone, body: reason, at: now)]
        return Changes(
            lines: [line], messages: told, events: [Event(.dossierForwarded, subject: dossier.id.rawValue, line: line.number)],
            clock: DossierClock(sheet: sheet, zone: zone))
    }
}

extension Dossier {
    /// The status of what was transmitted to another administration: of no workflow.
    static let forwarded = "_transmise"
}

/// The request as it begins in the other authority: what the agent ticked, in the questions of the procedure there.
struct Arrival: Sendable {
    /// As the other authority files it.
    let filing: Filing
    let reference: Reference
    /// The authority that it came to first.
    let from: AuthoritySheet
    let words: Words
    let now: Date

    struct Arrived: Sendable {
        let dossier: Dossier
        let changes: Changes
        /// Those that go with it.
        let files: [AttachmentID]
    }

    /// - Parameters:
    ///   - origin: as it was before it was handed over.
    ///   - form: that of the procedure here.
    func arrive(_ origin: Dossier, _ handover: Handover, in form: Form, prefersPost: Bool) -> Arrived {
        let ticked = Answers(origin.answers.values.filter { handover.fields.contains($0.key) })
        let same = Dictionary(uniqueKeysWithValues: form.fields.map(\.id).filter { filing.sheet.form.field($0) != nil }.map { ($0, $0) })
        let answers = ticked.shared(from: form, with: filing.sheet.form, carrying: same)
        let draft = Draft(
            id: DraftID(0), reference: reference, organisation: filing.sheet.organisation, procedureVersion: filing.sheet.version,
            channel: origin.channel, enteredBy: nil, answers: answers, createdAt: now, updatedAt: now, version: 0)
        let arriving = Filing.Arriving(from: from.name, receivedOn: LocalDate(origin.receivedAt, in: from.zone))
        var (dossier, changes) = filing.dossier(from: draft, answers: answers, by: .system, at: now, arriving: arriving)
        changes.counts = []  // nobody went through the form of this procedure
        if let rest = rest(of: ticked, in: form, beside: answers) {
            changes.messages.append(NewMessage(author: .system, audience: .everyone, body: rest, at: now))
        }
        // An agreement to decisions online was given to another administration: it is asked again (CRPA R112-17).
        if prefersPost { changes.lines.append(ContactChoice(prefersPost: true).record(on: &dossier, by: .system, at: now)) }
        return Arrived(dossier: dossier, changes: changes, files: handover.files)
    }

    /// What no question here asks for, as a message.
    private func rest(of ticked: Answers, in form: Form, beside taken: Answers) -> String? {
        let lines = form.fields.compactMap { field -> String? in
            guard let answer = ticked[field.id], !taken.values.values.contains(answer) else { return nil }
            let shown = field.display(answer, language: words.language)
            return shown.isEmpty ? nil : "\(field.label) : \(shown.joined(separator: ", "))"
        }
        return lines.isEmpty ? nil : ([words("dossiers.handover.rest", ["name": from.name])] + lines).joined(separator: "\n")
    }
}
