import Core
import Law
import Scheduling
import Testing

@Suite("Days when nobody receives")
struct DaysOffTests {
    var story = Story()

    init() { story.desk.openings = [opening("2026-01-05", "09:00", "10:00", .weekly(Weekdays(1...7)))] }

    @Test("Holidays are computed, each region its own")
    mutating func holidays() {
        story.region = .metropolitan
        #expect(story.days(from: "2026-04-02", to: "2026-04-06") == ["2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05"])
        story.region = .alsaceMoselle
        #expect(story.days(from: "2026-04-02", to: "2026-04-06") == ["2026-04-02", "2026-04-04", "2026-04-05"])
        story.region = .reunion
        #expect(story.days(from: "2026-12-19", to: "2026-12-21") == ["2026-12-19", "2026-12-21"])
        story.region = nil
        #expect(story.days(from: "2026-12-25", to: "2026-12-25") == ["2026-12-25"])
    }

    @Test("An opening may hold on a holiday, while the others of the desk do not")
    mutating func worked() {
        story.region = .metropolitan
        var exception = opening("2026-05-08", "14:00", "14:15")
        exception.holdsOnHolidays = true
        story.desk.openings.append(exception)
        #expect(story.times(on: "2026-05-08") == ["14:00"])
    }

    @Test("The holiday begins at midnight: an opening of the evening before is cut, that of the holiday's evening begins after it")
    mutating func midnight() {
        story.region = .metropolitan
        story.type.length = .fixed(60)
        story.desk.openings = [opening("2026-04-30", "22:00", "26:00", .weekly(Weekdays([4, 5])))]
        #expect(story.times(on: "2026-04-30") == ["22:00", "23:00"])
        #expect(story.times(on: "2026-05-01") == [])
        #expect(story.times(on: "2026-05-02") == ["00:00", "01:00"])
    }

    @Test("Whole days, both counted")
    mutating func days() {
        story.desk.closures = [.days(date("2026-06-02"), date("2026-06-04"))]
        #expect(story.days(from: "2026-06-01", to: "2026-06-05") == ["2026-06-01", "2026-06-05"])
    }

    @Test("Each year on the same days, over the new year too, and not before the first one")
    mutating func yearly() {
        story.desk.closures = [.yearly(date("2025-12-30"), date("2026-01-02"))]
        #expect(story.days(from: "2027-12-28", to: "2028-01-04") == ["2027-12-28", "2027-12-29", "2028-01-03", "2028-01-04"])
        #expect(story.days(from: "2028-01-01", to: "2028-01-03") == ["2028-01-03"])
        story.desk.closures = [.yearly(date("2027-12-30"), date("2028-01-02"))]
        #expect(story.days(from: "2026-12-30", to: "2027-01-02").count == 4 && story.days(from: "2028-12-30", to: "2029-01-02") == [])
    }

    @Test("Every Tuesday, from ten minutes past nine")
    mutating func repeated() {
        story.desk.closures = [.repeated(Timetable(Recurrence(from: date("2026-06-02"), .weekly(Weekdays([2]))), hours("09:10", "09:45")))]
        #expect(story.times(on: "2026-06-09") == ["09:45"])
        #expect(story.times(on: "2026-06-10") == ["09:00", "09:15", "09:30", "09:45"])
    }

    @Test("A closure of the evening before that lasts past midnight closes the morning")
    mutating func closureOverMidnight() {
        story.desk.openings = [opening("2026-06-10", "00:00", "02:00")]
        story.type.length = .fixed(60)
        story.desk.closures = [.repeated(Timetable(Recurrence(from: date("2026-06-09")), hours("20:00", "25:00")))]
        #expect(story.times(on: "2026-06-10") == ["01:00"])
    }

    @Test("Closures that overlap, in any order, close once")
    mutating func overlapping() {
        story.desk.closures = [
            .time(span("2026-06-10", "09:30", "09:45")), .time(span("2026-06-10", "08:00", "09:15")), .time(span("2026-06-10", "09:00", "09:40")),
        ]
        #expect(story.times(on: "2026-06-10") == ["09:45"])
    }
}
