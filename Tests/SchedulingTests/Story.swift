import Core
import Foundation
import Law
import Scheduling

let paris = TimeZone(identifier: "Europe/Paris")!

/// A day as tests write it.
func date(_ text: String) -> LocalDate { LocalDate(text)! }

/// `2026-06-16 09:00` on the clock of a place, in seconds since 1970.
func seconds(_ text: String, in zone: TimeZone = paris) -> Int {
    let parts = text.split(separator: " ")
    let clock = parts[1].split(separator: ":").map { Int($0)! } + [0]
    let second = clock[0] * 3600 + clock[1] * 60 + clock[2]
    return Int(date(String(parts[0])).instant(secondOfDay: Double(second), in: zone).timeIntervalSince1970)
}

func minute(_ text: String, in zone: TimeZone = paris) -> Minute { seconds(text, in: zone) / 60 }

/// From an hour to another of one day.
func span(_ day: String, _ from: String, _ to: String, in zone: TimeZone = paris) -> Span {
    Span(minute("\(day) \(from)", in: zone), minute("\(day) \(to)", in: zone))
}

/// `hours("09:00", "12:00")`; past `24:00`, on the next day.
func hours(_ from: String, _ to: String) -> Hours {
    let ends = [from, to].map { $0.split(separator: ":").map { Int($0)! } }.map { $0[0] * 60 + $0[1] }
    return Hours(from: ends[0], to: ends[1])!
}

func opening(_ first: String, _ from: String, _ to: String, _ rhythm: Recurrence.Rhythm = .once, until: String? = nil) -> Opening {
    Opening(Timetable(Recurrence(from: date(first), rhythm, until: until.map(date)), hours(from, to)))
}

/// What most tests ask: identity cards, fifteen minutes, at one desk.
struct Story {
    var type = AppointmentType(AppointmentTypeID(1), lasting: .fixed(15), leadTime: LeadTime(horizon: .seconds(4000 * 86_400)))
    var party = Party()
    var desk = Receiver(ReceiverID(1), openings: [])
    var zone = paris
    var region: Region?
    var now = "2026-01-05 08:00"

    func question(on first: String, to last: String? = nil, by audience: Audience = .online) -> SlotQuestion {
        let almanac = Almanac(zone, holidaysOf: region, covering: date(first)...date(last ?? first))
        return SlotQuestion(for: type, party, by: audience, now: seconds(now, in: zone), in: almanac)
    }

    func starts(on first: String, to last: String? = nil, by audience: Audience = .online) -> [Minute] {
        question(on: first, to: last, by: audience).starts(with: desk, on: date(first)...date(last ?? first))
    }

    /// The hours of one day: `["09:00", "09:15"]`.
    func times(on day: String, by audience: Audience = .online) -> [String] {
        let clock = WallClock(zone, covering: date(day)...date(day))
        return starts(on: day, by: audience).map { String(clock.text(of: $0).dropFirst(11).prefix(5)) }
    }

    /// The days, each once: `["2026-06-16"]`.
    func days(from first: String, to last: String) -> [String] {
        let clock = WallClock(zone, covering: date(first)...date(last))
        let days = starts(on: first, to: last).map { String(clock.text(of: $0).prefix(10)) }
        return Set(days).sorted()
    }
}
