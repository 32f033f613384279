import Core
import Forms
import Foundation
import Web

/// An appointment that was booked with a request.
public struct BookedAppointment: Sendable {
    let text: String
    let state: StatusTag
    let path: String
    let deskPath: String

    /// - Parameters:
    ///   - text: when and where, as it stands now.
    ///   - path: where its person moves or cancels it.
    ///   - deskPath: the same for agents.
    public init(text: String, state: StatusTag, path: String, deskPath: String) {
        (self.text, self.state, self.path, self.deskPath) = (text, state, path, deskPath)
    }
}

/// The appointments of a request, on its page and on the desk.
struct BookedAppointments {
    let list: [BookedAppointment]
    let words: Words

    func html(forAgents: Bool) -> HTML? {
        guard !list.isEmpty else { return nil }
        let lines = list.map { one -> HTML in
            "<li><a href=\"\(forAgents ? one.deskPath : one.path)\">\(one.text)</a> \(one.state)</li>"
        }
        return """
            <section aria-labelledby="rendez-vous"><h2 id="rendez-vous">\(words.count(list.count, "dossiers.appointments.title"))</h2>
            <ul class="bare">\(lines)</ul>
            \(if: !forAgents, "<p class=\"hint\">\(words("dossiers.appointments.hint"))</p>")</section>
            """
    }
}

/// A time that was chosen cannot be booked with the request: nothing is filed. Told to the person, who chooses another.
public struct TimeRefused: Error {
    public let field: String?
    public let message: UserMessage

    public init(field: String?, message: UserMessage) { (self.field, self.message) = (field, message) }
}

extension DossiersFeature {
    /// A question of a draft that asks for an appointment; `nil` when this visitor has no such draft, or it asks no such question.
    public func askedTime(_ field: String, of reference: Reference, visitor: Keyring) async throws -> AskedTime? {
        guard let draft = try await drafts.find(reference, visitor: visitor), let sheet = try await sheets.version(draft.procedureVersion),
            let type = sheet.form.appointments[field], let page = sheet.form.pages.first(where: { $0.fields.contains { $0.id == field } })
        else { return nil }
        return AskedTime(
            draft: draft.id, organisation: draft.organisation, type: type, label: sheet.form.field(field)?.label ?? sheet.title,
            procedure: sheet.title, pieces: sheet.pieces.map(\.label),
            path: draft.enteredBy == nil ? DossierPaths.page(reference, page) : DossierPaths.entry(reference), enteredBy: draft.enteredBy)
    }

    /// Writes the time that was chosen in the draft, as its answer.
    public func answer(_ text: String, to field: String, of reference: Reference, visitor: Keyring, now: Date) async throws {
        _ = try await drafts.change(reference, visitor: visitor, at: now) { $0.answers[field] = .text(text) }
    }
}

/// What the room of appointments must know of such a question.
public struct AskedTime: Sendable {
    public let draft: DraftID
    public let organisation: OrganisationID
    public let type: String
    public let label: String
    public let procedure: String
    public let pieces: [String]
    public let path: String
    /// The agent who fills the form in for somebody.
    public let enteredBy: AgentID?
}
