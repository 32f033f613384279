import Core
import Definitions
import Forms
import Foundation
import Workflows

/// Where a linked request would be written: the procedure that it is of, the number that it will have, and the browser of the agent who acts.
struct LinkedStart: Sendable {
    let sheet: ProcedureSheet
    let reference: Reference
    let visitor: Keyring

    /// The draft, with what the two forms share, and what ties it to the request that it comes from.
    func link(from dossier: Dossier, on origin: ProcedureSheet, by agent: AgentID, action: String) -> NewLink {
        var draft = NewDraft(
            reference: reference, organisation: dossier.organisation, procedureVersion: sheet.version, channel: dossier.channel.ofEntry,
            enteredBy: agent)
        let carried = origin.workflow.action(action)?.carriedAnswers ?? [:]
        draft.answers = dossier.answers.shared(from: origin.form, with: sheet.form, carrying: carried)
        return NewLink(draft: draft, visitor: visitor, action: action, unit: dossier.unit)
    }
}

/// A draft that an act on a dossier begins, saved with the act.
struct NewLink: Sendable {
    let draft: NewDraft
    let visitor: Keyring
    let action: String
    /// The unit that begins it.
    let unit: UnitID
}

/// A request tied to another, as one who looks at the other may know it.
struct LinkedRequest: Sendable, Equatable {
    /// `nil` for one that is not the viewer's: its number is not read then.
    let reference: Reference?
    let version: ProcedureVersionID
    /// The unit that began the one from the other.
    let beganIn: UnitID
    /// It is the one that the other comes from.
    let isOrigin: Bool
    let isFiled: Bool
}

extension Action {
    /// The procedure of which it begins a request.
    var linkedProcedure: String? {
        effects.lazy.compactMap { if case .create(let procedure, _) = $0 { procedure } else { nil } }.first
    }
}

extension Answers {
    /// What another form can begin with: what answers the same role, under the names that it has there (who the person is, and how to reach them), and
    /// what is carried: by the id of a question there, the id of the question here.
    func shared(from form: Form, with other: Form, carrying carried: [String: String] = [:]) -> Answers {
        var shared = Answers()
        for field in other.fields {
            guard let source = form.source(of: field, carrying: carried), let answer = self[source.id] else { continue }
            shared[field.id] = answer
        }
        return shared
    }
}

extension Form {
    /// The question whose answer another form's question begins with.
    fileprivate func source(of field: Field, carrying carried: [String: String]) -> Field? {
        if let source = carried[field.id].flatMap(self.field), field.kind.takesAnswers(of: source.kind) { return source }
        guard let role = field.role, let source = fields.first(where: { $0.role == role }) else { return nil }
        // A civility may be a choice with options of its own; the other roles have one kind each.
        return role != .civility || source.kind == field.kind ? source : nil
    }
}

extension Channel {
    /// An agent's entry is never one of the person's own: what comes from an online request stays an electronic sending, with its receipts.
    fileprivate var ofEntry: Channel { self == .web ? .email : self }
}
