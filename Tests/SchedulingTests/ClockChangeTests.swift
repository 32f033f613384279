import Core
import Foundation
import Scheduling
import Testing

@Suite("When the clocks change")
struct ClockChangeTests {
    private func story(_ first: String, _ from: String, _ to: String, _ length: Int, _ rhythm: Recurrence.Rhythm = .weekly(Weekdays(1...7))) -> Story
    {
        var story = Story()
        story.type.length = .fixed(length)
        story.desk.openings = [opening(first, from, to, rhythm)]
        return story
    }

    @Test("Nine o'clock stays nine o'clock")
    func wallClock() {
        let mondays = story("2026-03-23", "09:00", "10:00", 60, .weekly(Weekdays([1])))
        #expect(mondays.starts(on: "2026-03-23", to: "2026-03-30") == [minute("2026-03-23 08:00", in: .gmt), minute("2026-03-30 07:00", in: .gmt)])
    }

    @Test("In spring a night opening is one hour shorter; no slot begins in the hour that does not exist")
    func spring() {
        let night = story("2026-03-29", "01:00", "04:00", 30)
        #expect(night.times(on: "2026-03-29") == ["01:00", "01:30", "03:00", "03:30"])
    }

    @Test("An opening inside the hour that does not exist has no length")
    func gap() {
        #expect(story("2026-03-29", "02:00", "03:00", 15).times(on: "2026-03-29") == [])
    }

    @Test("In autumn it is one hour longer, and 2:00 comes twice")
    func autumn() {
        let night = story("2026-10-25", "01:00", "04:00", 30)
        #expect(night.times(on: "2026-10-25") == ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"])
    }

    @Test("An appointment over the change lasts its minutes, not those of the clock")
    func elapsed() {
        #expect(story("2026-03-29", "01:30", "03:30", 60).times(on: "2026-03-29") == ["01:30"])
        #expect(story("2026-10-25", "01:30", "03:30", 60).times(on: "2026-10-25") == ["01:30", "02:30", "02:30"])
    }

    @Test("A day off has 23 hours, or 25")
    func closedDay() {
        for day in ["2026-03-29", "2026-10-25"] {
            var night = story(day, "00:00", "24:00", 60)
            night.desk.closures = [.days(date(day), date(day))]
            #expect(night.times(on: day) == [])
        }
    }

    @Test("Twenty-four hours of notice are elapsed hours")
    func notice() {
        var sunday = story("2026-03-29", "09:00", "13:00", 60)
        sunday.type.leadTime = LeadTime(minimum: 86_400)
        sunday.now = "2026-03-28 10:00"
        #expect(sunday.times(on: "2026-03-29") == ["11:00", "12:00"])
    }

    @Test("Half an hour at Lord Howe, nothing at all in Réunion")
    func elsewhere() throws {
        var night = story("2026-10-04", "01:00", "04:00", 30)
        night.zone = try #require(TimeZone(identifier: "Australia/Lord_Howe"))
        #expect(night.times(on: "2026-10-04") == ["01:00", "01:30", "02:30", "03:00", "03:30"])
        night.zone = try #require(TimeZone(identifier: "Indian/Reunion"))
        #expect(night.times(on: "2026-10-25").count == 6)
    }

    @Test("At Saint-Pierre, clocks change on other days than in Paris")
    func miquelon() throws {
        var monday = story("2026-03-08", "00:00", "24:00", 60)
        monday.zone = try #require(TimeZone(identifier: "America/Miquelon"))
        #expect(monday.times(on: "2026-03-08").count == 23)
        #expect(monday.times(on: "2026-03-29").count == 24)
        #expect(monday.times(on: "2026-11-01").count == 25)
    }
}
