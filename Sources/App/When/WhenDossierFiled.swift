import Core
import Correspondence
import Dossiers
import Foundation
import Storage
import Web

/// A request was filed: its person gets the electronic acknowledgement (CRPA L112-11), with the receipt as a PDF.
struct WhenDossierFiled {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event, let told = try await product.told(DossierID(event.subject), line: event.line), let email = told.facts.email
        else { return }
        let pdf = try await product.correspondence.receiptPaper(told.papers, from: told.sender)
        let attachment = MailAttachment(name: "recepisse-\(told.papers.reference).pdf", mediaType: "application/pdf", bytes: pdf)
        let mail = try product.correspondence.mail(
            template: "receipt", own: told.facts.templates, to: email, facts: told.papers, from: told.sender,
            attachments: [attachment].compactMap(\.self))
        try await product.send(mail, key: "filed:\(event.subject)", organisation: told.facts.organisation, dossier: told.facts.dossier)
    }
}
