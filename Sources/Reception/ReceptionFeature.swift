import Core
import Foundation
import Logging
import Storage
import Web

/// What comes by e-mail: received, read, sorted. All that the rest of the product may know of it.
public struct ReceptionFeature: Sendable {
    public static let migrations = Migration.reception

    let inbox: any Inbox
    private let raws: RawMessages
    private let boxes: any LetterBoxes
    private let threads: any RequestThreads
    private let answers: any MailAnswers
    private let replies: ReplyAddresses?
    private let sheets: ScanSheets
    private let printer: any SheetPrinter
    private let words: Words
    private let scanning: URL
    private let tally: any ContactTally
    private let spool: Spool
    private let limits: LMTPLimits
    private let clock: @Sendable () -> Date

    /// - Parameters:
    ///   - blobs: the store of attachments, which backups hold.
    ///   - replies: makes the addresses that answers come back to; `nil`: no answer finds its request by itself.
    ///   - sheets: the marks of the sheets that are scanned with letters.
    ///   - words: in French: agents read what scans are called.
    ///   - folder: for messages being received and read.
    ///   - clock: for what nobody hands the time to.
    public init(
        database: any Database, blobs: any BlobStore, boxes: any LetterBoxes, threads: any RequestThreads, answers: any MailAnswers,
        replies: ReplyAddresses?, sheets: ScanSheets, printer: any SheetPrinter, words: Words, folder: URL, limits: LMTPLimits = LMTPLimits(),
        clock: @escaping @Sendable () -> Date
    ) {
        inbox = SQLInbox(database: database)
        raws = RawMessages(blobs: blobs, folder: folder.appending(path: "lecture"))
        spool = Spool(folder: folder.appending(path: "arrivee"), most: limits.message)
        (self.boxes, self.threads, self.answers, self.replies) = (boxes, threads, answers, replies)
        (self.limits, self.clock) = (limits, clock)
        (self.sheets, self.printer, self.words) = (sheets, printer, words)
        scanning = folder.appending(path: "numerisation")
        tally = SQLContactTally(database: database)
    }

    public var routes: [Route] {
        ScanSheetController(sheets: sheets, threads: threads, printer: printer).routes
            + ContactController(tally: tally, threads: threads, boxes: boxes).routes
            + ReceptionController(triage: Triage(inbox: inbox, raws: raws, boxes: boxes, threads: threads, answers: answers)).routes
    }

    /// By kind, for a `JobWorker`.
    public var jobs: [String: JobWorker.Handler] {
        [
            SQLInbox.job: Sorting(
                inbox: inbox, raws: raws, boxes: boxes, threads: threads, replies: replies, sheets: sheets, clock: clock
            ).run,
            ErasedMessages.job: { [raws] job in for raw in job.payload["raws"]?.array ?? [] { try await raws.remove(raw.string ?? "") } },
        ]
    }

    /// The address where an answer about a request is to be sent; `nil` when there is none.
    public func replyAddress(for request: Reference) -> EmailAddress? { replies?.address(for: request) }

    private func desk(_ log: Logger) -> InboundDesk {
        InboundDesk(inbox: inbox, raws: raws, boxes: boxes, threads: threads, replies: replies, clock: clock, log: log)
    }
}

/// The two doors by which a mail server brings messages.
extension ReceptionFeature {
    /// Listens until the task is cancelled.
    public func serveLMTP(
        on address: LMTPAddress, host: String = "localhost", log: Logger, whenListening: @Sendable (Int?) -> Void = { _ in }
    ) async throws {
        try spool.removeLeftovers(writtenBefore: clock() - 86_400)
        let server = LMTPServer(desk: desk(log), spool: spool, limits: limits, host: host, log: log)
        try await server.run(on: address, whenListening: whenListening)
    }

    /// Takes one message from a pipe.
    /// - Returns: what became of it for each recipient.
    public func take(_ input: FileHandle, _ envelope: Envelope, log: Logger) async -> [DeliveryOutcome] {
        await MailPipe(desk: desk(log), spool: spool).take(input, envelope)
    }
}

/// The third: what was scanned.
extension ReceptionFeature {
    /// Takes what a scanner put in a folder.
    /// - Parameter address: whose inbox letters go to that no sheet sends elsewhere.
    /// - Throws: when the address is nobody's here, or the installation cannot keep anything; files then stay where they are.
    public func takeScans(in folder: URL, for address: MailPath) async throws -> [(file: String, outcome: ScanFolder.Outcome)] {
        let scans = ScanFolder(inbox: inbox, raws: raws, boxes: boxes, threads: threads, sheets: sheets, words: words, work: scanning)
        return try await scans.take(folder, for: address, now: clock())
    }
}

/// What others do because a message came.
extension ReceptionFeature {
    /// A message whose sender is to be told that it came.
    public struct Received: Sendable {
        public let organisation: OrganisationID
        public let receivedAt: Date
        /// Where to: not always who says to have written it (RFC 3834, 4).
        public let acknowledgeTo: EmailAddress
    }

    public func received(_ id: InboundMessageID) async throws -> Received? {
        guard let message = try await inbox.find(id), let address = message.acknowledgedTo else { return nil }
        return Received(organisation: message.organisation, receivedAt: message.receivedAt, acknowledgeTo: address)
    }

    /// Erases spam after a month, and settled messages after a year; and what a crash left in the store. What waits for an agent stays.
    /// - Returns: how many raw messages were thrown away.
    @discardableResult
    public func clean(now: Date) async throws -> Int {
        try await inbox.erase([.spam], before: now - 30 * 86_400, atMost: 500, at: now)
        try await inbox.erase([.attached, .request, .answered], before: now - 365 * 86_400, atMost: 500, at: now)
        let unnamed = try await inbox.rawsToRemove(at: now, atMost: 1000)
        for raw in unnamed {
            try await raws.remove(raw)
            try await inbox.forget(raw)
        }
        return unnamed.count
    }
}
