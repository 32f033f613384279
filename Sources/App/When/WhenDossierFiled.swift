import Core
import Correspondence
import Dossiers
import Foundation
import Mandates
import Storage
import Web

/// A request was filed: its person gets the acknowledgement, with the receipt as a PDF (CRPA L112-11), or on paper (L112-3). When a representative filed it,
/// who they protect is told too (C. civ. 457-1).
struct WhenDossierFiled {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event else { return }
        try await TellPerson(product: product)(
            News(dossier: DossierID(event.subject), line: event.line, template: "receipt", key: "filed:\(event.subject)"))
        try await tellProtected(DossierID(event.subject), line: event.line)
    }

    private func tellProtected(_ dossier: DossierID, line: Int) async throws {
        guard let acting = try await product.dossiers.representative(of: dossier), acting.isTold,
            let access = product.mandates.traced(acting.trace)?.access, let told = try await product.told(dossier, line: line)
        else { return }
        let site = try await product.site(of: told.facts.organisation)
        let filed = FiledForAnother(
            reference: told.facts.reference, procedure: told.facts.procedureTitle, representative: acting.name,
            link: site.baseURL + told.facts.privateLink)
        try await product.mandates.tellPerson(of: access, filed, of: site, words: product.french, at: product.clock())
    }
}
