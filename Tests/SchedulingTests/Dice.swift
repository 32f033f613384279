import Core
import Foundation
import Scheduling

/// Numbers drawn at random from a seed (SplitMix64): a test that fails fails again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func one<Element>(of items: [Element]) -> Element { items.randomElement(using: &self)! }

    /// The fortnight around the two changes of hour of 2026, or any other: none is ordinary for long.
    mutating func firstDay() -> LocalDate { one(of: [date("2026-03-23"), date("2026-10-19"), date("2026-04-30"), date("2027-01-25")]) }

    mutating func zone() -> TimeZone {
        TimeZone(identifier: one(of: ["Europe/Paris", "America/Miquelon", "Indian/Reunion", "Pacific/Noumea", "Australia/Lord_Howe"]))!
    }

    mutating func opening(from first: LocalDate) -> Opening {
        let start = number(0...95) * 15
        let hours = Hours(from: start, to: start + number(0...32) * 15)!
        let rhythm: Recurrence.Rhythm = one(of: [
            .once, .weekly(.mondayToFriday), .weekly(Weekdays([2, 6, 7])), .weekly(Weekdays(1...7), every: 2), .monthly(.last, weekday: 7),
        ])
        return Opening(Timetable(Recurrence(from: first.adding(days: number(-3...6)), rhythm), hours))
    }

    mutating func span(after minute: Minute, within days: Int, atMost length: Int) -> Span {
        let start = minute + number(0...days * 288) * 5
        return Span(start, start + number(0...length / 5) * 5)
    }

    mutating func receiver(_ id: Int64, from first: LocalDate, in zone: TimeZone) -> Receiver {
        let start = Int(first.start(in: zone).timeIntervalSince1970) / 60
        var receiver = Receiver(ReceiverID(id), capacity: one(of: [1, 1, 2, 3]), openings: (0...number(0...2)).map { _ in opening(from: first) })
        receiver.closures = (0..<number(0...2)).map { _ in .time(span(after: start, within: 12, atMost: 600)) }
        receiver.bookings = (0..<number(0...12)).map { _ in
            Booking(span(after: start, within: 12, atMost: 120), one(of: [.online, .offline]))
        }
        return receiver
    }

    mutating func type() -> AppointmentType {
        var type = AppointmentType(AppointmentTypeID(1), lasting: .each(.documents, minutes: number(1...9) * 5))
        type.grid = one(of: [.closeTogether, .closeTogether, .fromOpening(every: 15), .roundTimes(every: 20)])
        type.preparation = Preparation(before: one(of: [0, 0, 5]), after: one(of: [0, 0, 10]))
        return type
    }
}
