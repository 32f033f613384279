import Core
import Foundation

// What an agent who sees dossiers may ask of them elsewhere than at the desk.
extension DossiersFeature {
    /// The latest requests on a procedure that this agent sees.
    public func latest(
        of procedure: ProcedureID, atMost count: Int, for viewer: AgentViewer, now: Date, zone: TimeZone
    ) async throws -> [(reference: Reference, applicant: String, receivedAt: Date)] {
        if viewer.units.isEmpty { return [] }
        var filter = DossierFilter()
        filter.stage = .all
        filter.procedure = procedure
        let page = try await dossiers.list(
            filter, after: nil, atMost: count, viewer: viewer, today: LocalDate(now, in: zone), zone: zone)
        return page.rows.map { ($0.reference, $0.applicant, $0.receivedAt) }
    }

    /// Writes down that an agent read something of these dossiers elsewhere than on their own pages.
    public func journalReading(of dossiers: Set<DossierID>, by viewer: AgentViewer, at now: Date) async throws {
        try await self.dossiers.journalReading(of: dossiers, by: viewer, at: now)
    }

    /// The facts of a request that this agent sees; the reading is written down, as at the desk.
    public func facts(
        of reference: Reference, for viewer: AgentViewer, zone: TimeZone, words: Words, now: Date
    ) async throws -> DossierFacts? {
        guard let dossier = try await dossiers.find(reference, viewer: viewer) else { return nil }
        try await dossiers.journalReading(of: dossier.id, by: viewer, at: now)
        return try await facts(of: dossier.id, zone: zone, words: words)
    }
}
