import Core
import Foundation
import Law
import Workflows

/// Counts the dates of an open request again: the authority is elsewhere, its days begin at another hour and its public holidays are others.
///
/// What silence decided stays decided, and what the person was promised by when stays promised.
struct Recount: Sendable {
    let sheet: ProcedureSheet
    let zone: TimeZone

    /// A line of the history says it when silence decides on another day.
    func apply(to dossier: inout Dossier, by history: [HistoryLine], at now: Date) -> Changes {
        guard dossier.closedAt == nil else { return Changes() }
        let before = dossier.silenceOn
        DossierClock(sheet: sheet, zone: zone).wind(&dossier, by: history)
        dossier.timerAt = timer(of: dossier, now: now)
        guard dossier.silenceOn != before else { return Changes() }
        let dates = ["from": before, "silenceOn": dossier.silenceOn].compactMapValues { $0.map { JSON.string($0.description) } }
        let line = dossier.record(.recounted, by: .system, detail: .object(dates), at: now)
        return Changes(lines: [line])
    }

    /// The alarm that was to ring, at its hour here. One that is late stays as it is: it rings at the next round.
    private func timer(of dossier: Dossier, now: Date) -> Date? {
        guard let planned = dossier.timerAt, planned > now else { return dossier.timerAt }
        return sheet.workflow.alarms(
            for: dossier.status, enteredAt: dossier.statusSince, in: zone, isWorkingDay: WorkingDays(in: sheet.region).isWorkingDay
        )
        .map(\.at).min { abs($0.timeIntervalSince(planned)) < abs($1.timeIntervalSince(planned)) }
    }
}
