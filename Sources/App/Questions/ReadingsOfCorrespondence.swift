import Core
import Correspondence
import Dossiers
import Foundation

/// Readings of letters and of calls, written down with those of the dossiers that they are about.
struct ReadingsOfCorrespondence: ReadingJournal {
    let link: LateLinks

    func read(_ dossiers: Set<DossierID>, by viewer: AgentViewer, at now: Date) async throws {
        try await link.dossiers.journalReading(of: dossiers, by: viewer, at: now)
    }
}
