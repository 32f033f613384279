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
        let status = dossier.status
        let alarms = sheet.workflow.alarms(
            for: status, enteredAt: dossier.statusSince, in: zone, isWorkingDay: WorkingDays(in: sheet.region).isWorkingDay)
        dossier.timerAt = alarms.first { $0.at > timerAt }?.at  // a reminder leaves the status, and the later alarms of the stay, as they are
        guard let first = alarms.first(where: { $0.at >= timerAt }) else { return Changes() }
        let barred = sheet.barred(on: dossier, at: now, in: zone)
        var changes = Changes()
        // Jumps on condition ring at the same instant: the first that is done and leaves the status silences those after it.
        for alarm in alarms where alarm.at == first.at && !barred.contains(alarm.action) && dossier.status == status {
            let move = try sheet.workflow.move(alarm.action, from: status, by: [.system], with: MoveInput())
            changes = changes + Mover(sheet: sheet, zone: zone).apply(move, to: &dossier, by: .system, with: MoveInput(), at: now)
        }
        return changes
    }
}
