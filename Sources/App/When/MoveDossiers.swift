import Dossiers
import Foundation
import Organisations
import Storage
import Web

/// A designer had the open requests of a version follow another.
struct MoveDossiers {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let batch = VersionMoveBatch(job.payload) else { return }
        let units = try await product.organisations.units(of: batch.organisation).map(\.id)
        let site = try await product.site(of: batch.organisation)
        try await product.dossiers.carryOut(batch, in: units, zone: site.zone, now: product.clock())
    }
}
