import Core
import Correspondence
import Dossiers
import Storage

/// A dossier went to another unit: its letters and calls go with it, then its person is told (CRPA L114-2).
struct WhenDossierTransferred {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event else { return }
        let dossier = DossierID(event.subject)
        // To where it is by now: of two transfers, the second may be heard first.
        if let unit = try await product.dossiers.unit(of: dossier) { try await product.correspondence.move(dossier, to: unit) }
        try await WhenPersonAdded(product: product, template: "transferred")(job)
    }
}
