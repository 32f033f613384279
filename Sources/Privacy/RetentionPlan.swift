import Core
import Foundation
import Law

/// What will become of the requests that are over, and when: « next month: 412 ».
struct RetentionPlan: Sendable {
    let sweep: RetentionSweep
    let procedures: any KeptProcedures

    struct Line: Sendable {
        let title: String
        let rule: RetentionRule
        /// At hand, then kept apart.
        let active: Int
        let intermediate: Int
        /// Whose day is past: they wait for a visa, or for tonight.
        let due: Int
        /// Whose day is in the next month.
        let nextMonth: Int
    }

    /// The procedures that have requests that are over, by title. A procedure's versions are told together when their rules are the same.
    func lines(of organisation: OrganisationID, today: LocalDate, zone: TimeZone) async throws -> [Line] {
        let versions = try await sweep.keptVersions(in: organisation)
        let intervals = versions.map { Intervals($0, today: today, zone: zone) }
        let counts = try await sweep.retention.counts(intervals.flatMap(\.all), in: organisation)
        let lines = intervals.map { interval -> Line in
            func count(_ interval: EndedCount) -> Int { counts[interval] ?? 0 }
            return Line(
                title: interval.version.title, rule: interval.version.kept, active: count(interval.active),
                intermediate: count(interval.intermediate),
                due: count(interval.due), nextMonth: count(interval.nextMonth))
        }
        return Dictionary(grouping: lines) { Key(title: $0.title, rule: $0.rule) }.values.map(Self.together).sorted { $0.title < $1.title }
    }

    private struct Key: Hashable {
        let title: String
        let months: Int
        let active: Int
        let fate: RetentionRule.Fate

        init(title: String, rule: RetentionRule) { (self.title, months, active, fate) = (title, rule.months, rule.monthsAtHand, rule.fate) }
    }

    private static func together(_ lines: [Line]) -> Line {
        Line(
            title: lines[0].title, rule: lines[0].rule, active: lines.reduce(0) { $0 + $1.active },
            intermediate: lines.reduce(0) { $0 + $1.intermediate }, due: lines.reduce(0) { $0 + $1.due },
            nextMonth: lines.reduce(0) { $0 + $1.nextMonth })
    }
}

/// The four ages of a version's requests, as intervals of their ends.
private struct Intervals {
    let version: KeptVersion
    let active: EndedCount
    let intermediate: EndedCount
    let due: EndedCount
    let nextMonth: EndedCount

    var all: [EndedCount] { [active, intermediate, due, nextMonth] }

    init(_ version: KeptVersion, today: LocalDate, zone: TimeZone) {
        self.version = version
        let rule = version.kept
        func after(_ day: LocalDate) -> Date { day.adding(days: 1).start(in: zone) }
        func interval(_ from: Date, _ before: Date) -> EndedCount { EndedCount(version: version.version, from: from, before: before) }
        let first = LocalDate(year: today.year, month: today.month, day: 1) ?? today
        let (monthStart, monthEnd) = (first.adding(months: 1), first.adding(months: 2).adding(days: -1))
        let (dueEnd, apartEnd) = (after(rule.lastEnding(dueOn: today)), after(rule.lastEnding(intermediateOn: today)))
        due = interval(.distantPastOfCount, dueEnd)
        intermediate = interval(dueEnd, apartEnd)
        active = interval(apartEnd, after(today))
        nextMonth = interval(after(rule.lastEnding(dueOn: monthStart.adding(days: -1))), after(rule.lastEnding(dueOn: monthEnd)))
    }
}

extension Date {
    /// Before anything that a database of ours holds. `distantPast` in microseconds is still a number.
    fileprivate static let distantPastOfCount = Date(timeIntervalSince1970: -2_000_000_000)
}
