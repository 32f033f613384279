import Core
import Foundation
import Law

/// A case of `admilib slots`: some openings, and when one can come.
struct SlotCase {
    let id: String
    let days: ClosedRange<LocalDate>
    let receivers: [Receiver]
    let question: SlotQuestion
    /// Whether a start that several give is told once.
    let isPublic: Bool

    var starts: [Minute] {
        let starts = receivers.flatMap { question.starts(with: $0, on: days) }.sorted()
        return isPublic ? starts.withoutRepetition() : starts
    }

    var json: JSON {
        let clock = question.almanac.clock
        return ["id": .string(id), "starts": .array(starts.map { .string(clock.text(of: $0)) })]
    }
}

extension SlotCase {
    init(_ item: CaseField) throws(CaseFault) {
        id = try item["id"].text()
        let zone = try (item["tz"].ifPresent?.timeZone() ?? TimeZone(identifier: "Europe/Paris")) ?? .gmt
        days = try item["range"].days()
        let type = try AppointmentType(
            AppointmentTypeID(1), lasting: .fixed(item["duration_min"].number(in: 1...1440)), leadTime: LeadTime(item))
        let almanac = Almanac(zone, and: try item.holidays(), covering: days)
        question = SlotQuestion(for: type, now: try item["now"].second(in: zone), in: almanac)
        isPublic = try item["public"].ifPresent?.truth() ?? true
        receivers = try Self.receivers(of: item, in: zone)
    }

    /// One for each agent, with all the openings and all the busy time that are told of them; one for each opening without an agent.
    private static func receivers(of item: CaseField, in zone: TimeZone) throws(CaseFault) -> [Receiver] {
        let holdsOnHolidays = try item["work_on_holidays"].ifPresent?.truth() ?? false
        var (receivers, agents): ([Receiver], [String: Int]) = ([], [:])
        for opening in try item["openings"].items() {
            let read = try Opening(opening.object(), holdsOnHolidays: holdsOnHolidays)
            let busy = try opening.bookings(in: zone)
            let agent = try opening["agent"].ifPresent?.text()
            if let known = agent.flatMap({ agents[$0] }) {
                receivers[known].openings.append(read)
                receivers[known].bookings += busy
            } else {
                if let agent { agents[agent] = receivers.count }
                receivers.append(Receiver(ReceiverID(Int64(receivers.count + 1)), openings: [read], bookings: busy))
            }
        }
        return receivers
    }
}

extension LeadTime {
    fileprivate init(_ item: CaseField) throws(CaseFault) {
        let tenYears = 3650 * 86_400
        let minimum = try item["min_delay_s"].ifPresent?.number(in: 0...tenYears) ?? 0
        let maximum = try item["max_delay_s"].ifPresent?.number(in: 0...tenYears)
        self.init(minimum: minimum, horizon: maximum.map(Horizon.seconds) ?? .unlimited)
    }
}

extension Opening {
    fileprivate init(_ item: CaseField, holdsOnHolidays: Bool) throws(CaseFault) {
        let (start, told) = (try item["start"].minuteOfDay(), try item["end"].minuteOfDay(upTo: 1440))
        // 00:00 ends a day as 24:00 does. Any other end before the start is a slip: the contract has no opening that crosses midnight.
        let end = told == 0 ? 1440 : told
        guard start < end, let hours = Hours(from: start, to: end) else {
            throw item["end"].fault("an hour after the start, at the latest 24:00")
        }
        let recurrence = Recurrence(from: try item["first_day"].day(), try .init(item), until: try item["until"].ifPresent?.day())
        self.init(Timetable(recurrence, hours), holdsOnHolidays: holdsOnHolidays)
    }
}

extension Recurrence.Rhythm {
    /// With neither `weekly` nor `interval`, one day; with an interval alone, the weekday of the first day (RFC 5545, 3.3.10).
    fileprivate init(_ item: CaseField) throws(CaseFault) {
        let every = try item["interval"].ifPresent?.number(in: 1...520)
        guard let weekly = item["weekly"].ifPresent else {
            self = try every.map { every throws(CaseFault) in .weekly(Weekdays([try item["first_day"].day().weekday]), every: every) } ?? .once
            return
        }
        var days: [Int] = []
        for day in try weekly.items() { days.append(try day.number(in: 1...7)) }
        guard !days.isEmpty else { throw weekly.fault("at least one day of the week, 1 for Monday") }
        self = .weekly(Weekdays(days), every: every ?? 1)
    }
}

extension CaseField {
    /// Two years at most: nobody books further, and a slip of the keyboard is not ten years of slots.
    fileprivate func days() throws(CaseFault) -> ClosedRange<LocalDate> {
        let (from, to) = try pair()
        let (first, last) = (try from.day(), try to.day())
        guard first <= last else { throw fault("a last day that is not before the first") }
        guard last.dayNumber - first.dayNumber <= 731 else { throw fault("two years at most") }
        return first...last
    }

    fileprivate func holidays() throws(CaseFault) -> Set<LocalDate> {
        var days: Set<LocalDate> = []
        for day in try self["holidays"].ifPresent?.items() ?? [] { days.insert(try day.day()) }
        return days
    }

    fileprivate func bookings(in zone: TimeZone) throws(CaseFault) -> [Booking] {
        var bookings: [Booking] = []
        for busy in try self["busy"].ifPresent?.items() ?? [] { bookings.append(Booking(try busy.span(in: zone))) }
        return bookings
    }
}
