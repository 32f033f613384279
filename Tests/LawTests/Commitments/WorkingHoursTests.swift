import Core
import Foundation
import Testing

@testable import Law

/// Weekdays nine to noon and two to five, in Paris unless said otherwise.
@Suite("What a service undertakes, in its working hours")
struct WorkingHoursTests {
    static let hours = WorkingHours(.usual, in: .metropolitan)

    static func at(_ day: String, _ hour: Double, _ region: Region = .metropolitan) -> Date {
        (LocalDate(day) ?? LocalDate(dayNumber: 0)).instant(secondOfDay: hour * 3600, in: region.timeZone)
    }

    static func end(_ count: Int, _ unit: WorkSpan.Unit, from start: Date, _ hours: WorkingHours = hours, _ pauses: [WorkingHours.Pause] = [])
        -> Date?
    {
        WorkSpan(count, unit).map { hours.end(of: $0, from: start, pausing: pauses) }
    }

    @Test("Two days from a Thursday evening end on Monday, at the close")
    func days() {
        #expect(Self.end(2, .days, from: Self.at("2026-03-05", 23)) == Self.at("2026-03-09", 17))
    }

    @Test("A public holiday of the place is left out: Good Friday in Strasbourg, not in Paris")
    func holidays() {
        let start = Self.at("2026-04-02", 10)
        #expect(Self.end(1, .days, from: start) == Self.at("2026-04-03", 17))
        #expect(Self.end(1, .days, from: start, WorkingHours(.usual, in: .alsaceMoselle)) == Self.at("2026-04-07", 17))
    }

    @Test("Hours go on after lunch, the night, the week-end and a change of clocks")
    func hours() {
        #expect(Self.end(2, .hours, from: Self.at("2026-03-27", 11)) == Self.at("2026-03-27", 15))
        #expect(Self.end(8, .hours, from: Self.at("2026-03-27", 14)) == Self.at("2026-03-30", 16))  // clocks change on Sunday 29
        #expect(Self.end(1, .hours, from: Self.at("2026-03-28", 10)) == Self.at("2026-03-30", 10))
    }

    @Test("In days, the day of a pause counts as it would have, the others up to its end do not")
    func pausedDays() {
        let pause = WorkingHours.Pause(from: Self.at("2026-03-03", 10), to: Self.at("2026-03-05", 10))
        #expect(Self.end(2, .days, from: Self.at("2026-03-02", 9), Self.hours, [pause]) == Self.at("2026-03-06", 17))
    }

    @Test("In hours, a pause is taken out to the minute")
    func pausedHours() {
        let pause = WorkingHours.Pause(from: Self.at("2026-03-02", 10), to: Self.at("2026-03-02", 11.5))
        #expect(Self.end(3, .hours, from: Self.at("2026-03-02", 9), Self.hours, [pause]) == Self.at("2026-03-02", 15.5))
    }

    @Test("Whatever the week, the start and the pauses: as many days or hours were worked, and a pause never brings the end nearer")
    func drawn() throws {
        var generator = Drawn(seed: 4)
        for _ in 0..<400 {
            let hours = WorkingHours(generator.week(), in: Region.allCases.randomElement(using: &generator) ?? .metropolitan)
            let start = Date(timeIntervalSince1970: Double(Int.random(in: 1_767_225_600...1_830_000_000, using: &generator) / 60 * 60))
            let pauses = generator.pauses(after: start)
            let (count, unit) = (Int.random(in: 1...20, using: &generator), WorkSpan.Unit.allCases.randomElement(using: &generator) ?? .days)
            let end = try #require(Self.end(count, unit, from: start, hours, pauses))
            let free = try #require(Self.end(count, unit, from: start, hours))

            #expect(free <= end && start < end)
            #expect(recount(unit, from: start, to: end, hours, pauses) == count)
        }
    }

    /// Days or minutes one after the other, on Foundation's calendar.
    private func recount(_ unit: WorkSpan.Unit, from start: Date, to end: Date, _ hours: WorkingHours, _ pauses: [WorkingHours.Pause]) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = hours.region.timeZone
        let rest = WorkingDays(in: hours.region)
        func day(_ date: Date) -> LocalDate? {
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            return LocalDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
        }
        func stretches(_ day: LocalDate) -> [WorkWeek.Stretch] { rest.isHoliday(day) ? [] : hours.week.days[day.weekday - 1] }
        guard let first = day(start), let last = day(end) else { return -1 }
        if unit == .days {
            return (first.dayNumber + 1...max(first.dayNumber + 1, last.dayNumber)).count { number in
                let today = LocalDate(dayNumber: number)
                let isPaused = pauses.contains { pause in (day(pause.from) ?? today) < today && today <= (day(pause.to) ?? today) }
                return !stretches(today).isEmpty && !isPaused
            }
        }
        let minutes = stride(from: start.timeIntervalSince1970, to: end.timeIntervalSince1970, by: 60).count { second in
            let date = Date(timeIntervalSince1970: second)
            guard let today = day(date), !pauses.contains(where: { $0.from <= date && date < $0.to }) else { return false }
            let parts = calendar.dateComponents([.hour, .minute], from: date)
            let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
            return stretches(today).contains { $0.from <= minute && minute < $0.to }
        }
        return minutes / 60
    }
}

/// The same draws at every run.
private struct Drawn: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed ^= mixed >> 31
        return mixed &* 0x9E37_79B9_7F4A_7C15
    }

    /// By day only: a stretch at the hour when clocks change has no single length.
    mutating func week() -> WorkWeek {
        let days = (0..<7).map { _ -> [WorkWeek.Stretch] in
            let times = Set((0..<4).map { _ in Int.random(in: 7...20, using: &self) * 60 }).sorted()
            return Bool.random(using: &self)
                ? stride(from: 0, to: times.count - 1, by: 2).compactMap { WorkWeek.Stretch(times[$0], times[$0 + 1]) } : []
        }
        return WorkWeek(days) ?? .usual
    }

    mutating func pauses(after start: Date) -> [WorkingHours.Pause] {
        var at = start
        return (0..<Int.random(in: 0...3, using: &self)).map { _ in
            let from = at + Double(Int.random(in: 0...6000, using: &self)) * 60
            at = from + Double(Int.random(in: 1...6000, using: &self)) * 60
            return WorkingHours.Pause(from: from, to: at)
        }
    }
}
