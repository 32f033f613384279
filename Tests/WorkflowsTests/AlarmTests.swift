import Core
import Foundation
import Testing
import Workflows

@Suite("Timers")
struct AlarmTests {
    let paris = TimeZone(identifier: "Europe/Paris")!

    @Test(
        "Days and months end at the same time on the wall, whatever the clocks did; hours and minutes are lengths of time",
        arguments: [
            ("2026-03-01T08:30:00Z", 30, WorkflowTimer.Delay.Unit.days, "2026-03-31T07:30:00Z"),  // 9:30 in winter, 9:30 in summer
            ("2026-10-20T07:30:00Z", 10, .days, "2026-10-30T08:30:00Z"),
            ("2026-03-28T01:30:00Z", 1, .days, "2026-03-29T01:30:00Z"),  // 2:30 does not exist that night: 3:30
            ("2026-10-24T00:30:00Z", 1, .days, "2026-10-25T00:30:00Z"),  // 2:30 happens twice: the first
            ("2026-10-25T01:30:00Z", 0, .days, "2026-10-25T01:30:00Z"),  // no time at all, even in the second 2:30
            ("2026-01-31T11:00:00Z", 1, .months, "2026-02-28T11:00:00Z"),
            ("2026-01-31T11:00:00Z", 6, .months, "2026-07-31T10:00:00Z"),
            ("2026-03-28T23:30:00Z", 3, .hours, "2026-03-29T02:30:00Z"),
            ("2026-10-24T23:00:00Z", 90, .minutes, "2026-10-25T00:30:00Z"),
            ("2026-03-29T00:30:00Z", 24, .hours, "2026-03-30T00:30:00Z"),
            ("2026-05-07T14:00:00Z", 1, .workingDays, "2026-05-11T14:00:00Z"),  // Thursday; the 8th is a holiday
            ("2026-05-09T22:30:00Z", 2, .workingDays, "2026-05-11T22:30:00Z"),  // Sunday the 10th at 0:30 in Paris: Tuesday the 12th
            ("2026-05-07T14:00:00Z", 0, .workingDays, "2026-05-07T14:00:00Z"),
        ]
    )
    func delays(start: String, count: Int, unit: WorkflowTimer.Delay.Unit, end: String) throws {
        let instant = WorkflowTimer.Delay(count, unit).end(from: try date(start), in: paris, isWorkingDay: weekdaysBut8May)
        #expect(instant == (try date(end)))
    }

    @Test("A day is a day of the town: the evening in Guadeloupe is tomorrow in Paris")
    func overseas() throws {
        let guadeloupe = try #require(TimeZone(identifier: "America/Guadeloupe"))
        let friday = try date("2026-06-05T23:30:00Z")  // 19:30 in Guadeloupe, Saturday in Paris
        #expect(
            WorkflowTimer.Delay(1, .workingDays).end(from: friday, in: guadeloupe, isWorkingDay: weekdaysBut8May)
                == (try date("2026-06-08T23:30:00Z")))
    }

    @Test("A calendar without a working day does not hold us for ever")
    func noWorkingDay() throws {
        let start = try date("2026-05-07T14:00:00Z")
        #expect(WorkflowTimer.Delay(3, .workingDays).end(from: start, in: paris, isWorkingDay: { _ in false }) > start)
    }

    @Test(
        "Days and months keep the time on the wall, for any start",
        arguments: ["Europe/Paris", "America/Miquelon", "Indian/Reunion", "Australia/Lord_Howe"])
    func wallClock(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<500 {
            let start = Date(timeIntervalSince1970: Double(Int.random(in: 1_500_000_000...1_900_000_000, using: &generator)))
            let end = WorkflowTimer.Delay(.random(in: 1...400, using: &generator), .days).end(from: start, in: zone, isWorkingDay: { _ in true })
            let (before, after) = (start.clock(in: zone), end.clock(in: zone))
            let moved = (after.hour * 60 + after.minute) - (before.hour * 60 + before.minute)
            #expect(moved == 0 || (1...3).contains(after.hour) && abs(moved) <= 60, "\(start) \(end)")
        }
    }

    @Test("The earliest alarm comes first, and the others after it")
    func order() throws {
        var workflow = Workflow.standard
        workflow.timers = [
            WorkflowTimer(status: "waiting_person", after: .init(2, .months), action: "close"),
            WorkflowTimer(status: "waiting_person", after: .init(30, .days), action: "remind"),
            WorkflowTimer(status: "received", after: .init(1, .minutes), action: "take"),
        ]
        let start = try date("2026-06-01T10:00:00Z")

        let alarms = workflow.alarms(for: "waiting_person", enteredAt: start, in: paris, isWorkingDay: weekdaysBut8May)

        #expect(
            alarms == [Alarm(at: try date("2026-07-01T10:00:00Z"), action: "remind"), Alarm(at: try date("2026-08-01T10:00:00Z"), action: "close")])
        #expect(workflow.timer(for: "waiting_person", enteredAt: start, in: paris, isWorkingDay: weekdaysBut8May) == alarms[0])
        #expect(workflow.timer(for: "in_review", enteredAt: start, in: paris, isWorkingDay: weekdaysBut8May) == nil)
    }

    private func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
    private func weekdaysBut8May(_ day: LocalDate) -> Bool { day.weekday <= 5 && day.description != "2026-05-08" }
}
