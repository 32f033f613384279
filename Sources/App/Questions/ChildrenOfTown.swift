import Core
import Dossiers
import Foundation
import Mandates
import Storage
import Web

/// The requests for which both parents of a child must agree.
struct ChildrenOfTown: ChildRequests {
    let link: LateLinks

    func find(_ reference: Reference, _ visit: Visit) async throws -> ChildRequest? {
        try await link.dossiers.parentalReading(reference, visitor: visit.keys, words: visit.words).flatMap { request($0, visit) }
    }

    func find(_ dossier: DossierID, _ visit: Visit) async throws -> ChildRequest? {
        try await link.dossiers.parentalReading(dossier, words: visit.words).flatMap { request($0, visit) }
    }

    func note(_ step: ParentalStep, on dossier: DossierID, at now: Date, on connection: any Connection) throws -> Bool {
        try DossiersFeature.note(step, on: dossier, at: now, on: connection)
    }

    /// Another authority's request does not exist here.
    private func request(_ reading: ParentalReading, _ visit: Visit) -> ChildRequest? {
        guard reading.organisation == visit.site.organisation else { return nil }
        return ChildRequest(
            dossier: reading.dossier, reference: reading.reference, title: reading.title, isOpen: reading.isOpen, digest: reading.digest,
            lines: reading.lines)
    }
}
