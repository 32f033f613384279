import Core
import Scheduling
import Testing

@Suite("Openings that come back")
struct RecurrenceTests {
    private func days(_ rhythm: Recurrence.Rhythm, from first: String, until: String? = nil, in range: (String, String)) -> [String] {
        var story = Story()
        story.now = "2019-01-01 00:00"
        story.desk.openings = [opening(first, "09:00", "10:00", rhythm, until: until)]
        return story.days(from: range.0, to: range.1)
    }

    @Test("One day is one day")
    func once() {
        #expect(days(.once, from: "2026-06-16", in: ("2026-06-01", "2026-06-30")) == ["2026-06-16"])
    }

    @Test("Every week begins on its first day, not on the Monday of its week")
    func weekly() {
        let rhythm = Recurrence.Rhythm.weekly(Weekdays([1, 2, 4, 5]))
        #expect(days(rhythm, from: "2021-10-26", in: ("2021-10-25", "2021-10-30")) == ["2021-10-26", "2021-10-28", "2021-10-29"])
    }

    @Test("Every other week is counted from the week of the first day, Monday being its first")
    func everyOtherWeek() {
        // The first day is a Wednesday: the Monday of the same week is before it, the Sunday belongs to it.
        let rhythm = Recurrence.Rhythm.weekly(Weekdays([1, 3, 7]), every: 2)
        #expect(
            days(rhythm, from: "2019-07-17", in: ("2019-07-15", "2019-08-05")) == [
                "2019-07-17", "2019-07-21", "2019-07-29", "2019-07-31", "2019-08-04",
            ])
    }

    @Test("One week or month in none is each of them", arguments: [0, -2])
    func everyNone(every: Int) {
        #expect(days(.weekly(Weekdays([2]), every: every), from: "2026-06-02", in: ("2026-06-01", "2026-06-14")) == ["2026-06-02", "2026-06-09"])
        let monthly = Recurrence.Rhythm.monthly(.first, weekday: 2, every: every)
        #expect(days(monthly, from: "2026-06-02", in: ("2026-06-01", "2026-07-31")) == ["2026-06-02", "2026-07-07"])
    }

    @Test("The last day counts")
    func until() {
        let rhythm = Recurrence.Rhythm.weekly(Weekdays([2]))
        #expect(
            days(rhythm, from: "2026-06-02", until: "2026-06-16", in: ("2026-06-01", "2026-06-30")) == ["2026-06-02", "2026-06-09", "2026-06-16"])
        #expect(days(.once, from: "2026-06-16", until: "2026-06-15", in: ("2026-06-01", "2026-06-30")) == [])
    }

    @Test("The second Tuesday, the fifth Friday where there is one, the last Sunday")
    func monthly() {
        #expect(
            days(.monthly(.second, weekday: 2), from: "2026-01-01", in: ("2026-02-01", "2026-04-30")) == ["2026-02-10", "2026-03-10", "2026-04-14"])
        #expect(days(.monthly(.fifth, weekday: 5), from: "2026-01-01", in: ("2026-01-01", "2026-06-30")) == ["2026-01-30", "2026-05-29"])
        #expect(
            days(.monthly(.last, weekday: 7), from: "2026-01-01", in: ("2026-02-01", "2026-05-31")) == [
                "2026-02-22", "2026-03-29", "2026-04-26", "2026-05-31",
            ])
    }

    @Test("Every third month is counted from the month of the first day, whatever its day")
    func everyThirdMonth() {
        let rhythm = Recurrence.Rhythm.monthly(.first, weekday: 1, every: 3)
        #expect(days(rhythm, from: "2026-01-20", in: ("2026-01-01", "2026-12-31")) == ["2026-04-06", "2026-07-06", "2026-10-05"])
    }

    @Test("Given days, from the first one on")
    func dates() {
        let rhythm = Recurrence.Rhythm.dates([date("2026-06-20"), date("2026-06-13"), date("2026-05-30")])
        #expect(days(rhythm, from: "2026-06-01", in: ("2026-05-01", "2026-06-30")) == ["2026-06-13", "2026-06-20"])
    }

    @Test("A leap day is a day like another")
    func leapDay() {
        #expect(days(.weekly(Weekdays([2])), from: "2028-02-22", in: ("2028-02-22", "2028-03-07")) == ["2028-02-22", "2028-02-29", "2028-03-07"])
    }
}
