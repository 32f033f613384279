import Core
import Forms
import Foundation
import Workflows

/// Where a linked request would be written: the procedure that it is of, the number that it will have, and the browser of the agent who acts.
struct LinkedStart: Sendable {
    let sheet: ProcedureSheet
    let reference: Reference
    let visitor: String

    /// The draft, with what the two forms share, and what ties it to the request that it comes from.
    func link(from dossier: Dossier, on origin: ProcedureSheet, by agent: AgentID, action: String) -> NewLink {
        var draft = NewDraft(
            reference: reference, organisation: dossier.organisation, procedureVersion: sheet.version, channel: dossier.channel.ofEntry,
            enteredBy: agent)
        draft.answers = dossier.answers.shared(from: origin.form, with: sheet.form)
        return NewLink(draft: draft, visitor: visitor, action: action)
    }
}

/// A draft that an act on a dossier begins, saved with the act.
struct NewLink: Sendable {
    let draft: NewDraft
    let visitor: String
    let action: String
}

/// A request tied to another, as one who looks at the other may know it.
struct LinkedRequest: Sendable, Equatable {
    let reference: Reference
    let version: ProcedureVersionID
    /// It is the one that the other comes from.
    let isOrigin: Bool
    let isFiled: Bool
    /// Whether its page may be opened. Otherwise nothing is told of it but its procedure and, once filed, its number.
    let isOpenToViewer: Bool
}

extension Action {
    /// The procedure of which it begins a request.
    var linkedProcedure: String? {
        effects.lazy.compactMap { if case .create(let procedure) = $0 { procedure } else { nil } }.first
    }
}

extension Answers {
    /// What answers the same role in another form, under the names that it has there: who the person is, and how to reach them.
    func shared(from form: Form, with other: Form) -> Answers {
        var shared = Answers()
        for field in other.fields {
            guard let role = field.role, let source = form.fields.first(where: { $0.role == role }), let answer = self[source.id] else { continue }
            // A civility may be a choice with options of its own; the other roles have one kind each.
            if role != .civility || source.kind == field.kind { shared[field.id] = answer }
        }
        return shared
    }
}

extension Channel {
    /// An agent's entry is never one of the person's own: what comes from an online request stays an electronic sending, with its receipts.
    fileprivate var ofEntry: Channel { self == .web ? .email : self }
}
