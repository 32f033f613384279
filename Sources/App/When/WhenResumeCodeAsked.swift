import Core
import Correspondence
import Dossiers
import Foundation
import Storage
import Web

/// Someone stops writing and wants the number of their draft by mail: it leaves, and the address is kept nowhere but in the mail.
struct WhenResumeCodeAsked {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let reference = job.payload["reference"]?.string.flatMap(Reference.init),
            let email = job.payload["email"]?.string.flatMap(EmailAddress.init),
            let draft = try await product.dossiers.draftFacts(reference)
        else { return }  // filed or erased meanwhile: nothing to come back to
        let site = try await product.site(of: draft.organisation)
        let facts = ResumeFacts(
            procedure: draft.procedureTitle, code: reference.description, link: site.baseURL + "/reprendre",
            keptUntil: LocalDate(draft.keptUntil, in: site.zone)
        )
        let mail = try product.correspondence.resumeMail(to: email, facts: facts, from: Sender(site, from: product.settings.mail.from))
        try await product.send(mail, key: "resume:\(job.id)", organisation: draft.organisation, dossier: nil)
    }
}
