import Core
import Dossiers
import Foundation
import Organisations
import Storage
import Web

/// An authority said where it is: the dates of its open requests are counted again, with the hour and the public holidays of there.
struct WhenAuthorityMoved {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        if let event = job.event { try await recount(RecountBatch(OrganisationID(event.subject))) }
    }

    func next(_ job: Job) async throws {
        if let batch = RecountBatch(job.payload) { try await recount(batch) }
    }

    private func recount(_ batch: RecountBatch) async throws {
        let site = try await product.site(of: batch.organisation)
        try await product.dossiers.carryOut(batch, zone: site.zone, now: product.clock())
    }
}
