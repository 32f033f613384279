import Core
import Dossiers
import Foundation
import Mandates
import Storage
import Web

/// The requests that somebody must agree to beside who filed them: the other parent, the protected adult, who assists them.
struct SharedRequestsOfTown: SharedRequests {
    let link: LateLinks

    func find(_ reference: Reference, _ visit: Visit) async throws -> SharedRequest? {
        try await link.dossiers.agreementReading(reference, visitor: visit.keys, words: visit.words).flatMap { request($0, visit) }
    }

    func find(_ reference: Reference, _ visit: AgentVisit) async throws -> SharedRequest? {
        try await link.dossiers.agreementReading(reference, viewer: visit.viewer, words: visit.words).flatMap { request($0, visit.visit) }
    }

    func find(_ dossier: DossierID, _ visit: Visit) async throws -> SharedRequest? {
        try await link.dossiers.agreementReading(dossier, words: visit.words).flatMap { request($0, visit) }
    }

    func note(
        _ step: AgreementStep, of party: AgreementStep.Party?, on dossier: DossierID, by agent: AgentViewer?, at now: Date,
        on connection: any Connection
    ) throws -> Bool {
        try DossiersFeature.note(step, of: party, on: dossier, by: agent, at: now, on: connection)
    }

    /// Another authority's request does not exist here.
    private func request(_ reading: AgreementReading, _ visit: Visit) -> SharedRequest? {
        guard reading.organisation == visit.site.organisation else { return nil }
        var request = SharedRequest(
            dossier: reading.dossier, reference: reading.reference, title: reading.title, party: reading.party, isOpen: reading.isOpen,
            digest: reading.digest, lines: reading.lines)
        (request.email, request.access) = (reading.email, reading.representative.flatMap { link.mandates.traced($0.trace)?.access })
        (request.measure, request.act) = (reading.tiedTrace.flatMap { link.mandates.traced($0)?.measure }, reading.act)
        return request
    }
}
