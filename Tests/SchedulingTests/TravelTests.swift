import Core
import Foundation
import Scheduling
import Testing

@Suite("Time on the road")
struct TravelTests {
    var story = Story()

    init() {
        story.now = "2026-06-10 10:00"
        story.desk.openings = [opening("2026-06-16", "09:00", "12:00")]
        story.type = AppointmentType(
            AppointmentTypeID(1), lasting: .fixed(30), leadTime: LeadTime(horizon: .seconds(4000 * 86_400)), way: .home)
        story.type.travel = Preparation(before: 20, after: 10)
    }

    @Test("Visits leave the time of the road between them, inside the opening")
    func between() {
        #expect(story.times(on: "2026-06-16") == ["09:20", "10:20", "11:20"])
    }

    @Test("It is added to the preparation")
    mutating func prepared() {
        story.type.preparation = Preparation(before: 10)
        #expect(story.times(on: "2026-06-16") == ["09:30", "10:40"])
        #expect(story.type.around == Preparation(before: 30, after: 10))
    }

    @Test("Who comes to the counter, is called or opens a link travels nowhere", arguments: [MeetingWay.place, .phone, .video])
    mutating func elsewhere(way: MeetingWay) {
        story.type.way = way
        #expect(story.times(on: "2026-06-16").count == 6)
    }

    @Test("A visit that is booked takes its road from what others see")
    mutating func busy() {
        let start = minute("2026-06-16 10:20")
        story.desk.bookings = [Booking(Span(start - story.type.around.before, start + 30 + story.type.around.after))]
        story.type.way = .place
        #expect(story.times(on: "2026-06-16") == ["09:00", "09:30", "11:00", "11:30"])
    }
}
