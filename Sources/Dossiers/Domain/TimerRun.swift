import Core
import Foundation
import Law
import Workflows

/// What happens by itself when a dossier has stayed long enough in a status.
struct TimerRun: Sendable {
    let sheet: ProcedureSheet
    let zone: TimeZone

    /// Nothing when the hour has not come: two workers may try the same dossier.
    func apply(to dossier: inout Dossier, at now: Date) throws -> Changes {
        guard let timerAt = dossier.timerAt, timerAt <= now else { return Changes() }
        dossier.timerAt = nil
        guard
            let timer = sheet.workflow.timer(for: dossier.status, enteredAt: dossier.statusSince, in: zone, isWorkingDay: WorkingDays().isWorkingDay)
        else { return Changes() }
        let move = try sheet.workflow.move(timer.action, from: dossier.status, by: [.system], with: MoveInput())
        return Mover(sheet: sheet, zone: zone).apply(move, to: &dossier, by: .system, with: MoveInput(), at: now)
    }
}
