import Core
import Foundation

/// The moment when a timer rings for one dossier, and the action that the system then does.
public struct Alarm: Sendable, Equatable {
    public let at: Date
    public let action: String

    public init(at: Date, action: String) { (self.at, self.action) = (at, action) }
}

extension Workflow {
    /// The first alarm of a dossier that came into `status` at `entry`; `nil` when nothing happens by itself there.
    public func timer(
        for status: String, enteredAt entry: Date, in zone: TimeZone, isWorkingDay: (LocalDate) -> Bool
    ) -> Alarm? {
        alarms(for: status, enteredAt: entry, in: zone, isWorkingDay: isWorkingDay).first
    }

    /// Every alarm of this stay in `status`, earliest first. An action that leaves the status as it is does not set them again.
    public func alarms(
        for status: String, enteredAt entry: Date, in zone: TimeZone, isWorkingDay: (LocalDate) -> Bool
    ) -> [Alarm] {
        let alarms = timers.filter { $0.status == status }.map { timer in
            Alarm(at: timer.after.end(from: entry, in: zone, isWorkingDay: isWorkingDay), action: timer.action)
        }
        return alarms.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}

extension WorkflowTimer.Delay {
    /// When the delay is over. Minutes and hours are lengths of time; days and months end at the same time on the wall in `zone`,
    /// whatever the clocks did meanwhile.
    public func end(from start: Date, in zone: TimeZone, isWorkingDay: (LocalDate) -> Bool) -> Date {
        let day = LocalDate(start, in: zone)
        switch unit {
        case .minutes: return start + Double(count) * 60
        case .hours: return start + Double(count) * 3600
        case .days: return start.sameTime(on: day.adding(days: count), in: zone)
        case .months: return start.sameTime(on: day.adding(months: count), in: zone)
        case .workingDays: return start.sameTime(on: workingDay(after: day, isWorkingDay), in: zone)
        }
    }

    private func workingDay(after day: LocalDate, _ isWorkingDay: (LocalDate) -> Bool) -> LocalDate {
        var (day, left) = (day, count)
        var patience = max(0, count) * 7 + 366  // a calendar without a working day must not hold us for ever
        while left > 0, patience > 0 {
            day = day.adding(days: 1)
            patience -= 1
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}

extension Date {
    /// The instant when the clock of `zone` shows on `day` what it shows now.
    fileprivate func sameTime(on day: LocalDate, in zone: TimeZone) -> Date {
        let today = LocalDate(self, in: zone)
        guard day != today else { return self }
        let shown = timeIntervalSince1970 + Double(zone.secondsFromGMT(for: self))
        return day.instant(secondOfDay: shown - Double(today.dayNumber) * 86_400, in: zone)
    }
}
