import Core
import Correspondence
import Dossiers
import Foundation
import Storage
import Web

/// The person wrote, added or corrected something, or their dossier went to another unit: they are told, since every electronic sending is
/// acknowledged (CRPA L112-11), and every transfer told (L114-2).
struct WhenPersonAdded {
    let product: Product
    let template: String

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event, let told = try await product.told(DossierID(event.subject), line: event.line), let email = told.facts.email
        else { return }
        let mail = try product.correspondence.mail(
            template: template, own: told.facts.templates, to: email, facts: told.papers, from: told.sender)
        try await product.send(
            mail, key: "\(template):\(event.subject):\(event.line)", organisation: told.facts.organisation, dossier: told.facts.dossier)
    }
}
