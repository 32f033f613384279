import Core
import Definitions

/// Puts facts and templates together.
struct Letters: Sendable {
    static let receipt = "receipt"
    static let attestation = "attestation-acceptance"
    static let transmission = "transmission"
    /// The papers that no workflow makes: each has a page of its own.
    static let apart: Set = [receipt, attestation, transmission]
    static let refusal = "decision-rejected"
    /// Says where the request stands: for what has no text of its own.
    static let moved = "moved"

    let book: TemplateBook
    let words: Words
    let maker: PaperMaker

    func mail(
        _ template: String, to: EmailAddress, _ facts: PaperFacts, from sender: Sender, _ attachments: [MailAttachment]
    ) throws -> Mail {
        let values = PaperValues(words: words, sender: sender).values(of: facts)
        return try mail(template, values, to: to, from: sender, replyTo: EmailAddress(facts.unit.email), attachments)
    }

    /// A mail as a procedure words it.
    func mail(
        _ own: WrittenTemplate, to: EmailAddress, _ facts: PaperFacts, from sender: Sender, _ attachments: [MailAttachment]
    ) throws -> Mail {
        let (subject, text, html) = try book.mail(own, PaperValues(words: words, sender: sender).values(of: facts))
        return Mail(
            from: sender.mailbox, replyTo: EmailAddress(facts.unit.email), to: to, subject: subject, text: text, html: html, attachments: attachments)
    }

    func resume(to: EmailAddress, _ facts: ResumeFacts, from sender: Sender) throws -> Mail {
        let values = PaperValues(words: words, sender: sender).values(of: facts)
        return try mail(TemplateBook.resume, values, to: to, from: sender, replyTo: EmailAddress(sender.email), [])
    }

    func silenceNear(to: EmailAddress, _ facts: SilenceNearFacts, from sender: Sender) throws -> Mail {
        let template = facts.isDecided ? TemplateBook.decisionUnsent : TemplateBook.silenceNear
        let values = PaperValues(words: words, sender: sender).values(of: facts)
        return try mail(template, values, to: to, from: sender, replyTo: EmailAddress(sender.email), [])
    }

    private func mail(
        _ template: String, _ values: [String: TemplateValue], to: EmailAddress, from sender: Sender, replyTo: EmailAddress?,
        _ attachments: [MailAttachment]
    ) throws -> Mail {
        guard let (subject, text, html) = book.mail(template, values) else { throw CorrespondenceProblem.unknownTemplate(template) }
        return Mail(from: sender.mailbox, replyTo: replyTo, to: to, subject: subject, text: text, html: html, attachments: attachments)
    }

    func paper(_ template: String, _ facts: PaperFacts, from sender: Sender) async throws -> [UInt8] {
        let values = PaperValues(words: words, sender: sender).values(of: facts)
        guard let page = book.paper(template, values) else { throw CorrespondenceProblem.unknownTemplate(template) }
        return try await maker.pdf(of: page)
    }

    /// A paper as a procedure words it.
    func paper(_ own: WrittenTemplate, _ facts: PaperFacts, from sender: Sender) async throws -> [UInt8] {
        let values = PaperValues(words: words, sender: sender).values(of: facts)
        return try await maker.pdf(of: try book.paper(own, values, isRefusal: facts.isRefusal))
    }

    /// What a mail says, as a letter.
    func letter(
        ofMail template: String, own: WrittenTemplate?, _ facts: PaperFacts, from sender: Sender
    ) async throws -> (title: String, pdf: [UInt8]) {
        let values = PaperValues(words: words, sender: sender).values(of: facts)
        let title = try mail(template, own, facts, from: sender).subject.description
        if let own, let page = try? book.letter(ofMail: own, values) { return (title, try await maker.pdf(of: page)) }
        guard let page = book.letter(ofMail: template, values) else { throw CorrespondenceProblem.unknownTemplate(template) }
        return (title, try await maker.pdf(of: page))
    }

    private func mail(_ template: String, _ own: WrittenTemplate?, _ facts: PaperFacts, from sender: Sender) throws -> Mail {
        if let own, let mail = try? mail(own, to: sender.mailbox.address, facts, from: sender, []) { return mail }
        return try mail(template, to: sender.mailbox.address, facts, from: sender, [])
    }

    /// Several letters as one PDF to print: see ``LetterBinder``.
    func bound(_ batch: LetterBatch, pdfs: [OutgoingLetterID: [UInt8]], from sender: AddressPages.PaperSender) async throws -> [UInt8] {
        let printed = batch.letters.filter { pdfs[$0.id] != nil }
        let withFront = printed.filter { batch.hasAddressPages || !$0.showsAddress }
        var fronts: [UInt8]?
        if !withFront.isEmpty || batch.isTwoSided {
            let pages = AddressPages(sender: sender, letters: withFront, isTwoSided: batch.isTwoSided)
            fronts = try await maker.pdf(of: book.addressPages(pages.values))
        }
        let sheets = printed.map { LetterBinder.Sheet(pdf: pdfs[$0.id] ?? [], hasFront: batch.hasAddressPages || !$0.showsAddress) }
        return try await maker.inTurn { [fronts] in try await LetterBinder().bind(sheets, fronts: fronts, isTwoSided: batch.isTwoSided) }
    }

    /// Its text as a piece of a page, without the letter around.
    func paperBody(_ own: WrittenTemplate, _ facts: PaperFacts, from sender: Sender) throws -> String {
        try book.paperBody(own, PaperValues(words: words, sender: sender).values(of: facts), isRefusal: facts.isRefusal)
    }
}
