import Core
import Correspondence
import Dossiers
import Foundation
import Mandates
import Storage
import Web

/// What is decided of a person under curatelle goes to their curator too (C. civ. 467 al. 3), once an agent tied the request to the measure. The copy is the
/// paper that the person gets: **no link to the request**, which is theirs.
struct CopyToCurator {
    let product: Product

    func callAsFunction(_ news: News, _ told: Product.Told) async throws {
        let facts = told.facts, site = try await product.site(of: facts.organisation), now = product.clock()
        guard let trace = try await product.dossiers.curatorTrace(of: facts.dossier) else { return }
        let curators = try await product.mandates.curators(of: trace, in: facts.organisation, on: LocalDate(now, in: site.zone))
        // Who filed as curator is written to already.
        for (number, curator) in curators.enumerated() where curator != facts.email {
            let key = "curator:\(news.key):\(number)"
            try await product.send(try await mail(news, told, to: curator), key: key, organisation: facts.organisation, dossier: facts.dossier)
            try await product.dossiers.curatorCopied(facts.dossier, key: key, at: now)
        }
    }

    private func mail(_ news: News, _ told: Product.Told, to curator: EmailAddress) async throws -> Mail {
        let words = product.french, town = told.sender.name
        let paper = try await TellPerson(product: product).paper(news, told)
        let number = told.facts.reference.description
        return Mail(
            from: told.sender.mailbox, replyTo: EmailAddress(told.sender.email), to: curator,
            subject: HeaderText(flattening: words("mandates.copy.mail.subject", ["number": number, "town": town])),
            text: words(
                "mandates.copy.mail.text",
                ["procedure": told.facts.procedureTitle, "number": number, "phone": told.sender.phone, "town": town]),
            attachments: [MailAttachment(name: "copie-\(number).pdf", mediaType: "application/pdf", bytes: paper.pdf)].compactMap(\.self))
    }
}
