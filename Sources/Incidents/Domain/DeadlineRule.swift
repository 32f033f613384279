import Core
import Foundation
import Law

/// What an incident of ours does to a person's time limit: *a limit whose last day is a day of the incident, or the day after it, moves to the end of the
/// first working day that follows both.*
///
/// No article of the code des relations entre le public et l'administration says it. It is the rule that civil courts apply to what could not be sent
/// electronically on the last day (code de procédure civile, art. 748-7), made wider by a day, as the Défenseur des droits asked in 2019 and 2022 of
/// every online service. **It only ever moves what the person must do: our own time limits, silence among them, stay**, or we would gain by failing.
public struct DeadlineRule: Sendable, Equatable {
    private let start: Date
    private let end: Date
    private let zone: TimeZone
    private let workingDays: WorkingDays

    public init(start: Date, end: Date, zone: TimeZone, workingDays: WorkingDays = WorkingDays()) {
        (self.start, self.end, self.zone, self.workingDays) = (start, end, zone, workingDays)
    }

    private var lastDay: LocalDate { LocalDate(end, in: zone) }

    /// The last days that it moves.
    public var days: ClosedRange<LocalDate> { LocalDate(start, in: zone)...lastDay.adding(days: 1) }

    /// - Returns: `nil` for a limit that the incident did not touch.
    public func limit(insteadOf day: LocalDate) -> LocalDate? {
        days.contains(day) ? workingDays.adding(workingDays: 1, to: max(day, lastDay)) : nil
    }
}
