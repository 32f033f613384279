import Core
import Foundation
import Scheduling
import Testing

@Suite("Where slots begin")
struct SlotTests {
    var story = Story()

    init() { story.desk.openings = [opening("2026-06-16", "09:00", "11:00")] }

    private func lasting(_ length: Length) -> Story {
        var story = story
        story.type.length = length
        return story
    }

    @Test("One after another; what is too short at the end is left")
    func oneAfterAnother() {
        #expect(lasting(.fixed(50)).times(on: "2026-06-16") == ["09:00", "09:50"])
        #expect(lasting(.fixed(60)).times(on: "2026-06-16") == ["09:00", "10:00"])
        #expect(lasting(.fixed(121)).times(on: "2026-06-16") == [])
    }

    @Test("After what is taken, they begin again from its end")
    func afterBooking() {
        var story = lasting(.fixed(30))
        story.desk.bookings = [Booking(span("2026-06-16", "09:10", "09:40"))]
        #expect(story.times(on: "2026-06-16") == ["09:40", "10:10"])
    }

    @Test("What touches takes nothing, what takes no time neither")
    func halfOpen() {
        var story = lasting(.fixed(30))
        story.desk.bookings = [
            Booking(span("2026-06-16", "08:00", "09:00")), Booking(span("2026-06-16", "11:00", "12:00")),
            Booking(span("2026-06-16", "09:40", "09:40")),
        ]
        #expect(story.times(on: "2026-06-16") == ["09:00", "09:30", "10:00", "10:30"])
    }

    @Test("From the opening or at round times, starts stay where they are whatever is taken")
    func grids() {
        var story = lasting(.fixed(30))
        story.desk.openings = [opening("2026-06-16", "09:05", "11:00")]
        story.desk.bookings = [Booking(span("2026-06-16", "09:05", "09:30"))]

        story.type.grid = .fromOpening(every: 20)
        #expect(story.times(on: "2026-06-16") == ["09:45", "10:05", "10:25"])
        story.type.grid = .roundTimes(every: 15)
        #expect(story.times(on: "2026-06-16") == ["09:30", "09:45", "10:00", "10:15", "10:30"])
    }

    @Test("Round times are those of the clock on the wall, where it is half an hour off too")
    func roundTimesOverseas() throws {
        var story = lasting(.fixed(45))
        story.zone = try #require(TimeZone(identifier: "Pacific/Marquesas"))
        story.desk.openings = [opening("2026-06-16", "09:10", "11:00")]
        story.type.grid = .roundTimes(every: 60)
        #expect(story.times(on: "2026-06-16") == ["10:00"])
    }

    @Test("An opening under way goes on at the next five minutes counted from its start")
    func underWay() {
        var story = lasting(.fixed(30))
        story.desk.openings = [opening("2026-06-16", "09:02", "11:00")]
        story.now = "2026-06-16 09:43"
        #expect(story.times(on: "2026-06-16") == ["09:47", "10:17"])
        story.now = "2026-06-16 09:47"
        #expect(story.times(on: "2026-06-16").first == "09:47")
        story.now = "2026-06-16 09:47:01"
        #expect(story.times(on: "2026-06-16").first == "09:52")
        story.now = "2026-06-16 11:00"
        #expect(story.times(on: "2026-06-16") == [])
    }

    @Test("Now may be inside what is taken: the end of it is not moved")
    func underWayAndTaken() {
        var story = lasting(.fixed(30))
        story.now = "2026-06-16 09:13"
        story.desk.bookings = [Booking(span("2026-06-16", "09:00", "09:18"))]
        #expect(story.times(on: "2026-06-16") == ["09:18", "09:48", "10:18"])
    }

    @Test("After what is taken too, the five minutes are counted from the opening")
    func underWayAfterBooking() {
        var story = lasting(.fixed(30))
        story.now = "2026-06-16 09:13"
        story.desk.bookings = [Booking(span("2026-06-16", "09:00", "09:12"))]
        #expect(story.times(on: "2026-06-16") == ["09:15", "09:45", "10:15"])
    }

    @Test("Several documents take longer, several people as the list says")
    func lengths() {
        var story = lasting(.each(.documents, minutes: 20))
        story.party = Party(people: 4, documents: 3)
        #expect(story.times(on: "2026-06-16") == ["09:00", "10:00"])
        story.type.length = .listed(.people, [15, 25], then: 10)
        #expect(story.times(on: "2026-06-16") == ["09:00", "09:45"])
        story.party = Party(people: 2)
        #expect(story.times(on: "2026-06-16") == ["09:00", "09:25", "09:50", "10:15"])
    }

    @Test("Preparation is inside the opening, and meets no other appointment")
    func preparation() {
        var story = lasting(.fixed(20))
        story.type.preparation = Preparation(before: 10, after: 5)
        #expect(story.times(on: "2026-06-16") == ["09:10", "09:45", "10:20"])
        story.desk.bookings = [Booking(span("2026-06-16", "10:00", "10:15"))]
        #expect(story.times(on: "2026-06-16") == ["09:10", "10:25"])
    }

    @Test("Two openings that overlap are two ways in: each start is told once")
    func overlapping() {
        var story = lasting(.fixed(30))
        story.desk.openings = [
            opening("2026-06-16", "09:00", "10:00"), opening("2026-06-16", "09:30", "10:30"), opening("2026-06-16", "09:15", "09:45"),
        ]
        #expect(story.times(on: "2026-06-16") == ["09:00", "09:15", "09:30", "10:00"])
    }

    @Test("An opening crosses midnight, and its slots belong to the day when they begin")
    func midnight() {
        var story = lasting(.fixed(60))
        story.desk.openings = [opening("2026-06-16", "22:00", "26:00")]
        #expect(story.times(on: "2026-06-16") == ["22:00", "23:00"])
        #expect(story.times(on: "2026-06-17") == ["00:00", "01:00"])
    }

    @Test("An opening of no length gives nothing")
    mutating func empty() {
        story.desk.openings = [opening("2026-06-16", "09:00", "09:00")]
        #expect(story.times(on: "2026-06-16") == [])
        #expect(Hours(from: 600, to: 540) == nil)
        #expect(Hours(from: 1440, to: 1500) == nil)
    }

    @Test("Only what serves the type, at the place")
    mutating func types() {
        var first = opening("2026-06-16", "09:00", "09:15"), second = opening("2026-06-16", "10:00", "10:15")
        first.types = [AppointmentTypeID(2)]
        second.place = PlaceID(7)
        story.desk.openings = [first, second]
        #expect(story.times(on: "2026-06-16") == ["10:00"])

        let question = story.question(on: "2026-06-16")
        let elsewhere = SlotQuestion(for: story.type, at: PlaceID(8), now: question.now, in: question.almanac)
        #expect(elsewhere.starts(with: story.desk, on: date("2026-06-16")...date("2026-06-16")) == [])
    }
}
