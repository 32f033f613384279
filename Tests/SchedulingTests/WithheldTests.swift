import Core
import Foundation
import Scheduling
import Testing

/// Tuesday 16 and Wednesday 17 June 2026, 9:00 to 12:00, fifteen minutes, a quarter kept for the phone; the Tuesday is for a draw.
@Suite("Days withheld for a draw")
struct WithheldTests {
    var story = Story()
    let tuesday = date("2026-06-16")...date("2026-06-16")

    init() {
        story.now = "2026-06-10 10:00"
        story.desk.openings = [
            opening("2026-06-16", "09:00", "12:00"), opening("2026-06-17", "09:00", "12:00"),
        ]
        for number in 0...1 { story.desk.openings[number].reserve = Reserve(.percent(25), released: Release(daysBefore: 2)) }
        story.type.withheld = [WithheldDays(tuesday)]
    }

    @Test("Nobody books them online, those who wait neither; agents do, and the other days are as ever")
    func withheld() {
        #expect(story.times(on: "2026-06-16").isEmpty)
        #expect(story.times(on: "2026-06-16", by: .waitingList).isEmpty)
        #expect(story.times(on: "2026-06-16", by: .agents).count == 12)
        #expect(story.times(on: "2026-06-17").count == 9)
    }

    @Test("Those who are drawn see what everyone would have seen: never the reserve before its release")
    mutating func drawn() {
        let seen = story.times(on: "2026-06-16", by: .drawn)
        story.type.withheld = []

        #expect(seen.count == 9)
        #expect(seen == story.times(on: "2026-06-16"))
    }

    @Test("The release of the reserve gives nothing to the others while days are withheld")
    mutating func released() {
        story.now = "2026-06-15 10:00"

        #expect(story.times(on: "2026-06-16").isEmpty)
        #expect(story.times(on: "2026-06-16", by: .drawn).count == 12)
    }

    @Test("Only the place that the draw is for")
    mutating func place() {
        story.desk.openings[0].place = PlaceID(1)
        story.type.withheld = [WithheldDays(tuesday, at: PlaceID(2))]
        #expect(story.times(on: "2026-06-16").count == 9)

        story.type.withheld = [WithheldDays(tuesday, at: PlaceID(1))]
        #expect(story.times(on: "2026-06-16").isEmpty)
    }

    @Test("The index shows them to nobody")
    func index() {
        var index = TerritoryIndex()
        index.locate(PlaceID(1), at: Position(latitude: 48, longitude: -1)!)
        let offer = TerritoryIndex.Offer(story.type)
        let span = Span(minute("2026-06-16 00:00"), minute("2026-06-18 00:00"))
        let slots = story.question(on: "2026-06-16", to: "2026-06-17").slots(with: story.desk, on: date("2026-06-16")...date("2026-06-17"))
        index.replace(span, of: PlaceID(1), for: offer, with: slots)

        let starts = index.starts(at: PlaceID(1), TerritorySearch(for: offer, now: seconds(story.now), in: span))

        #expect(starts.count == 9 && starts.allSatisfy { $0 >= minute("2026-06-17 00:00") })
    }

    @Test("Seats are counted one after another, the reserve left out, at each counter")
    mutating func seats() {
        #expect(story.question(on: "2026-06-16", by: .drawn).seats(with: [story.desk], on: tuesday) == 9)
        story.type.grid = .roundTimes(every: 5)
        story.desk.openings[0].reserve = nil
        #expect(story.question(on: "2026-06-16", by: .drawn).seats(with: [story.desk], on: tuesday) == 12)
        story.desk.capacity = 2
        #expect(story.question(on: "2026-06-16", by: .drawn).seats(with: [story.desk], on: tuesday) == 24)
    }
}
