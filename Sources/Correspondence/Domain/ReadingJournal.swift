import Core
import Foundation

/// What this room says to the room of dossiers, where it is written down who read what. `App` hands it on.
public protocol ReadingJournal: Sendable {
    /// An agent reads something of these dossiers: a letter, the words of a call.
    func read(_ dossiers: Set<DossierID>, by viewer: AgentViewer, at now: Date) async throws
}
