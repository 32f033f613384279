import Core
import Correspondence
import Dossiers
import Foundation
import Law
import Storage
import Web

/// Our silence accepted or refused a request: its person is told what follows, though no text asks it of us.
struct WhenSilenceDecided {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event, let told = try await product.told(DossierID(event.subject), line: event.line), let email = told.facts.email,
            let decision = told.facts.implicit
        else { return }
        let template = decision.effect == .accept ? "silence-accepted" : "silence-rejected"
        let mail = try product.correspondence.mail(template: template, own: told.facts.templates, to: email, facts: told.papers, from: told.sender)
        try await product.send(mail, key: "silence:\(event.subject)", organisation: told.facts.organisation, dossier: told.facts.dossier)
    }
}
