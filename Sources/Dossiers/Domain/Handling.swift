import Core
import Forms
import Foundation
import Law
import Workflows

/// What agents do to a dossier. Each act changes the dossier and returns what must be saved with it.
struct Handling: Sendable {
    static let longestMessage = 10_000

    let sheet: ProcedureSheet
    let zone: TimeZone
    let viewer: AgentViewer
    let now: Date

    var actor: Actor { .agent(viewer.agent, name: viewer.name) }

    /// The buttons that this agent has on this dossier.
    func actions(on dossier: Dossier) -> [Action] {
        sheet.workflow.available(to: powers(on: dossier), in: dossier.status, barring: sheet.barred(on: dossier, at: now, in: zone))
    }

    /// Does an action of the workflow: take, ask for pieces, accept…
    /// - Parameter linked: where the request that the action begins will be written; without it, none begins.
    func act(_ key: String, on dossier: inout Dossier, with input: MoveInput, linking linked: LinkedStart? = nil) throws -> Changes {
        var input = input
        input.pieces = input.pieces.filter { key in sheet.pieces.contains { $0.key == key } }  // no other can be required (CRPA L114-5)
        input.stopsExamination = sheet.needs(anyOf: input.pieces)
        let move = try sheet.workflow.move(
            key, from: dossier.status, by: powers(on: dossier), with: input, barring: sheet.barred(on: dossier, at: now, in: zone))
        let begun = linked.flatMap { $0.sheet.slug == move.action.linkedProcedure ? $0 : nil }
        var changes = Mover(sheet: sheet, zone: zone).apply(move, to: &dossier, by: actor, with: input, linked: begun?.sheet.title, at: now)
        if let begun { changes.links.append(begun.link(from: dossier, on: sheet, by: viewer.agent, action: key)) }
        if move.effects.contains(.assignToActor), dossier.assignee != viewer.agent {
            changes = changes + assign(&dossier, to: viewer.agent, name: viewer.name)
        }
        return changes
    }

    func assign(_ dossier: inout Dossier, to agent: AgentID, name: String) -> Changes {
        dossier.assignee = agent
        let detail: JSON = ["to": .int(Int(agent.rawValue)), "name": .string(name)]
        return Changes(lines: [dossier.record(.assigned, by: actor, channel: .web, detail: detail, at: now)])
    }

    func release(_ dossier: inout Dossier) -> Changes {
        dossier.assignee = nil
        return Changes(lines: [dossier.record(.released, by: actor, at: now)])
    }

    /// A note for colleagues: the person never sees it, unless they exercise their right of access.
    func note(_ text: String, on dossier: inout Dossier) throws(DossierProblem) -> Changes {
        let body = try Self.checked(text)
        let line = dossier.record(.note, by: actor, detail: ["length": .int(body.count)], at: now)
        return Changes(lines: [line], messages: [NewMessage(author: actor, audience: .agents, body: body, at: now)])
    }

    /// Writes down that the identity document of who asks was seen, by whom and when, and nothing else of it. Once.
    func noteIdentity(on dossier: inout Dossier, _ history: [HistoryLine]) -> Changes {
        guard !ToldIdentity(history).isProved else { return Changes(lines: []) }
        return Changes(lines: [dossier.record(.identitySeen, by: actor, at: now)])
    }

    /// Gives the dossier to another unit of the same organisation. Its assignee stays behind.
    /// - Parameter commitment: what that unit undertakes on it.
    func transfer(_ dossier: inout Dossier, to unit: UnitSheet, because reason: String, under commitment: Commitment? = nil) throws(DossierProblem)
        -> Changes
    {
        let body = try Self.checked(reason)
        var detail: [String: JSON] = [
            "from": .int(Int(dossier.unit.rawValue)), "to": .int(Int(unit.id.rawValue)), "name": .string(unit.name),
        ]
        detail["commitment"] = commitment?.json
        dossier.unit = unit.id
        dossier.assignee = nil
        dossier.searchText = Filing.searchText(of: dossier, in: sheet)
        let line = dossier.record(.transferred, by: actor, detail: .object(detail), at: now)
        return Changes(
            lines: [line], messages: [NewMessage(author: actor, audience: .agents, body: body, at: now)],
            events: [Event(.dossierTransferred, subject: dossier.id.rawValue, line: line.number)]
        )
    }

    static func checked(_ text: String) throws(DossierProblem) -> String {
        let body = Text.trimmed(text)
        guard !body.isEmpty else { throw .emptyMessage }
        guard body.count <= longestMessage else { throw .tooLongMessage }
        return body
    }

    /// Pieces came by another way than the person's page, or are not needed any more.
    func receive(_ pieces: [String], on dossier: inout Dossier) throws(DossierProblem) -> Changes {
        let came = dossier.awaitedPieces.filter(pieces.contains)
        guard !came.isEmpty else { throw .noPiece }
        return PiecesArrival(sheet: sheet, zone: zone).apply(came, to: &dossier, by: actor, at: now)
    }

    /// Tells the person why silence refused (CRPA L232-4): the delay to appeal runs again from then.
    func giveReasons(_ text: String, on dossier: inout Dossier) throws(DossierProblem) -> Changes {
        let body = try Self.checked(text)
        let line = dossier.record(.reasonsCommunicated, by: actor, detail: ["notify": "message"], at: now)
        return Changes(
            lines: [line], messages: [NewMessage(author: actor, audience: .everyone, body: body, at: now)],
            events: [Event(.dossierMoved, subject: dossier.id.rawValue, line: line.number)], clock: DossierClock(sheet: sheet, zone: zone))
    }

    private func powers(on dossier: Dossier) -> Set<Action.Actor> {
        let roles = viewer.roles[dossier.unit] ?? []
        return Set(roles.compactMap { Action.Actor(rawValue: $0.rawValue) })
    }
}
