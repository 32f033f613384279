import Core
import Foundation

/// Pieces that were awaited came, whoever says so: the person who sends them, or the agent who received them by post.
struct PiecesArrival: Sendable {
    let sheet: ProcedureSheet
    let zone: TimeZone

    /// - Parameter pieces: among the awaited ones.
    func apply(_ pieces: [String], to dossier: inout Dossier, by actor: Actor, at now: Date) -> Changes {
        dossier.awaitedPieces.removeAll(where: pieces.contains)
        if dossier.awaitedPieces.isEmpty { dossier.answerBy = nil }
        let detail: JSON = ["pieces": .array(pieces.map(JSON.string)), "left": .array(dossier.awaitedPieces.map(JSON.string))]
        let line = dossier.record(.piecesSent, by: actor, detail: detail, at: now)
        let events = actor == .person ? [Event(.messageWritten, subject: dossier.id.rawValue, line: line.number)] : []
        return Changes(lines: [line], events: events, clock: DossierClock(sheet: sheet, zone: zone))
    }
}
