import Core
import Foundation
import Law

/// Writes the decision that silence made, once the day is over on which an answer still came in time.
struct SilenceBirth: Sendable {
    let clock: DossierClock

    /// Counts again first: what was stored decides nothing. Nothing is written when the day has not passed, or was written already.
    func apply(to dossier: inout Dossier, by history: [HistoryLine], at now: Date) -> Changes {
        let answer = clock.answer(for: history)
        dossier.silenceOn = clock.silenceDay(of: dossier, by: answer)
        guard dossier.implicit == nil, dossier.isOpen, let born = dossier.silenceOn, let effect = answer.outcome,
            born < LocalDate(now, in: clock.zone)
        else { return Changes() }
        dossier.implicit = ImplicitDecision(effect, on: born)
        let line = dossier.record(
            .implicitDecision, by: .system, detail: ["on": .string(born.description), "effect": .string(effect.rawValue)], at: now)
        return Changes(lines: [line], events: [Event(.silenceDecided, subject: dossier.id.rawValue, line: line.number)])
    }
}
