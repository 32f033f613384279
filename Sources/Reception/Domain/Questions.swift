import Core
import Foundation

/// Where mail for an address goes.
public struct LetterBox: Sendable, Equatable {
    public let organisation: OrganisationID
    /// `nil`: the inbox of the whole authority.
    public let unit: UnitID?

    public init(organisation: OrganisationID, unit: UnitID? = nil) { (self.organisation, self.unit) = (organisation, unit) }
}

/// What this room asks of the organisations. `App` answers.
public protocol LetterBoxes: Sendable {
    /// `nil` for an address that is nobody's here.
    func letterBox(for address: MailPath) async throws -> LetterBox?
    /// The addresses of an authority and its units: what comes from them was written by us.
    func addresses(of organisation: OrganisationID) async throws -> [String]
    func unitNames(of organisation: OrganisationID) async throws -> [(id: UnitID, name: String)]
}

/// What came for a request, ready to be added to it.
public struct MailForRequest: Sendable {
    public let id: InboundMessageID
    public let from: Correspondent?
    /// What was written, without what it answers.
    public let text: String
    public let files: [MailFile]
    /// Whether the message itself says more than could be read of it.
    public let isCut: Bool
    public let voice: Voice

    public enum Voice: Sendable, Equatable {
        /// - `isAcknowledged`: they are told that it came.
        case person(isAcknowledged: Bool)
        /// On paper, by post.
        case letter
        /// An answering machine, a report of failure: for agents to know.
        case machine
    }
}

/// A file that was attached to a message, on the disk as long as the question lasts.
public struct MailFile: Sendable, Equatable {
    /// Its rank among the parts of its message. Two files of one message may have the same name, and two messages often do.
    public let number: Int
    public let name: String
    public let size: Int
    public let location: URL
}

/// What this room asks of requests. `App` answers.
public protocol RequestThreads: Sendable {
    func organisation(of request: Reference) async throws -> OrganisationID?
    /// Adds a message to a request, its files too. Asked twice for the same message, it adds it once.
    /// - Parameter viewer: the agent who says so, who must see the request; `nil` when its signed address says so.
    /// - Returns: `false` when there is no such request for this viewer.
    func add(_ mail: MailForRequest, to request: Reference, by viewer: AgentViewer?) async throws -> Bool
    /// Whether an agent sees a request.
    func isSeen(_ request: Reference, by viewer: AgentViewer) async throws -> Bool
    /// The request that one of our mails, by the ids that an answer names, was about.
    func request(ofMails ids: [String]) async throws -> Reference?
    /// What people are told of a procedure, as the text of an answer: what it is for, what it takes, where and how.
    func knowledgeSheet(of procedure: ProcedureID, in organisation: OrganisationID) async throws -> String?
    /// What agents may make of a message: the procedures that they enter for people, by title.
    func procedures(of organisation: OrganisationID) async throws -> [(id: ProcedureID, title: String)]
    /// Begins a request that an agent completes, with what the message tells already in its place; once for each procedure.
    /// - Returns: its number; `nil` when there is no such procedure.
    func begin(_ procedure: ProcedureID, from mail: MailForRequest, by viewer: AgentViewer, visitor: Keyring) async throws -> Reference?
}

/// What this room asks of those who write mail. `App` answers.
public protocol MailAnswers: Sendable {
    /// Makes a mail of what an agent wrote.
    func answer(_ message: InboundMessageID, to: EmailAddress, subject: Line, text: String, replyTo: String, from organisation: OrganisationID)
        async throws -> AnswerToSend
}

/// What makes PDFs. `App` answers.
public protocol SheetPrinter: Sendable {
    func pdf(of page: String) async throws -> [UInt8]
}
