import Core
import Scheduling
import Testing

@Suite("Times that were given back and rest")
struct RestTests {
    var story = Story()
    let day = "2026-06-16"

    init() { story.desk.openings = [opening("2026-06-16", "09:00", "10:00")] }

    private func rest(_ from: String, _ to: String, until: String) -> Rest { Rest(span(day, from, to), until: minute(until)) }

    @Test("Agents and those who wait see them at once, everyone from their minute on")
    mutating func audiences() {
        story.desk.rests = [rest("09:15", "09:30", until: "2026-06-10 08:40")]

        story.now = "2026-06-10 08:39"
        #expect(story.times(on: day) == ["09:00", "09:30", "09:45"])
        #expect(story.times(on: day, by: .agents).count == 4 && story.times(on: day, by: .waitingList).count == 4)
        story.now = "2026-06-10 08:40"
        #expect(story.times(on: day) == ["09:00", "09:15", "09:30", "09:45"])
    }

    @Test("A longer appointment that would take one rests too; those beside it do not")
    mutating func longer() {
        story.type.length = .fixed(30)
        story.desk.rests = [rest("09:15", "09:30", until: "2026-06-10 08:40")]
        story.now = "2026-06-10 08:00"

        #expect(story.times(on: day) == ["09:30"])
        #expect(story.question(on: day, by: .agents).restingStarts(with: [story.desk], on: date(day)...date(day)) == [minute("\(day) 09:00")])
    }

    @Test("Of three who receive at once, one rests and two are shown; each comes back at its own minute")
    mutating func counters() throws {
        story.desk = Receiver(ReceiverID(1), capacity: 2, openings: [opening(day, "09:00", "09:15")])
        story.desk.rests = [rest("09:00", "09:15", until: "2026-06-10 08:40"), rest("09:00", "09:15", until: "2026-06-10 09:20")]
        func places(_ now: String) -> Int {
            story.now = now
            let slot = story.question(on: day).slots(with: story.desk, on: date(day)...date(day)).first
            return slot?.places(for: .online, at: seconds(now)) ?? -1
        }

        #expect(["2026-06-10 08:39", "2026-06-10 08:40", "2026-06-10 09:19", "2026-06-10 09:20"].map(places) == [0, 1, 1, 2])
    }

    @Test("What is kept for the phone stays kept, and what rests is not lost")
    mutating func reserve() {
        story.desk.openings[0].reserve = Reserve(.percent(100), released: Release(daysBefore: 2))
        story.desk.rests = [rest("09:15", "09:30", until: "2026-06-10 08:40")]

        story.now = "2026-06-10 08:40"
        #expect(story.times(on: day) == [])
        story.now = "2026-06-14 09:00"
        #expect(story.times(on: day).count == 4)
    }

    @Test("The moment is drawn: any minute up to the last, the same from the same secret, and nobody guesses it from the hour")
    func drawn() {
        let (now, last) = (seconds("2026-06-10 08:00"), minute("2026-06-16 09:00"))
        func delay(_ number: Int, seed: UInt64 = 7) -> Int {
            let span = Span(last + number * 15, last + number * 15 + 15)
            let rest = Rest(span, freedAt: now, most: 60, bookableUntil: last, by: ReceiverID(1), seed: seed)
            return (rest?.until ?? now / 60) - now / 60
        }
        let delays = (0..<2000).map { delay($0) }

        #expect(Set(delays) == Set(0...60))
        #expect(delays == (0..<2000).map { delay($0) } && delays != (0..<2000).map { delay($0, seed: 8) })
        #expect((25...35).contains(delays.reduce(0, +) / delays.count))
    }

    @Test("Given back late, it rests for half of what is left at most; too late, not at all", arguments: [0, 1, 2, 10, 30, 500])
    func late(left: Int) {
        let now = seconds("2026-06-16 08:00")

        for number in 0..<200 {
            let start = now / 60 + left
            let rest = Rest(
                Span(start, start + 15), freedAt: now, most: 60, bookableUntil: start, by: ReceiverID(Int64(number)), seed: 7)
            #expect((rest?.until ?? now / 60) - now / 60 <= min(60, left / 2))
        }
    }
}
