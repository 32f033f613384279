import Core
import Foundation
import Law

/// A file that someone attached.
public struct AttachedFile: Sendable, Equatable {
    public var id: AttachmentID
    /// The input it was attached to (`identity`, `children.0.photo`), or ``AttachedFile/documents``, or ``AttachedFile/added``.
    public var field: String
    public var name: String
    public var size: Int
    /// Not to be opened before it was found safe.
    public var isBeingScanned: Bool
    /// A picture: several of one field can be read, or kept, as one PDF.
    public var isPhoto: Bool

    /// Documents that we produced for the person.
    public static let documents = "_documents"
    /// Files sent with a message after filing.
    public static let added = "_ajouts"

    public init(id: AttachmentID, field: String, name: String, size: Int, isBeingScanned: Bool, isPhoto: Bool = false) {
        (self.id, self.field, self.name, self.size, self.isBeingScanned, self.isPhoto) = (id, field, name, size, isBeingScanned, isPhoto)
    }
}

/// What this room asks of the attachments. `App` answers.
public protocol AttachmentBox: Sendable {
    func files(of draft: DraftID) async throws -> [AttachedFile]
    func files(of dossier: DossierID) async throws -> [AttachedFile]
}

/// What a helper does for the person of a mandate, or a representative for who they protect.
public struct HelpedAct: Sendable, Equatable {
    /// The theme of the procedure: what a mandate covers is told by families of procedures.
    public let theme: String
    /// What it is for the law of protected adults: what a measure lets a representative do is told by acts.
    public let act: ProtectedAct?
    /// Filing, which the mandate's journal keeps; else beginning.
    public let isFiling: Bool
    public let at: Date

    public init(theme: String, act: ProtectedAct?, isFiling: Bool, at: Date) {
        (self.theme, self.act, self.isFiling, self.at) = (theme, act, isFiling, at)
    }
}

/// What this room asks of the spaces of people. `App` answers.
public protocol PersonMarks: Sendable {
    /// What a request of this sector holds of the person: nothing but the sector's key links it to their mark elsewhere.
    func mark(of person: PersonViewer, in sector: String) async throws -> String
}

/// A unit as this room shows it.
public struct UnitSheet: Sendable, Equatable {
    public var id: UnitID
    public var name: String
    public var phone: String
    public var email: String
    public var address: String
    /// When people may come.
    public var openingHours = ""

    public init(id: UnitID, name: String, phone: String, email: String, address: String) {
        (self.id, self.name, self.phone, self.email, self.address) = (id, name, phone, email, address)
    }
}

/// What this room asks of the organisations and of the agents. `App` answers.
public protocol Colleagues: Sendable {
    func units(of organisation: OrganisationID) async throws -> [UnitSheet]
    /// The agents of these units, with their names: also those who handle no request, or none any more.
    func agents(in units: [UnitID]) async throws -> [AgentSheet]
}

public struct AgentSheet: Sendable, Equatable {
    public var id: AgentID
    public var name: String
    /// Whose requests they may open, and so be given.
    public var units: [UnitID]

    public init(id: AgentID, name: String, units: [UnitID]) { (self.id, self.name, self.units) = (id, name, units) }
}

/// Where the person of a request may say what they think of its procedure. `App` answers.
public protocol RatingPaths: Sendable {
    func path(of dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID) -> String
    /// Where an agent prints a sheet to rate it on paper: a form posts there.
    func sheetPath(of dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID) -> String
}

/// What this room asks of the appointments. `App` answers.
public protocol AppointmentDiary: Sendable {
    /// Whether people choose a time for that type themselves, or agents for them.
    func receives(for type: String, byAgent: Bool, in organisation: OrganisationID) async throws -> Bool
    /// The times that are kept for a draft, by question.
    func kept(for draft: DraftID, in words: Words, at now: Date) async throws -> [String: KeptAppointment]
    /// Gives back what is kept for a question.
    func giveBack(_ field: String, of draft: DraftID) async throws
    /// Those that were booked with a request, as they stand.
    func appointments(of dossier: DossierID, in words: Words) async throws -> [BookedAppointment]
}

/// A time that nobody else gets while the form is finished.
public struct KeptAppointment: Sendable, Equatable {
    public var text: String
    /// An hour, in words.
    public var until: String
    /// It is kept no more, and still theirs as long as nobody takes it.
    public var isOver: Bool

    public init(text: String, until: String, isOver: Bool) { (self.text, self.until, self.isOver) = (text, until, isOver) }
}

/// A measure of protection that runs for somebody, and who may do what is asked under it.
public struct RunningMeasure: Sendable, Equatable {
    public let id: Int64
    /// As the table of the law names it.
    public let kind: String
    public let profile: PermissionProfile
    /// Whether the curator is told of what is notified to the person (C. civ. 467 al. 3).
    public var copies = false
    /// Whether an agent wrote where the curator is written to.
    public var reachesCurator = false
    /// Whether an agent wrote where whoever agrees to the act is written to.
    public var reachesAssistance = false
    /// Whoever would assist is a party to the act: the supervisor does it in their place (454, 461).
    public var isConflicted = false
    /// What the history of a request holds of it: sealed, and never twice the same.
    public var trace = ""

    public init(id: Int64, kind: String, profile: PermissionProfile) { (self.id, self.kind, self.profile) = (id, kind, profile) }
}

/// What this room asks of the measures of protection. `App` answers.
public protocol ProtectionsOfPeople: Sendable {
    /// Those that run that day for somebody of this name, born that day. **Told to agents alone**: who types a neighbour's name must learn nothing.
    func running(for name: String, born: LocalDate, act: ProtectedAct, in organisation: OrganisationID, on day: LocalDate) async throws
        -> [RunningMeasure]
    /// Whether a measure that a request is tied to, from what its history holds, still runs.
    func isRunning(_ trace: String, in organisation: OrganisationID, on day: LocalDate) async throws -> Bool
    /// What a person is told and keeps is in French, whoever presses the button.
    var french: Words { get }
    /// Keeps that who represented somebody tried to go on once they do not any more.
    func refused(_ acting: ActingFor, in organisation: OrganisationID, at now: Date) async
    /// The number of the measure under which somebody filed, from what the history holds of it. For agents alone.
    func measure(of acting: ActingRepresentative) -> Int64?
}

/// Where no measure is recorded.
struct NobodyProtected: ProtectionsOfPeople {
    func running(for name: String, born: LocalDate, act: ProtectedAct, in organisation: OrganisationID, on day: LocalDate) async throws
        -> [RunningMeasure]
    { [] }
    func isRunning(_ trace: String, in organisation: OrganisationID, on day: LocalDate) async throws -> Bool { false }
    let french = Words(.french, texts: [:])
    func refused(_ acting: ActingFor, in organisation: OrganisationID, at now: Date) async {}
    func measure(of acting: ActingRepresentative) -> Int64? { nil }
}
