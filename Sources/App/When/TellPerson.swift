import Core
import Correspondence
import Definitions
import Dossiers
import Foundation
import Storage
import Web

/// Tells a person what happened, by the first of the ways that suit them: see ``Reach``. What fails for good comes back here with the ways tried.
struct TellPerson {
    let product: Product

    func callAsFunction(_ news: News) async throws {
        guard let told = try await product.told(news.dossier, line: news.line) else { return }  // erased meanwhile
        let weight = weight(of: news, told), reach = Reach(told.facts), ways = ways(for: news, told)
        switch ways.first {
        case .email: try await mail(news, told, to: reach.email)
        case .sms: try await sms(news, told, to: reach.mobile)
        case .letter: try await letter(news, told, weight)
        case .counter: try await letter(news, told, weight, isForCounter: true)
        case .call: try await call(news, told)
        case nil: break  // They gave no way to be told: the page of their request tells it.
        }
        if ways.first == .letter, weight == .decision, !news.tried.contains(.email) { try await announceLetter(news, told, to: reach.email) }
    }

    /// The ways that suit the person and were not tried, the best first.
    func ways(for news: News, _ told: Product.Told) -> [OutwardChannel] {
        let ways = Reach(told.facts).channels(for: weight(of: news, told), sendsSMS: product.correspondence.sendsSMS, without: news.tried)
        // A letter that says that a paper waits elsewhere: the paper itself would have come as soon.
        return news.template == CorrespondenceFeature.counterReady ? ways.filter { $0 != .letter && $0 != .counter } : ways
    }

    private func weight(of news: News, _ told: Product.Told) -> MessageWeight {
        if [Self.receipt, "addition-received"].contains(news.template) { return .acknowledgement }
        if Self.registered.contains(news.template) { return .registered }
        if told.facts.line?.isRefusal == true { return .decision }
        return told.facts.line?.document == nil ? .notice : .document
    }

    private func mail(_ news: News, _ told: Product.Told, to email: EmailAddress?) async throws {
        guard let email else { return }
        var attachments: [MailAttachment] = []
        if news.template == Self.receipt {
            let pdf = try await product.correspondence.receiptPaper(told.papers, from: told.sender)
            let name = "recepisse-\(told.papers.reference).pdf"
            attachments = [MailAttachment(name: name, mediaType: "application/pdf", bytes: pdf)].compactMap(\.self)
        }
        let mail = try product.correspondence.mail(
            template: news.template, own: told.facts.templates, to: email, facts: told.papers, from: told.sender, attachments: attachments)
        try await product.send(mail, key: news.key, organisation: told.facts.organisation, dossier: told.facts.dossier, news: news)
    }

    /// "A letter is on its way": it tells nothing of the decision, and nothing more follows when it fails.
    private func announceLetter(_ news: News, _ told: Product.Told, to email: EmailAddress?) async throws {
        guard let email else { return }
        let mail = try product.correspondence.mail(template: "decision-by-post", to: email, facts: told.papers, from: told.sender)
        try await product.send(mail, key: news.key, organisation: told.facts.organisation, dossier: told.facts.dossier)
    }

    private func sms(_ news: News, _ told: Product.Told, to mobile: MobileNumber?) async throws {
        let text = product.correspondence.shortText(of: news.template, reference: told.facts.reference, site: told.sender.baseURL + "/suivi")
        guard let mobile, let text else { return try await self(news.having(tried: .sms)) }
        let now = product.clock()
        try await product.database.write { connection in
            try product.correspondence.enqueue(
                SMS(to: mobile, text: text), news: news, organisation: told.facts.organisation, now: now, on: connection)
        }
    }

    private func letter(_ news: News, _ told: Product.Told, _ weight: MessageWeight, isForCounter: Bool = false) async throws {
        guard let unit = told.facts.unit else { return }
        let paper = try await paper(news, told)
        var letter = NewLetter(
            organisation: told.facts.organisation, unit: unit.id, dossier: told.facts.dossier, reference: told.facts.reference, title: paper.title,
            recipient: [told.facts.applicant] + told.facts.postalAddress, showsAddress: paper.showsAddress, weight: weight, pdf: paper.pdf)
        letter.isForCounter = isForCounter
        let now = product.clock()
        try await product.database.write { [letter] connection in
            try product.correspondence.enqueue(letter, uniqueKey: news.key, now: now, on: connection)
        }
        if weight == .decision { try await noteLetter(letter.title, news, told) }
    }

    /// The decision is notified by that letter and by nothing else: until it is posted, silence may still decide.
    private func noteLetter(_ title: String, _ news: News, _ told: Product.Told) async throws {
        let prepared = ContactNews(
            .letterPrepared, agent: nil, agentName: "", detail: ["title": title, "decision": "yes"], key: "letter \(news.key)")
        try await product.dossiers.record(prepared, of: told.facts.dossier, zone: told.papers.zone, now: product.clock())
    }

    /// The paper that the mail goes with when there is one; else what the mail says, on paper.
    func paper(_ news: News, _ told: Product.Told) async throws -> (title: String, pdf: [UInt8], showsAddress: Bool) {
        let own = told.facts.templates, correspondence = product.correspondence
        let facts = told.onPaper
        // Its subject, which is also the letter's name in the queue.
        let subject = try correspondence.mail(template: news.template, own: own, to: told.sender.mailbox.address, facts: facts, from: told.sender)
            .subject
        if news.template == Self.receipt {
            return (subject.description, try await correspondence.receiptPaper(facts, from: told.sender), showsAddress: false)
        }
        if let document = told.facts.line?.document, own.paper(document) != nil || correspondence.paperTemplates.contains(document) {
            let pdf = try await correspondence.decisionPaper(facts, template: document, own: own, from: told.sender)
            return (subject.description, pdf, showsAddress: true)
        }
        let letter = try await correspondence.letter(ofMail: news.template, own: own, facts: facts, from: told.sender)
        return (letter.title, letter.pdf, showsAddress: true)
    }

    private func call(_ news: News, _ told: Product.Told) async throws {
        guard let unit = told.facts.unit, let number = told.facts.phone else { return }
        let mail = try product.correspondence.mail(
            template: news.template, own: told.facts.templates, to: told.sender.mailbox.address, facts: told.onPaper, from: told.sender)
        let call = NewCall(
            organisation: told.facts.organisation, unit: unit.id, dossier: told.facts.dossier, reference: told.facts.reference,
            person: told.facts.applicant, number: number, title: mail.subject.description, script: mail.text)
        let now = product.clock()
        try await product.database.write { connection in
            try product.correspondence.enqueue(call, uniqueKey: news.key, now: now, on: connection)
        }
    }

    private static let receipt = "receipt"
    /// What the law wants on paper, with a proof that it was received.
    private static let registered: Set = ["original-asked", "fraud-suspended"]
}

extension Reach {
    init(_ facts: DossierFacts) {
        self.init(
            email: facts.email, phone: facts.phone, postalAddress: facts.postalAddress, prefersPost: facts.contact.prefersPost,
            prefersCounter: facts.contact.prefersCounter,
            agreesToElectronicDecisions: facts.contact.agreesToElectronicDecisions)
    }
}

extension Product.Told {
    /// The same facts for a sheet of paper or a voice: no private link, which nobody would type, and a signature by hand.
    var onPaper: PaperFacts {
        var facts = papers
        facts.link = sender.baseURL + "/suivi"
        facts.isLetter = true
        facts.ratingLink = nil
        return facts
    }
}

extension News {
    func having(tried channel: OutwardChannel) -> News {
        var news = self
        news.tried.insert(channel)
        return news
    }
}
