import Core
import Foundation
import Law
import Testing

@testable import Scheduling

@Suite("Several people side by side")
struct GroupTests {
    private func times(_ seats: [GroupQuestion.Seat]?) -> [String] {
        let clock = WallClock(paris, covering: date("2026-06-16")...date("2026-06-16"))
        return (seats ?? []).map { "\($0.receiver) \(clock.text(of: $0.start).dropFirst(11).prefix(5))" }
    }

    private func desk(_ id: Int64, _ from: String, _ to: String, bookings: [Booking] = []) -> Receiver {
        Receiver(ReceiverID(id), openings: [opening("2026-06-16", from, to)], bookings: bookings)
    }

    private func question(_ count: Int) -> GroupQuestion { GroupQuestion(Story().question(on: "2026-06-16"), for: count) }

    @Test("At one desk they follow each other")
    func oneDesk() {
        let seats = question(3).seats(from: minute("2026-06-16 09:00"), with: [desk(1, "09:00", "10:00")])

        #expect(times(seats) == ["1 09:00", "1 09:15", "1 09:30"])
    }

    @Test("At two desks they come together, and the third right after")
    func twoDesks() {
        let seats = question(3).seats(from: minute("2026-06-16 09:00"), with: [desk(2, "09:00", "10:00"), desk(1, "09:00", "10:00")])

        #expect(times(seats) == ["1 09:00", "2 09:00", "1 09:15"])
    }

    @Test("A gap is no group: what is taken between them sends them later")
    func gap() {
        let desk = desk(1, "09:00", "10:30", bookings: [Booking(span("2026-06-16", "09:15", "09:30"))])
        let starts = question(3).starts(with: [desk], on: date("2026-06-16")...date("2026-06-16"))

        #expect(starts == [minute("2026-06-16 09:30"), minute("2026-06-16 09:45")])
    }

    @Test("Whatever the openings: each is free once the others are booked, and all follow or begin together")
    func properties() {
        var groups = 0
        for seed in PropertyTests.seeds {
            var draw = PropertyTests.Draw(seed, by: seed % 2 == 0 ? .agents : .online)
            let question = GroupQuestion(draw.question, for: draw.dice.number(2...5))
            for start in question.starts(with: draw.receivers, on: draw.days).prefix(12) {
                guard let seats = question.seats(from: start, with: draw.receivers) else {
                    Issue.record("seed \(seed): shown, then refused")
                    continue
                }
                groups += 1
                #expect(seats.count == question.count && seats.map(\.start).min() == start, "seed \(seed)")
                #expect(canAllBeBooked(seats, draw), "seed \(seed)")
                #expect(follow(seats, draw), "seed \(seed)")
            }
        }
        #expect(groups > 500)
    }

    private func canAllBeBooked(_ seats: [GroupQuestion.Seat], _ draw: PropertyTests.Draw) -> Bool {
        var receivers = Dictionary(uniqueKeysWithValues: draw.receivers.map { ($0.id, $0) })
        for seat in seats {
            guard let receiver = receivers[seat.receiver], draw.question.isFree(seat.start, with: receiver) else { return false }
            let side: Booking.Side = draw.question.audience == .agents ? .offline : .online
            receivers[seat.receiver]?.bookings.append(Booking(draw.taken(from: seat.start), side))
        }
        return true
    }

    private func follow(_ seats: [GroupQuestion.Seat], _ draw: PropertyTests.Draw) -> Bool {
        let step =
            switch draw.question.type.grid {
            case .closeTogether: 1
            case .fromOpening(let every), .roundTimes(let every): every
            }
        return Dictionary(grouping: seats, by: \.receiver).values.allSatisfy { seats in
            let starts = Set(seats.map(\.start)).sorted()
            return zip(starts, starts.dropFirst()).allSatisfy { (0..<step).contains($1 - draw.taken(from: $0).minutes - $0) }
        }
    }
}
