import Core
import Foundation
import Scheduling
import Testing

/// Cases O01 to O11 of the specification: Tuesday 16 June 2026, 9:00 to 12:00, fifteen minutes, a quarter kept until two days before.
@Suite("The offline reserve")
struct ReserveTests {
    var story = Story()

    init() {
        story.now = "2026-06-10 10:00"
        story.desk.openings = [opening("2026-06-16", "09:00", "12:00")]
        story.desk.openings[0].reserve = Reserve(.percent(25), released: Release(daysBefore: 2))
    }

    private func count(_ audience: Audience = .online) -> Int { story.times(on: "2026-06-16", by: audience).count }

    /// Books the first `count` slots that this side sees.
    private mutating func book(_ count: Int, _ side: Booking.Side) {
        for _ in 0..<count {
            guard let start = story.starts(on: "2026-06-16", by: side == .online ? .online : .agents).first else { return }
            story.desk.bookings.append(Booking(Span(start, start + 15), side))
        }
    }

    @Test("O01: people see nine, agents twelve")
    func both() {
        #expect(count() == 9)
        #expect(count(.agents) == 12)
        #expect(Set(story.times(on: "2026-06-16")).isSubset(of: story.times(on: "2026-06-16", by: .agents)))
    }

    @Test("O02: what agents book is taken from the reserve")
    mutating func agentsBook() {
        book(2, .offline)
        #expect(count() == 9)
        #expect(count(.agents) == 10)
    }

    @Test("O03: released at the hour of the session, two days before, to the second")
    mutating func released() {
        book(2, .offline)
        story.now = "2026-06-14 08:59:59"
        #expect(count() == 9)
        story.now = "2026-06-14 09:00:00"
        #expect(count() == 10)
    }

    @Test("O04, O07: nine booked online, nothing is shown; the reserve is whole")
    mutating func full() {
        book(20, .online)
        #expect(count() == 0)
        #expect(count(.waitingList) == 0)
        #expect(count(.agents) == 3)
        story.now = "2026-06-14 09:00"
        #expect(count() == 3)
    }

    @Test("O05: a cancelled appointment returns to the side it came from", arguments: Booking.Side.allCases)
    mutating func cancelled(side: Booking.Side) {
        book(3, .online)
        book(2, .offline)
        let before = (online: story.times(on: "2026-06-16"), agents: story.times(on: "2026-06-16", by: .agents))
        book(1, side)
        #expect(count() == (side == .online ? before.online.count - 1 : before.online.count))
        story.desk.bookings.removeLast()
        #expect(story.times(on: "2026-06-16") == before.online)
        #expect(story.times(on: "2026-06-16", by: .agents) == before.agents)
    }

    @Test("O06: a quarter of seven is two, in favour of those who are not online")
    mutating func rounding() {
        story.desk.openings[0].times = opening("2026-06-16", "09:00", "10:45").times
        #expect(count() == 5)
        story.desk.openings[0].reserve?.size = .percent(0)
        #expect(count() == 7)
        story.desk.openings[0].reserve?.size = .percent(100)
        #expect(count() == 0)
    }

    @Test("A number instead of a share; more than the session holds is all of it")
    mutating func number() {
        story.desk.openings[0].reserve?.size = .number(4)
        #expect(count() == 8)
        story.desk.openings[0].reserve?.size = .number(40)
        #expect(count() == 0)
    }

    @Test("O08: calendar days, even when one of them has 23 hours")
    mutating func calendarDays() {
        story.desk.openings = [opening("2026-03-30", "09:00", "10:00")]
        story.desk.openings[0].reserve = Reserve(.number(1), released: Release(daysBefore: 2))
        story.now = "2026-03-28 08:59:59"
        #expect(story.times(on: "2026-03-30").count == 3)
        story.now = "2026-03-28 09:00"
        #expect(story.times(on: "2026-03-30").count == 4)
    }

    @Test("O09: a closure set afterwards makes the reserve smaller, never negative")
    mutating func closedAfterwards() {
        book(3, .online)
        let booked = story.desk.bookings
        story.desk.closures = [.time(span("2026-06-16", "10:00", "12:00"))]
        // Four units are left, of which one is kept.
        #expect(count(.agents) - count() == 1)
        story.desk.closures = [.time(span("2026-06-16", "09:00", "12:00"))]
        #expect(count(.agents) == 0)
        #expect(story.desk.bookings == booked)
    }

