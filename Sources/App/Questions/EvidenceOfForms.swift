import Core
import Definitions
import Dossiers
import Forms
import Foundation
import Organisations
import Procedures
import Studio

/// What was counted on a procedure's form, for those who make it simpler.
struct EvidenceOfForms: FormEvidence {
    let organisations: OrganisationsFeature
    let procedures: ProceduresFeature
    let dossiers: DossiersFeature

    func figures(
        of slug: ProcedureSlug, over period: EvidenceWindow, in organisation: OrganisationID, zone: TimeZone, now: Date
    ) async throws -> FormFigures {
        let cards = try await procedures.versions(slug: slug, organisation: organisation)
        guard let procedure = cards.first?.procedure else { return FormFigures() }
        let versions = cards.filter { period.version == nil || $0.number == period.version }.map(\.version)
        let units = try await organisations.units(of: organisation).map(\.id)
        return try await dossiers.figures(
            of: procedure, over: EvidencePeriod(versions: versions, since: period.since), units: units, zone: zone, now: now)
    }
}
