import Core
import Correspondence
import Dossiers
import Foundation
import Storage
import Web

/// A request was handed over to another administration (CRPA L114-2): outside, it leaves by mail or goes to the print queue; its person is told who
/// handles it now.
struct WhenDossierForwarded {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event, let told = try await product.told(DossierID(event.subject), line: event.line),
            let handover = told.facts.line?.handover
        else { return }
        let key = "forwarded:\(event.subject):\(event.line)"
        switch handover.way {
        case .post: try await post(handover, told, key)
        case .email: try await mail(handover, told, key)
        case .inside, .download: break
        }
        try await TellPerson(product: product)(News(dossier: told.facts.dossier, line: event.line, template: "forwarded", key: key))
    }

    private func post(_ handover: Handover, _ told: Product.Told, _ key: String) async throws {
        guard let unit = told.facts.unit, let paper = try await paper(told) else { return }
        let letter = NewLetter(
            organisation: told.facts.organisation, unit: unit.id, dossier: told.facts.dossier, reference: told.facts.reference,
            title: product.french("correspondence.handover.title"),
            recipient: [handover.name] + handover.address.split(separator: "\n").map(String.init), showsAddress: true, weight: .notice, pdf: paper)
        let now = product.clock()
        try await product.database.write { connection in
            try product.correspondence.enqueue(letter, uniqueKey: key + ":administration", now: now, on: connection)
        }
    }

    /// The files are behind a link of thirty days: a mail holds the summary, and nothing that a mailbox would keep for years.
    private func mail(_ handover: Handover, _ told: Product.Told, _ key: String) async throws {
        guard let to = EmailAddress(handover.email), let paper = try await paper(told), let act = told.papers.act else { return }
        let (address, last) = product.dossiers.archiveLink(of: told.facts.reference, from: LocalDate(act.at, in: told.papers.zone))
        let name = "demande-\(told.facts.reference).pdf"
        let text = product.french(
            "correspondence.handover.text",
            [
                "town": told.sender.name, "procedure": told.papers.procedure, "number": "\(told.facts.reference)",
                "link": told.sender.baseURL + address, "date": last.inWords(product.french.language), "unit": told.papers.unit.name,
                "phone": told.papers.unit.phone,
            ])
        let mail = Mail(
            from: told.sender.mailbox, replyTo: EmailAddress(told.papers.unit.email), to: to,
            subject: HeaderText(flattening: product.french("correspondence.handover.subject", ["number": "\(told.facts.reference)"])), text: text,
            attachments: [MailAttachment(name: name, mediaType: "application/pdf", bytes: paper)].compactMap(\.self))
        // Not answered at the request's own address: it is the person's thread, and this administration is another.
        let now = product.clock()
        try await product.database.write { connection in
            try product.correspondence.enqueue(
                mail, uniqueKey: key + ":administration", organisation: told.facts.organisation, dossier: told.facts.dossier, now: now,
                on: connection)
        }
    }

    private func paper(_ told: Product.Told) async throws -> [UInt8]? {
        let site = try await product.site(of: told.facts.organisation)
        return try await product.dossiers.handoverSummary(of: told.facts.dossier, site: site, words: product.french)
    }
}
