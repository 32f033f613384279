import Core
import Foundation

/// The way of one request through its statuses, and the keys of the answers that are counted: all that statistics need of it. No text, no name.
public struct Track: Sendable, Equatable {
    /// The request entered a status.
    public struct Step: Sendable, Equatable {
        public var status: String
        public var at: Date

        public init(_ status: String, at date: Date) { (self.status, self.at) = (status, date) }
    }

    public var dossier: DossierID
    public var organisation: OrganisationID
    public var procedure: ProcedureID
    public var unit: UnitID
    public var channel: Channel
    public var receivedAt: Date
    /// In order; the last one is where it stands. Never empty.
    public var steps: [Step]
    /// When it was ended; `nil` while it is open.
    public var closedAt: Date?
    /// Whether its person is awaited, not us.
    public var isWaiting: Bool
    public var isAssigned: Bool
    /// What our silence decided.
    public var silence: Silence?
    /// When its person wrote to us, or sent something, after filing.
    public var contacts: [Date]
    /// What agents did on it: when, and by whom, under a mark that tells no name.
    public var acts: [Act]
    /// How many lines its history had when this was read: a later reading has more.
    public var lines: Int
    /// Where it is; `nil` when nobody looked: what was known of it stays.
    public var place: DistrictPlace?
    /// Of one that was counted: for what, by district.
    var counted: [DistrictEntry]?
    /// What it answered to the questions that are counted; `nil` when nobody looked: what was known of it stays.
    public var answers: CountedAnswers?
    /// Of one that was counted: for what, by each answer.
    var countedByAnswer: [DistrictEntry]?

    /// Something that an agent did.
    public struct Act: Sendable, Equatable {
        public var at: Date
        /// The same for all that one agent does: letters and digits.
        public var mark: String

        public init(at date: Date, mark: String) { (at, self.mark) = (date, mark) }
    }

    public enum Silence: Sendable, Equatable {
        case accepted(on: LocalDate), rejected(on: LocalDate)
    }

    public init(
        dossier: DossierID, organisation: OrganisationID, procedure: ProcedureID, unit: UnitID, channel: Channel, receivedAt: Date, steps: [Step],
        closedAt: Date?, isWaiting: Bool, isAssigned: Bool, silence: Silence?, contacts: [Date], acts: [Act] = [], lines: Int,
        place: DistrictPlace? = nil, answers: CountedAnswers? = nil
    ) {
        (self.dossier, self.organisation, self.procedure, self.unit, self.channel) = (dossier, organisation, procedure, unit, channel)
        (self.receivedAt, self.steps, self.closedAt, self.isWaiting, self.isAssigned) = (receivedAt, steps, closedAt, isWaiting, isAssigned)
        (self.silence, self.contacts, self.acts, self.lines, self.place) = (silence, contacts, acts, lines, place)
        self.answers = answers
    }

    var status: String { steps.last?.status ?? "" }
    var statusSince: Date { steps.last?.at ?? receivedAt }
}
