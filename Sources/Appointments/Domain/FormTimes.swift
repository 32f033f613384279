import Core
import Foundation

/// A question of a form that asks for an appointment, and the draft that it is in, as this room must know them.
public struct OpenQuestion: Sendable {
    public let draft: DraftID
    /// Of the question, in the form.
    public let field: String
    /// The key of a type of appointment.
    public let type: String
    public let label: String
    public let procedure: String
    /// What the procedure asks to bring.
    public let pieces: [String]
    /// The page of the form that asks.
    public let path: String
    /// Who fills the form in for somebody; `nil`: the person themselves.
    public let agent: AgentID?

    public init(
        draft: DraftID, field: String, type: String, label: String, procedure: String, pieces: [String], path: String, agent: AgentID? = nil
    ) {
        (self.draft, self.field, self.type, self.label, self.procedure) = (draft, field, type, label, procedure)
        (self.pieces, self.path, self.agent) = (pieces, path, agent)
    }
}

/// The request that a draft became, in the transaction that files it.
public struct FiledWithTimes: Sendable {
    let dossier: DossierID
    let reference: Reference
    let organisation: OrganisationID
    var person: Person
    let at: Date
    /// Agents book what is not shown too, and as many as they find right.
    let isByAgent: Bool

    public init(
        _ dossier: DossierID, _ reference: Reference, of organisation: OrganisationID, for person: Person, at time: Date, isByAgent: Bool = false
    ) {
        self.isByAgent = isByAgent
        (self.dossier, self.reference, self.organisation, self.person, at) = (dossier, reference, organisation, person, time)
        self.person.phone = PersonInput.international(person.phone) ?? person.phone
    }
}

/// A time that is kept for a question.
public struct KeptTime: Sendable {
    public let field: String
    /// « mardi 16 juin 2026 à 9 h 00, Hôtel de ville »
    public let text: String
    /// The hour, on the clock there.
    public let until: String
    /// It is kept no more, and still theirs as long as nobody takes it.
    public let isOver: Bool
}
