import Core
import Definitions
import Forms
import Foundation
import Hummingbird
import Web

/// What this room asks of the correspondence: papers made from facts. `App` answers.
public protocol Papers: Sendable {
    /// The receipt (CRPA L112-11), as a tagged PDF.
    func receipt(_ facts: DossierFacts, site: Site, words: Words) async throws -> [UInt8]
    /// The attestation that silence accepted (CRPA L232-3), as a tagged PDF.
    func attestation(_ facts: DossierFacts, site: Site, today: LocalDate) async throws -> [UInt8]
    /// What another administration reads first of a request that is handed over to it (CRPA L114-2), as a tagged PDF.
    /// - Parameter files: the names of those that go with it.
    func transmission(_ facts: DossierFacts, to handover: Handover, files: [String], site: Site) async throws -> [UInt8]
    /// Whether a decision has a letter of this name.
    /// - Parameter own: the templates of the procedure's version.
    func hasDecision(_ template: String, own: ProcedureTemplates) -> Bool
    /// The letter of a decision as it would be sent, marked as a draft.
    func previewOfDecision(_ facts: DossierFacts, template: String, site: Site) async throws -> [UInt8]
}

/// The receipt to keep or to print, for the person and for the agent at the counter.
struct ReceiptController: Sendable {
    let access: DossierAccess
    let papers: any Papers
    let facts: @Sendable (DossierID, Int?, TimeZone, Words) async throws -> DossierFacts?

    var routes: [Route] {
        [
            .get("/suivi/:reference/recepisse.pdf") { visit in
                guard let followed = try await access.open(visit) else { throw DossierProblem.unknownDossier }
                return try await receipt(of: followed.dossier, visit)
            },
            .agents(.get, "/bureau/dossiers/:reference/recepisse.pdf", AgentRole.seeingDossiers) { visit in
                let reference: Reference = try visit.visit.parameter("reference")
                var found = try await access.dossiers.find(reference, viewer: visit.viewer)
                if found == nil, let entered = try await access.dossiers.find(reference, enteredBy: visit.viewer, since: visit.now - 86_400) {
                    try await access.dossiers.journalReading(of: entered.id, by: visit.viewer, at: visit.now)
                    found = entered
                }
                guard let dossier = found else { throw DossierProblem.notOfYourServices }
                return try await receipt(of: dossier, visit.visit)
            },
            .get("/suivi/:reference/attestation.pdf") { visit in
                guard let followed = try await access.open(visit) else { throw DossierProblem.unknownDossier }
                return try await attestation(of: followed.dossier, visit)
            },
            .agents(.get, "/bureau/dossiers/:reference/attestation.pdf", AgentRole.seeingDossiers) { visit in
                let reference: Reference = try visit.visit.parameter("reference")
                guard let dossier = try await access.dossiers.find(reference, viewer: visit.viewer) else { throw DossierProblem.unknownDossier }
                return try await attestation(of: dossier, visit.visit)
            },
        ]
    }

    /// On request, at once (CRPA L232-3).
    private func attestation(of dossier: Dossier, _ visit: Visit) async throws -> Response {
        guard dossier.isAttestable, let facts = try await facts(dossier.id, nil, visit.site.zone, visit.words) else { throw WebProblem.notFound }
        let pdf = try await papers.attestation(facts, site: visit.site, today: visit.today)
        return .download(pdf, name: "attestation-\(dossier.reference).pdf", mediaType: "application/pdf")
    }

    private func receipt(of dossier: Dossier, _ visit: Visit) async throws -> Response {
        guard let facts = try await facts(dossier.id, nil, visit.site.zone, visit.words) else { throw DossierProblem.unknownDossier }
        let pdf = try await papers.receipt(facts, site: visit.site, words: visit.words)
        return .download(pdf, name: "recepisse-\(dossier.reference).pdf", mediaType: "application/pdf")
    }
}
