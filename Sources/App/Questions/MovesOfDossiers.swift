import Core
import Definitions
import Dossiers
import Foundation
import Organisations
import Procedures
import Studio

/// Requests that leave a version of their procedure for the one that is live, for those who published it.
struct MovesOfDossiers: VersionMoves {
    let organisations: OrganisationsFeature
    let procedures: ProceduresFeature
    let dossiers: DossiersFeature

    func preview(of slug: ProcedureSlug, from number: Int, in organisation: OrganisationID, zone: TimeZone) async throws -> MovePreview? {
        guard let (from, to) = try await versions(of: slug, number, organisation) else { return nil }
        let units = try await organisations.units(of: organisation).map(\.id)
        return try await dossiers.previewMove(from: from, to: to, in: units, zone: zone)
    }

    func move(_ order: MoveOrder, of slug: ProcedureSlug, from number: Int, by viewer: AgentViewer, now: Date) async throws {
        guard let (from, to) = try await versions(of: slug, number, viewer.organisation) else { return }
        let batch = VersionMoveBatch(
            organisation: viewer.organisation, from: from, to: to, order: order, agent: viewer.agent, agentName: viewer.name)
        try await dossiers.orderMove(batch, now: now)
    }

    /// The version of this number, and the live one when it is another.
    private func versions(
        of slug: ProcedureSlug, _ number: Int, _ organisation: OrganisationID
    ) async throws -> (from: ProcedureVersionID, to: ProcedureVersionID)? {
        let cards = try await procedures.versions(slug: slug, organisation: organisation)
        guard let from = cards.first(where: { $0.number == number }), let to = cards.first(where: { $0.state == .published }),
            from.version != to.version
        else { return nil }
        return (from.version, to.version)
    }
}
