import Core
import Scheduling
import Testing

@Suite("How long before")
struct LeadTimeTests {
    var story = Story()

    init() {
        story.type.length = .fixed(60)
        story.desk.openings = [opening("2026-01-01", "09:00", "12:00", .weekly(Weekdays(1...7)))]
    }

    private mutating func times(at now: String, on day: String, _ lead: LeadTime, by audience: Audience = .online) -> [String] {
        story.now = now
        story.type.leadTime = lead
        return story.times(on: day, by: audience)
    }

    @Test("The instant of the minimum counts, the second before does not")
    mutating func minimum() {
        let day = LeadTime(minimum: 86_400)
        #expect(times(at: "2026-06-15 10:00", on: "2026-06-16", day) == ["10:00", "11:00"])
        #expect(times(at: "2026-06-15 10:00:01", on: "2026-06-16", day) == ["11:00"])
    }

    @Test("The minimum takes starts away; it does not move them")
    mutating func notMoved() {
        #expect(times(at: "2026-06-16 08:10", on: "2026-06-16", LeadTime(minimum: 3600)) == ["10:00", "11:00"])
    }

    @Test("The instant of the maximum counts, the second after does not")
    mutating func maximum() {
        let day = LeadTime(horizon: .seconds(86_400))
        #expect(times(at: "2026-06-15 10:00", on: "2026-06-16", day) == ["09:00", "10:00"])
        #expect(times(at: "2026-06-15 09:59:59", on: "2026-06-16", day) == ["09:00"])
    }

    @Test("Six months unless one says otherwise, to the end of the day; a month that is shorter gives its last day")
    mutating func months() {
        #expect(times(at: "2026-08-31 10:00", on: "2027-02-28", LeadTime()) == ["09:00", "10:00", "11:00"])
        #expect(times(at: "2026-08-31 10:00", on: "2027-03-01", LeadTime()) == [])
        #expect(times(at: "2026-08-31 10:00", on: "2027-08-31", LeadTime(horizon: .months(12))).count == 3)
    }

    @Test("Never less than six months, never more than twelve")
    mutating func bounds() {
        #expect(times(at: "2026-01-05 10:00", on: "2026-07-05", LeadTime(horizon: .months(1))).count == 3)
        #expect(times(at: "2026-01-05 10:00", on: "2027-01-06", LeadTime(horizon: .months(24))) == [])
    }

    @Test("Agents are not held by it")
    mutating func agents() {
        #expect(times(at: "2026-06-16 08:10", on: "2026-06-16", LeadTime(minimum: 3600), by: .agents).count == 3)
        #expect(times(at: "2026-01-16 08:10", on: "2027-06-16", LeadTime(), by: .agents).count == 3)
    }
}
