import Core
import Foundation
import Law
import Workflows

/// Writes a move of the workflow into a dossier: whoever made it, agent, person or clock.
struct Mover: Sendable {
    let sheet: ProcedureSheet
    let zone: TimeZone

    /// - Parameter linked: the title of the procedure of which a linked request is begun.
    func apply(
        _ move: Move, to dossier: inout Dossier, by actor: Actor, with input: MoveInput, linked: String? = nil, at now: Date
    ) -> Changes {
        if move.to != move.from { enter(move.to, &dossier, by: actor, at: now) }
        if !input.pieces.isEmpty { (dossier.awaitedPieces, dossier.answerBy) = (input.pieces, input.answerBy) }
        let line = dossier.record(input.pieces.isEmpty ? .moved : .piecesAsked, by: actor, detail: detail(of: move, input, linked), at: now)
        var changes = Changes(
            lines: [line], events: [Event(input.pieces.isEmpty ? .dossierMoved : .piecesAsked, subject: dossier.id.rawValue, line: line.number)],
            clock: DossierClock(sheet: sheet, zone: zone))
        if let text = [input.reason, input.message].compactMap(\.self).first(where: { !$0.isEmpty }) {
            changes.messages.append(NewMessage(author: actor, audience: .everyone, body: text, at: now))
        }
        return changes
    }

    private func enter(_ status: String, _ dossier: inout Dossier, by actor: Actor, at now: Date) {
        guard let found = sheet.workflow.status(status) else { return }
        dossier.status = status
        dossier.nature = found.nature
        dossier.statusSince = now
        dossier.closedAt = found.nature.isFinal ? now : nil
        // An agent who goes on has what it takes. A person who answered may have said why a piece will not come: the agent judges.
        if found.nature.isFinal || found.nature == .open && actor != .person { (dossier.awaitedPieces, dossier.answerBy) = ([], nil) }
        dossier.timerAt = sheet.workflow.timer(for: status, enteredAt: now, in: zone, isWorkingDay: WorkingDays(in: sheet.region).isWorkingDay)?.at
    }

    /// What followed is described here, so that a handler of the event does the same thing whenever it runs.
    private func detail(of move: Move, _ input: MoveInput, _ linked: String?) -> JSON {
        var detail: [String: JSON] = ["action": .string(move.action.key), "from": .string(move.from), "to": .string(move.to)]
        if move.to != move.from { detail["nature"] = (sheet.workflow.status(move.to)?.nature).map { .string($0.rawValue) } }
        if !input.pieces.isEmpty { detail["pieces"] = .array(input.pieces.map(JSON.string)) }
        if !input.pieces.isEmpty, let day = input.answerBy { detail["answerBy"] = .string(day.description) }
        if !input.pieces.isEmpty, !input.stopsExamination { detail["goesOn"] = .bool(true) }
        for effect in move.effects {
            switch effect {
            case .notify(let template): detail["notify"] = .string(template)
            case .document(let template): detail["document"] = .string(template)
            case .create(let procedure, _):
                detail["create"] = .string(procedure)
                // Never its number: until it is filed, that is the code that opens it.
                if let linked { detail["linked"] = .string(linked) }
            case .call(let name): detail["call"] = .string(name)
            case .assignToActor: break
            }
        }
        return .object(detail)
    }
}
