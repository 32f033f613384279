import Core
import Forms
import Foundation

/// What a message tells of a request that an agent is about to enter.
public struct ProposedAnswers: Sendable {
    public let name: String
    public let email: EmailAddress?
    public let text: String

    public init(name: String, email: EmailAddress?, text: String) { (self.name, self.email, self.text) = (name, email, text) }

    /// Each in the question that asks for it. The agent reads them before anything is filed.
    func answers(in form: Form) -> Answers {
        var answers = Answers()
        let (first, last) = names
        for (role, text) in [(FieldRole.email, email?.description ?? ""), (.firstName, first), (.lastName, last)] where !text.isEmpty {
            guard let field = form.fields.first(where: { $0.role == role }) else { continue }
            answers[field.id] = .text(text)
            // « Souhaitez-vous une réponse ? Par e-mail » shows the question of the address: who writes from an address wants to be answered there.
            if case .test(let choice, .equals(let option))? = field.condition, answers[choice] == nil { answers[choice] = .text(option) }
        }
        let story = form.fields.first { field in if case .longText = field.kind { true } else { false } }
        if let story, !text.isEmpty { answers[story.id] = .text(String(text.prefix(10_000))) }
        return answers
    }

    /// « Amina Diallo », « DIALLO Amina »: the word in capitals is the family's, else the first word is the person's.
    private var names: (first: String, last: String) {
        let words = name.split(separator: " ").map(String.init)
        guard words.count > 1 else { return ("", words.first ?? "") }
        let isFamily = words.map { $0.count > 1 && $0 == $0.uppercased() }
        guard isFamily.contains(true), isFamily.contains(false) else { return (words[0], words.dropFirst().joined(separator: " ")) }
        func joined(_ wanted: Bool) -> String { zip(words, isFamily).filter { $0.1 == wanted }.map(\.0).joined(separator: " ") }
        return (joined(false), joined(true))
    }
}

extension DossiersFeature {
    /// Begins a request that an agent enters for somebody who wrote: at `/bureau/demandes/<number>`.
    /// - Parameters:
    ///   - visitor: the digest of the agent's browser key, as for every draft.
    ///   - origin: what they wrote. Asked twice for the same one and the same procedure, it is begun once, and the agent is given the one there is.
    /// - Returns: `nil` when there is no such procedure to enter. `files` names the first question that takes files, with its rule.
    public func beginEntry(
        _ procedure: ProcedureID, with proposed: ProposedAnswers, from origin: String, by viewer: AgentViewer, visitor: Keyring, now: Date
    ) async throws -> (reference: Reference, draft: DraftID, files: (field: String, intake: FileIntake)?)? {
        guard let sheet = try await sheets.all(in: viewer.organisation).first(where: { $0.procedure == procedure }) else { return nil }
        let new = NewDraft(
            reference: .random(), organisation: viewer.organisation, procedureVersion: sheet.version, channel: .email, enteredBy: viewer.agent,
            answers: proposed.answers(in: sheet.form), origin: "\(origin) \(procedure)")
        let draft = try await drafts.beginOnce(new, visitor: visitor, at: now)
        let field = sheet.fileFields.first
        return (draft.reference, draft.id, field.flatMap { field in sheet.form.intake(field.id).map { (field.id, $0) } })
    }

    /// The procedures that agents enter for people, by title.
    public func proceduresToEnter(in organisation: OrganisationID) async throws -> [(id: ProcedureID, title: String)] {
        try await sheets.all(in: organisation).map { ($0.procedure, $0.title) }
    }
}
