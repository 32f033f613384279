import Core
import Scheduling
import Testing

@Suite("Several counters in one")
struct CapacityTests {
    var story = Story()

    init() {
        story.type.length = .fixed(30)
        story.desk.capacity = 2
        story.desk.openings = [opening("2026-06-16", "09:00", "10:30")]
    }

    private var places: [Int] {
        let day = date("2026-06-16")...date("2026-06-16")
        return story.question(on: "2026-06-16").slots(with: story.desk, on: day).map(\.free)
    }

    @Test("A start is free as long as one of them is")
    mutating func taken() {
        #expect(places == [2, 2, 2])
        story.desk.bookings = [Booking(span("2026-06-16", "09:30", "10:00"))]
        #expect(places == [2, 1, 2])
        story.desk.bookings.append(Booking(span("2026-06-16", "09:30", "10:00")))
        #expect(story.times(on: "2026-06-16") == ["09:00", "10:00"])
    }

    @Test("Two appointments that do not meet take one counter, not two")
    mutating func sharing() {
        story.desk.bookings = [Booking(span("2026-06-16", "09:00", "09:15")), Booking(span("2026-06-16", "09:15", "09:30"))]
        #expect(places == [1, 2, 2])
    }

    @Test("A closure closes them all")
    mutating func closure() {
        story.desk.closures = [.time(span("2026-06-16", "09:30", "10:00"))]
        #expect(story.times(on: "2026-06-16") == ["09:00", "10:00"])
    }

    @Test("More than can be received, as an agent may decide, is no more than full")
    mutating func overbooked() {
        story.desk.bookings = Array(repeating: Booking(span("2026-06-16", "09:00", "09:30")), count: 4)
        #expect(places == [2, 2])
    }
}
