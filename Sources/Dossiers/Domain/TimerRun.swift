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
        let alarms = sheet.workflow.alarms(for: dossier.status, enteredAt: dossier.statusSince, in: zone, isWorkingDay: WorkingDays().isWorkingDay)
        dossier.timerAt = alarms.first { $0.at > timerAt }?.at  // a reminder leaves the status, and the later alarms of the stay, as they are
        guard let alarm = alarms.first(where: { $0.at >= timerAt }) else { return Changes() }
        let move = try sheet.workflow.move(alarm.action, from: dossier.status, by: [.system], with: MoveInput())
        return Mover(sheet: sheet, zone: zone).apply(move, to: &dossier, by: .system, with: MoveInput(), at: now)
    }
}
