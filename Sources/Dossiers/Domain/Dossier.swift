import Core
import Forms
import Foundation
import Law
import Workflows

/// A request that was filed, from reception to decision.
struct Dossier: Sendable, Equatable {
    let id: DossierID
    let reference: Reference
    let organisation: OrganisationID
    let procedure: ProcedureID
    var procedureVersion: ProcedureVersionID
    let sector: String
    /// HMAC(sector key, identity): two dossiers of one person share it inside a sector, and nothing links it to another sector's.
    let subject: String?
    /// HMAC(sector key, person): the mark of the person whose space it is in, when they have one.
    let holder: String?
    var unit: UnitID
    var status: String
    var nature: Status.Nature
    var assignee: AgentID?
    let channel: Channel
    var answers: Answers
    var applicant: String
    var email: EmailAddress?
    var phone: String?
    /// The pieces asked for and not yet received.
    var awaitedPieces: [String]
    let receivedAt: Date
    var statusSince: Date
    /// The day on which silence decides, when it does; `nil` while the clock stands still.
    var silenceOn: LocalDate?
    /// What silence did decide, once that is written in the history.
    var implicit: ImplicitDecision?
    /// The last day to send what is awaited (CRPA L114-5).
    var answerBy: LocalDate?
    var timerAt: Date?
    /// What its service still owes of what it undertook, as ``CommitmentClock`` counts it.
    var commitments = PendingCommitments()
    var closedAt: Date?
    /// Since when it is in the intermediate archive, and since when its person obtained that it only be kept (GDPR art. 18).
    var apartSince: Date?
    var restrictedAt: Date?
    /// Folded words of number, name and answers, for the desk's search.
    var searchText: String
    /// How many history lines there are, and the hash of the last.
    private(set) var historyCount: Int
    private(set) var historyHead: String
    /// Counts the saved changes; a save that finds another number on disk is refused.
    var version: Int

    init(
        id: DossierID, reference: Reference, organisation: OrganisationID, procedure: ProcedureID, procedureVersion: ProcedureVersionID,
        sector: String, subject: String?, holder: String? = nil, unit: UnitID, status: String, nature: Status.Nature, assignee: AgentID? = nil,
        channel: Channel,
        answers: Answers, applicant: String, email: EmailAddress?, phone: String?, awaitedPieces: [String] = [], receivedAt: Date,
        statusSince: Date, silenceOn: LocalDate?, implicit: ImplicitDecision? = nil, answerBy: LocalDate? = nil, timerAt: Date? = nil,
        closedAt: Date? = nil, searchText: String, historyCount: Int = 0,
        historyHead: String = "", version: Int = 0
    ) {
        self.id = id
        self.reference = reference
        self.organisation = organisation
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.sector = sector
        self.subject = subject
        self.holder = holder
        self.unit = unit
        self.status = status
        self.nature = nature
        self.assignee = assignee
        self.channel = channel
        self.answers = answers
        self.applicant = applicant
        self.email = email
        self.phone = phone
        self.awaitedPieces = awaitedPieces
        self.receivedAt = receivedAt
        self.statusSince = statusSince
        self.silenceOn = silenceOn
        self.implicit = implicit
        self.answerBy = answerBy
        self.timerAt = timerAt
        self.closedAt = closedAt
        self.searchText = searchText
        self.historyCount = historyCount
        self.historyHead = historyHead
        self.version = version
    }

    var isOpen: Bool { !nature.isFinal }
    /// Whether silence accepted it, and nothing says otherwise since.
    var isAttestable: Bool { implicit?.effect == .accept && nature != .rejected && nature != .closed }

    /// Adds a line to the history, and returns it to be saved with the dossier.
    mutating func record(_ event: HistoryEvent, by actor: Actor, channel: Channel = .web, detail: JSON = [:], at now: Date) -> HistoryLine {
        let line = HistoryLine(
            number: historyCount + 1, at: now, actor: actor, channel: channel, event: event, detail: detail, previousHash: historyHead
        )
        historyCount += 1
        historyHead = line.hash
        return line
    }
}

/// The decision that our silence made.
public struct ImplicitDecision: Sendable, Equatable {
    /// `accept` or `reject`, never `none`.
    public let effect: SilenceRule.Effect
    /// The day on which it was born; it can be relied on from the next one.
    public let on: LocalDate

    public init(_ effect: SilenceRule.Effect, on day: LocalDate) { (self.effect, on) = (effect, day) }

    public var effectiveFrom: LocalDate { on.adding(days: 1) }
}

/// All that one act changes beside the dossier's own row: saved with it, in one transaction, or not at all.
struct Changes: Sendable {
    var lines: [HistoryLine] = []
    var messages: [NewMessage] = []
    var events: [Event] = []
    var counts: [FormCount] = []
    var links: [NewLink] = []
    /// Counts the legal dates again once the lines are written; `nil` when none can have changed.
    var clock: DossierClock?
    /// Of a request that an agent enters: the questions for which they chose a time, to be booked with it. The others hold wishes.
    var times: Set<String> = []

    static func + (left: Changes, right: Changes) -> Changes {
        Changes(
            lines: left.lines + right.lines, messages: left.messages + right.messages, events: left.events + right.events,
            counts: left.counts + right.counts, links: left.links + right.links, clock: right.clock ?? left.clock,
            times: left.times.union(right.times))
    }
}

/// A text between the person and the administration, or a note between agents.
struct NewMessage: Sendable, Equatable {
    enum Audience: String, Sendable { case everyone, agents }

    let author: Actor
    let audience: Audience
    let body: String
    let at: Date
}

struct Message: Sendable, Equatable {
    let id: Int
    let author: Actor
    let audience: NewMessage.Audience
    let body: String
    let at: Date
}

extension Message {
    /// As it will be read, before it is saved.
    init(_ message: NewMessage) { self.init(id: 0, author: message.author, audience: message.audience, body: message.body, at: message.at) }
}
