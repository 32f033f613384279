import Core
import Definitions
import Foundation
import Storage
import Web

/// What we write to people: mails by the outbox, receipts and decisions as PDF. All that the rest of the product may know of it.
public struct CorrespondenceFeature: Sendable {
    public static let migrations = Migration.correspondence

    let letters: Letters
    let mails: any OutgoingMailRepository
    let post: any OutgoingLetterRepository
    let calls: any OutgoingCallRepository
    let messages: any OutgoingSMSRepository
    private let posters: any PosterSubjects
    private let gateway: (any SMSGateway)?
    private let send: (@Sendable (Mail, Date) async -> Delivery)?
    private let journal: any ReadingJournal
    private let isDevelopment: Bool
    private let clock: @Sendable () -> Date

    /// - Parameters:
    ///   - mail: `nil`: mails stay in the outbox, readable at the desk.
    ///   - sms: `nil`: nothing is told by SMS.
    ///   - weasyprint: the path of the program that makes PDFs.
    ///   - posters: what there may be posters of.
    ///   - french: letters are in French (CRPA L111-1), whatever the language of the pages.
    ///   - isDevelopment: every agent reads the mails, and the private links in them.
    ///   - clock: for the job, which nobody hands the time to.
    /// - Throws: ``TemplateFault`` when a template of the program itself is wrong.
    public init(
        database: any Database, mail: MailServer?, sms: (any SMSGateway)? = nil, journal: any ReadingJournal, weasyprint: String,
        posters: any PosterSubjects = NoPosters(), french: Words,
        isDevelopment: Bool = false, clock: @escaping @Sendable () -> Date
    ) throws {
        letters = Letters(book: try TemplateBook.embedded(), words: french, maker: PaperMaker(weasyprint: weasyprint))
        mails = SQLOutgoingMails(database: database)
        post = SQLOutgoingLetters(database: database)
        calls = SQLOutgoingCalls(database: database)
        messages = SQLOutgoingSMS(database: database)
        gateway = sms
        self.posters = posters
        self.journal = journal
        send = mail.map { SMTP(server: $0).send }
        self.isDevelopment = isDevelopment
        self.clock = clock
    }

    public var routes: [Route] {
        OutboxController(mails: mails, hasServer: send != nil, isDevelopment: isDevelopment).routes
            + SMSController(messages: messages, hasGateway: gateway != nil).routes + QueueController(post: post, calls: calls).routes
            + BatchController(post: post, letters: letters, journal: journal).routes
            + LetterController(post: post, journal: journal).routes + CounterController(post: post).routes
            + CallController(calls: calls, journal: journal).routes
            + PosterController(subjects: posters, maker: letters.maker).routes
    }

    /// Whether messages may leave by SMS.
    public var sendsSMS: Bool { gateway != nil }

    /// By kind, for a `JobWorker`.
    public var jobs: [String: JobWorker.Handler] {
        [
            OutboxWriting.job: SendMail(mails: mails, send: send, clock: clock).run,
            PostWriting.smsJob: SendSMS(messages: messages, gateway: gateway, clock: clock).run,
        ]
    }

    /// The names that a workflow may give to `notify`.
    public var mailTemplates: Set<String> { letters.book.mailNames.subtracting(TemplateBook.apart) }

    /// The names that a workflow may give to `document`.
    public var paperTemplates: Set<String> { letters.book.paperNames.subtracting(Letters.apart) }

    /// What a workflow may name, known without an installation: the mails, with the subject line of each for this number, and the papers.
    public static func templates(for reference: String) throws -> (subjects: [String: String], papers: Set<String>) {
        let book = try TemplateBook.embedded()
        return (book.subjects(["reference": .text(reference)]), book.paperNames.subtracting(Letters.apart))
    }

    /// - Parameter uniqueKey: of two mails with the same key, the second is ignored: what asks for one may run twice.
    public func enqueue(
        _ mail: Mail, uniqueKey: String, organisation: OrganisationID, dossier: DossierID? = nil, news: News? = nil, now: Date,
        on connection: any Connection
    ) throws {
        try OutboxWriting.add(mail, uniqueKey: uniqueKey, organisation: organisation, dossier: dossier, news: news, now: now, on: connection)
    }

