import Core
import Foundation
import Law
import Scheduling
import Testing

@Suite("Whatever the openings")
struct PropertyTests {
    static let seeds: Range<UInt64> = 0..<300

    /// A fortnight of three receivers, somewhere, often over a change of hour.
    struct Draw {
        var dice: Dice
        let first: LocalDate
        let days: ClosedRange<LocalDate>
        let zone: TimeZone
        var receivers: [Receiver]
        let question: SlotQuestion

        init(_ seed: UInt64, by audience: Audience = .agents) {
            dice = Dice(seed: seed)
            first = dice.firstDay()
            days = first...first.adding(days: 13)
            zone = dice.zone()
            receivers = []
            for id: Int64 in 1...3 { receivers.append(dice.receiver(id, from: first, in: zone)) }
            let now = Int(first.start(in: zone).timeIntervalSince1970) + dice.number(-90_000...90_000)
            let party = Party(documents: dice.number(1...2))
            question = SlotQuestion(
                for: dice.type(), party, by: audience, now: now, in: Almanac(zone, holidaysOf: .metropolitan, covering: days))
        }

        func taken(from start: Minute) -> Span {
            let preparation = question.type.preparation
            return Span(start - preparation.before, start + question.type.length.minutes(for: question.party) + preparation.after)
        }
    }

    @Test("A slot lies in an opening of that day or of the evening before, and is still to come")
    func inside() {
        for seed in Self.seeds {
            let draw = Draw(seed)
            for receiver in draw.receivers {
                let clock = WallClock(draw.zone, covering: draw.days)
                for start in draw.question.starts(with: receiver, on: draw.days) {
                    let day = clock.day(at: start)
                    let sessions = receiver.openings.flatMap { opening in
                        [day - 1, day].map {
                            Span(clock.minute(day: $0, at: opening.times.hours.start), clock.minute(day: $0, at: opening.times.hours.end))
                        }
                    }
                    #expect(sessions.contains { $0.contains(draw.taken(from: start)) }, "seed \(seed)")
                    #expect(start * 60 >= draw.question.now, "seed \(seed)")
                }
            }
        }
    }

    @Test("Never on closed time, and never more at once than can be received")
    func apart() {
        for seed in Self.seeds {
            let draw = Draw(seed)
            for receiver in draw.receivers {
                for slot in draw.question.slots(with: receiver, on: draw.days) {
                    let taken = draw.taken(from: slot.start)
                    let closed = receiver.closures.contains { if case .time(let span) = $0 { span.overlaps(taken) } else { false } }
                    let most =
                        (taken.start..<taken.end).map { minute in
                            receiver.bookings.count { $0.span.start <= minute && minute < $0.span.end }
                        }.max() ?? 0
                    #expect(!closed, "seed \(seed)")
                    #expect(slot.free == receiver.capacity - most && slot.free > 0, "seed \(seed)")
                }
            }
        }
    }

    @Test("The order in which anything is told does not matter")
    func order() {
        for seed in Self.seeds {
            var draw = Draw(seed)
            let told = draw.question.starts(with: draw.receivers, on: draw.days)
            for index in draw.receivers.indices {
                draw.receivers[index].openings.shuffle(using: &draw.dice)
                draw.receivers[index].closures.shuffle(using: &draw.dice)
                draw.receivers[index].bookings.shuffle(using: &draw.dice)
            }
            draw.receivers.shuffle(using: &draw.dice)
            #expect(draw.question.starts(with: draw.receivers, on: draw.days) == told, "seed \(seed)")
        }
    }

    @Test("Days asked one by one give what they give together, from an almanac of those days alone too")
    func split() {
        for seed in Self.seeds {
            let draw = Draw(seed)
            for receiver in draw.receivers {
                let together = draw.question.slots(with: receiver, on: draw.days)
                let apart = (0...13).flatMap { offset in
                    let day = draw.first.adding(days: offset)
                    let almanac = Almanac(draw.zone, holidaysOf: .metropolitan, covering: day...day)
                    return SlotQuestion(for: draw.question.type, draw.question.party, by: .agents, now: draw.question.now, in: almanac)
                        .slots(with: receiver, on: day...day)
                }
                #expect(apart == together, "seed \(seed)")
            }
        }
    }

    @Test("An almanac of other days gives the same, only slower")
    func elsewhere() {
        for seed in Self.seeds.prefix(40) {
            let draw = Draw(seed)
            let almanac = Almanac(draw.zone, holidaysOf: .metropolitan, covering: date("2030-01-01")...date("2030-01-02"))
            let other = SlotQuestion(for: draw.question.type, draw.question.party, by: .agents, now: draw.question.now, in: almanac)
            #expect(other.starts(with: draw.receivers, on: draw.days) == draw.question.starts(with: draw.receivers, on: draw.days), "seed \(seed)")
        }
    }

    @Test("What is shown can be booked, once per place; cancelled, it is as before")
    func cancel() {
        for seed in Self.seeds {
            var draw = Draw(seed)
            for var receiver in draw.receivers {
                let before = draw.question.slots(with: receiver, on: draw.days)
                guard let slot = before.randomElement(using: &draw.dice) else { continue }
                for _ in 0..<slot.free {
                    #expect(draw.question.isFree(slot.start, with: receiver), "seed \(seed)")
                    receiver.bookings.append(Booking(draw.taken(from: slot.start)))
                }
                #expect(!draw.question.isFree(slot.start, with: receiver), "seed \(seed)")
                receiver.bookings.removeLast(slot.free)
                #expect(draw.question.slots(with: receiver, on: draw.days) == before, "seed \(seed)")
            }
        }
    }

    @Test("With a reserve, people never see more than agents, and never a unit that is kept")
    func reserve() {
        for seed in Self.seeds {
            var draw = Draw(seed, by: .online)
            for var receiver in draw.receivers {
                let reserve = Reserve(.percent(draw.dice.number(0...100)), released: Release(daysBefore: draw.dice.number(0...3)))
                for index in receiver.openings.indices { receiver.openings[index].reserve = reserve }
                for slot in draw.question.slots(with: receiver, on: draw.days) {
                    #expect((0...slot.free).contains(slot.kept), "seed \(seed)")
                    #expect(slot.places(for: .online, at: draw.question.now) <= slot.places(for: .waitingList, at: draw.question.now))
                    #expect(slot.places(for: .online, at: slot.release.toEveryone * 60) == slot.free)
                }
            }
        }
    }
}
