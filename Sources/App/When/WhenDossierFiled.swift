import Core
import Correspondence
import Foundation
import Storage

/// A request was filed: its person gets the acknowledgement, with the receipt as a PDF (CRPA L112-11), or on paper (L112-3).
struct WhenDossierFiled {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event else { return }
        try await TellPerson(product: product)(
            News(dossier: DossierID(event.subject), line: event.line, template: "receipt", key: "filed:\(event.subject)"))
    }
}