    /// Puts a letter in the queue of its unit, once per key.
    public func enqueue(_ letter: NewLetter, uniqueKey: String, now: Date, on connection: any Connection) throws {
        try PostWriting.add(letter, uniqueKey: uniqueKey, now: now, on: connection)
    }

    /// Takes back what was not done yet about an appointment: letters that nobody printed, calls to make. What comes after stands for it.
    /// - Parameter key: of what comes after, which may be there already.
    public func forgetUnsent(about appointment: Reference, in organisation: OrganisationID, but key: String, on connection: any Connection) throws {
        try PostWriting.forget(about: appointment, in: organisation, but: key, on: connection)
    }

    /// Takes back the call of this key, if nobody made it yet.
    public func forgetCall(_ key: String, in organisation: OrganisationID, on connection: any Connection) throws {
        try PostWriting.forgetCall(key, in: organisation, on: connection)
    }

    /// Asks the agents of a unit to phone, once per key.
    public func enqueue(_ call: NewCall, uniqueKey: String, now: Date, on connection: any Connection) throws {
        try PostWriting.add(call, uniqueKey: uniqueKey, now: now, on: connection)
    }

    /// Makes letters again of what nobody came for at the counter.
    /// - Returns: of how many; at most a hundred at once.
    public func endUnclaimed(in organisation: OrganisationID, today: LocalDate, now: Date) async throws -> Int {
        try await post.endUnclaimed(in: organisation, today: today, at: now, atMost: 100)
    }

    /// Hands what is to be sent and said about a dossier to the unit that handles it now.
    public func move(_ dossier: DossierID, to unit: UnitID) async throws { try await post.move(dossier, to: unit) }

    /// Sends a short message, once per key of the news.
    public func enqueue(_ sms: SMS, news: News, organisation: OrganisationID, now: Date, on connection: any Connection) throws {
        try PostWriting.add(sms, news: news, organisation: organisation, now: now, on: connection)
    }

    /// Sends a short message that is about no request, once per key.
    public func enqueue(_ sms: SMS, uniqueKey: String, organisation: OrganisationID, now: Date, on connection: any Connection) throws {
        try PostWriting.add(sms, uniqueKey: uniqueKey, organisation: organisation, now: now, on: connection)
    }

    /// The dossier that the first of these mails of ours was about.
    public func dossier(ofMails ids: [MessageID]) async throws -> DossierID? { try await mails.dossier(of: ids) }

    /// Erases the texts and the files of the mails sent and of the calls made before a moment.
    /// - Returns: of how many mails; at most a thousand at once.
    public func eraseSentContent(before limit: Date) async throws -> Int {
        _ = try await calls.eraseScripts(before: limit, atMost: 1000)
        // Nothing else erases what is about no request: sixty days more, as appointments keep names for three months.
        let apart = limit - 62 * 86_400
        _ = try await calls.eraseApart(before: apart, atMost: 1000)
        _ = try await mails.eraseApart(before: apart, atMost: 1000)
        return try await mails.eraseSentContent(before: limit, atMost: 1000)
    }

    /// Erases the letters that left before a day and did not come back. Later than mails: a letter may come back for weeks.
    public func eraseSentLetters(before day: LocalDate) async throws -> Int { try await post.eraseSentContent(before: day, atMost: 1000) }
}

extension CorrespondenceFeature {
    /// The receipt of a request (CRPA L112-11, or L112-3 on paper), as a tagged PDF.
    public func receiptPaper(_ facts: PaperFacts, from sender: Sender) async throws -> [UInt8] {
        try await letters.paper(Letters.receipt, facts, from: sender)
    }

    /// The attestation that silence accepted (CRPA L232-3), as a tagged PDF.
    public func attestation(_ facts: PaperFacts, from sender: Sender) async throws -> [UInt8] {
        try await letters.paper(Letters.attestation, facts, from: sender)
    }

    /// What another administration reads first of a request that is handed over to it (CRPA L114-2), as a tagged PDF.
    public func transmissionPaper(_ facts: PaperFacts, from sender: Sender) async throws -> [UInt8] {
        try await letters.paper(Letters.transmission, facts, from: sender)
    }

    /// A page of HTML, whole in itself, as a tagged PDF. Its links to `field:…` become form fields (`Assets/programs/paper.py`).
    public func paper(of page: String) async throws -> [UInt8] { try await letters.maker.pdf(of: page) }