    @Test("O10: once the last unit is booked, by an agent or by anyone, it is free for nobody")
    mutating func last() throws {
        story.now = "2026-06-15 10:00"
        book(11, .online)
        let start = try #require(story.starts(on: "2026-06-16").first)
        #expect(story.question(on: "2026-06-16").isFree(start, with: story.desk))
        book(1, .offline)
        for audience in Audience.allCases { #expect(!story.question(on: "2026-06-16", by: audience).isFree(start, with: story.desk)) }
    }

    @Test("What an agent books beyond the reserve is taken from the others")
    mutating func beyond() {
        book(5, .offline)
        #expect(count() == 7)
    }

    @Test("A kept slot cannot be booked online, and can by an agent")
    func booking() throws {
        let kept = Set(story.starts(on: "2026-06-16", by: .agents)).subtracting(story.starts(on: "2026-06-16"))
        let start = try #require(kept.first)
        #expect(!story.question(on: "2026-06-16").isFree(start, with: story.desk))
        #expect(story.question(on: "2026-06-16", by: .agents).isFree(start, with: story.desk))
    }

    @Test("A booking never takes from others a slot they were shown")
    mutating func stable() {
        var dice = Dice(seed: 16)
        while let start = story.starts(on: "2026-06-16").randomElement(using: &dice) {
            let shown = Set(story.starts(on: "2026-06-16"))
            story.desk.bookings.append(Booking(Span(start, start + 15)))
            #expect(Set(story.starts(on: "2026-06-16")) == shown.subtracting([start]))
        }
    }

    @Test("What is kept is spread over the session")
    func spread() {
        let kept = Set(story.starts(on: "2026-06-16", by: .agents)).subtracting(story.starts(on: "2026-06-16")).sorted()
        #expect(zip(kept, kept.dropFirst()).allSatisfy { $1 - $0 > 15 })
    }

    @Test("Of two counters, a quarter of both is kept")
    mutating func counters() {
        story.desk.capacity = 2
        let slots = story.question(on: "2026-06-16").slots(with: story.desk, on: date("2026-06-16")...date("2026-06-16"))
        #expect(slots.map(\.kept).reduce(0, +) == 6)
        #expect(slots.map(\.free).reduce(0, +) == 24)
    }

    @Test("With three counters too, a booking takes one place, and from one start only")
    mutating func stableCounters() {
        story.desk.capacity = 3
        var dice = Dice(seed: 18)
        while let start = story.starts(on: "2026-06-16").randomElement(using: &dice) {
            let shown = places()
            story.desk.bookings.append(Booking(Span(start, start + 15)))
            #expect(places() == shown.merging([start: 1]) { $0 - $1 }.filter { $0.value > 0 })
        }
    }

    /// What everyone sees, by start.
    private func places() -> [Minute: Int] {
        let question = story.question(on: "2026-06-16")
        let slots = question.slots(with: story.desk, on: date("2026-06-16")...date("2026-06-16"))
        return Dictionary(uniqueKeysWithValues: slots.map { ($0.start, $0.places(for: .online, at: question.now)) }).filter { $0.value > 0 }
    }

    @Test("A start that another opening gives without a reserve is not kept")
    mutating func otherOpening() {
        story.desk.openings[0].reserve?.size = .percent(100)
        story.desk.openings.append(opening("2026-06-16", "10:00", "10:30"))
        #expect(story.times(on: "2026-06-16") == ["10:00", "10:15"])
        story.desk.openings.reverse()
        #expect(story.times(on: "2026-06-16") == ["10:00", "10:15"])
    }

    @Test("On a fine grid, what is shown never bites into what is kept")
    mutating func fineGrid() {
        story.type.length = .fixed(30)
        story.type.grid = .fromOpening(every: 5)
        // Six units of half an hour: a quarter is two, so four can be booked at most, wherever.
        var (booked, dice) = (0, Dice(seed: 17))
        while let start = story.starts(on: "2026-06-16").randomElement(using: &dice) {
            story.desk.bookings.append(Booking(Span(start, start + 30)))
            booked += 1
        }
        #expect((1...4).contains(booked))
        story.type.grid = .closeTogether
        #expect(count(.agents) >= 2)
    }

    @Test("For several documents, as much time is kept")
    mutating func documents() {
        story.type.length = .each(.documents, minutes: 15)
        story.party = Party(documents: 2)
        // Forty-five minutes are kept: two appointments of half an hour out of six.
        #expect(count() == 4)
        #expect(count(.agents) == 6)
    }
}
