import Core
import Scheduling
import Testing

@Suite("The release of the reserve")
struct ReleaseTests {
    var story = Story()

    init() {
        story.desk.openings = [opening("2026-06-15", "14:00", "15:00", .weekly(.mondayToFriday))]
        set(Release(daysBefore: 1, at: .at(7 * 60)))
    }

    private mutating func set(_ release: Release) { story.desk.openings[0].reserve = Reserve(.percent(50), released: release) }

    private mutating func shown(at now: String, by audience: Audience = .online) -> Int {
        story.now = now
        return story.times(on: "2026-06-16", by: audience).count
    }

    @Test("At a set hour of the clock on the wall")
    mutating func setHour() {
        #expect(shown(at: "2026-06-15 06:59") == 2)
        #expect(shown(at: "2026-06-15 07:00") == 4)
    }

    @Test("On the day itself")
    mutating func sameDay() {
        set(Release(daysBefore: 0, at: .at(7 * 60)))
        #expect(shown(at: "2026-06-16 06:59") == 2)
        #expect(shown(at: "2026-06-16 07:00") == 4)
    }

    @Test("Those who wait are served first")
    mutating func headStart() {
        set(Release(daysBefore: 1, at: .at(7 * 60), headStart: 120))
        #expect(shown(at: "2026-06-15 06:59", by: .waitingList) == 2)
        #expect(shown(at: "2026-06-15 07:00", by: .waitingList) == 4)
        #expect(shown(at: "2026-06-15 08:59") == 2)
        #expect(shown(at: "2026-06-15 09:00") == 4)
    }

    @Test("The random delay is within its limit, always the same for a session, and another for another session and another secret")
    mutating func delay() {
        let days = date("2026-06-15")...date("2026-09-30")
        var delays: [[Int]] = []
        for seed: UInt64 in [1, 1, 2] {
            set(Release(daysBefore: 1, at: .at(7 * 60), delay: 60, seed: seed))
            let slots = story.question(on: "2026-06-15", to: "2026-09-30").slots(with: story.desk, on: days)
            delays.append(slots.filter { ($0.start - slots[0].start) % 10_080 == 0 }.map { $0.release.toEveryone % 1440 - 5 * 60 })
        }
        #expect(delays[0] == delays[1])
        #expect(delays[0] != delays[2])
        #expect(delays[0].allSatisfy { (0...60).contains($0) })
        #expect(Set(delays[0]).count > 5)
    }

    @Test("Never after the session begins")
    mutating func latest() {
        set(Release(daysBefore: 0, at: .at(20 * 60), delay: 600, headStart: 600))
        #expect(shown(at: "2026-06-16 14:00") == 4)
    }
}