    /// The letter that tells a decision (CRPA L211-2, L212-1; CJA R421-5), or another paper that an action makes, as a tagged PDF.
    /// - Parameter own: the templates of the procedure's version: its own wording wins over the shipped one.
    public func decisionPaper(
        _ facts: PaperFacts, template: String, own: ProcedureTemplates = ProcedureTemplates(), from sender: Sender
    ) async throws -> [UInt8] {
        if let written = own.paper(template) {
            do { return try await letters.paper(written, facts, from: sender) } catch is TemplateFault where paperTemplates.contains(template) {}
        }
        return try await letters.paper(template, facts, from: sender)
    }

    /// The mail that tells the person what happened, in both readings.
    /// - Parameter own: the templates of the procedure's version: its own wording wins over the shipped one. What this release can no longer read
    ///   is told in the product's words: better that than a person who is not told.
    public func mail(
        template: String, own: ProcedureTemplates = ProcedureTemplates(), to: EmailAddress, facts: PaperFacts, from sender: Sender,
        attachments: [MailAttachment] = []
    ) throws -> Mail {
        if let written = own.mail(template) {
            do { return try letters.mail(written, to: to, facts, from: sender, attachments) } catch is TemplateFault {}
        }
        return try letters.mail(isKnown(template) ? template : Letters.moved, to: to, facts, from: sender, attachments)
    }

    private func isKnown(_ template: String) -> Bool { mailTemplates.contains(template) || TemplateBook.ours.contains(template) }

    /// What a mail says, as a letter: for those who read no mail. Its first page shows the address in the window of an envelope.
    public func letter(
        ofMail template: String, own: ProcedureTemplates = ProcedureTemplates(), facts: PaperFacts, from sender: Sender
    ) async throws -> (title: String, pdf: [UInt8]) {
        try await letters.letter(
            ofMail: isKnown(template) ? template : Letters.moved, own: own.mail(template), facts, from: sender)
    }

    /// The mail that says that a document waits at the counter.
    public static let counterReady = TemplateBook.counterReady

    /// The few words of an SMS. `nil` when they do not fit in one.
    public func shortText(of template: String, reference: Reference, site: String) -> ShortText? {
        let key = template == Self.counterReady ? "correspondence.sms.counter" : "correspondence.sms.news"
        return ShortText(letters.words(key, ["reference": "\(reference)", "address": site]))
    }

    /// A shipped mail as a procedure may begin its own from: without what the product adds to it anyway.
    public static func shippedText(ofMail name: String) -> WrittenTemplate? {
        TemplateFiles.embedded.mails[name].flatMap { WrittenTemplate(file: $0, named: name) }
    }

    /// The same of a shipped letter: its title and its own paragraphs.
    public static func shippedText(ofPaper name: String) -> WrittenTemplate? {
        TemplateFiles.embedded.papers[name].flatMap { WrittenTemplate(page: $0, named: name) }
    }

    /// A mail that is being written, as it would leave.
    /// - Throws: ``TemplateFault``.
    public func preview(mail: WrittenTemplate, facts: PaperFacts, from sender: Sender) throws -> (subject: String, text: String) {
        let mail = try letters.mail(mail, to: sender.mailbox.address, facts, from: sender, [])
        return (mail.subject.description, mail.text)
    }

    /// A paper that is being written: its text as escaped HTML, without the letter around.
    /// - Throws: ``TemplateFault``.
    public func preview(paper: WrittenTemplate, facts: PaperFacts, from sender: Sender) throws -> String {
        try letters.paperBody(paper, facts, from: sender)
    }

    /// The same as a PDF, whole.
    public func previewPDF(paper: WrittenTemplate, facts: PaperFacts, from sender: Sender) async throws -> [UInt8] {
        try await letters.paper(paper, facts, from: sender)
    }

    /// The mail that warns those who answer for a service that silence will soon decide.
    public func silenceNearMail(to: EmailAddress, facts: SilenceNearFacts, from sender: Sender) throws -> Mail {
        try letters.silenceNear(to: to, facts, from: sender)
    }

    /// The mail that brings a person back to their draft.
    public func resumeMail(to: EmailAddress, facts: ResumeFacts, from sender: Sender) throws -> Mail {
        try letters.resume(to: to, facts, from: sender)
    }
}
