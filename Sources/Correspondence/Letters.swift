import Core

/// Puts facts and templates together.
struct Letters: Sendable {
    static let receipt = "receipt"

    let book: TemplateBook
    let words: Words
    let maker: PaperMaker

    func mail(
        _ template: String, to: EmailAddress, _ facts: PaperFacts, from sender: Sender, _ attachments: [MailAttachment]
    ) throws -> Mail {
        let values = PaperValues(words: words, sender: sender).values(of: facts)
        return try mail(template, values, to: to, from: sender, replyTo: EmailAddress(facts.unit.email), attachments)
    }

    func resume(to: EmailAddress, _ facts: ResumeFacts, from sender: Sender) throws -> Mail {
        let values = PaperValues(words: words, sender: sender).values(of: facts)
        return try mail(TemplateBook.resume, values, to: to, from: sender, replyTo: EmailAddress(sender.email), [])
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
}
