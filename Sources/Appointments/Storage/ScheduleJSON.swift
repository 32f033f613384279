import Core
import Law
import Scheduling

/// Hours, closures and rules of types, as the database keeps them. What was written by a release is read by the next ones: names never change.
extension Timetable {
    var json: JSON {
        [
            "first": .string(days.first.description), "until": days.until.map { .string($0.description) } ?? .null, "rhythm": days.rhythm.json,
            "from": .int(hours.start), "to": .int(hours.end),
        ]
    }

    init?(_ json: JSON) {
        guard let first = json["first"]?.string.flatMap({ LocalDate($0) }), let rhythm = json["rhythm"].flatMap(Recurrence.Rhythm.init),
            let from = json["from"]?.int, let to = json["to"]?.int, let hours = Hours(from: from, to: to)
        else { return nil }
        self.init(Recurrence(from: first, rhythm, until: json["until"]?.string.flatMap { LocalDate($0) }), hours)
    }
}

extension Recurrence.Rhythm {
    fileprivate var json: JSON {
        switch self {
        case .once: ["kind": "once"]
        case .weekly(let days, let every): ["kind": "weekly", "days": .array((1...7).filter(days.contains).map { .int($0) }), "every": .int(every)]
        case .monthly(let rank, let weekday, let every):
            ["kind": "monthly", "rank": .int(rank.rawValue), "weekday": .int(weekday), "every": .int(every)]
        case .dates(let dates): ["kind": "dates", "dates": .array(dates.sorted().map { .string($0.description) })]
        }
    }

    fileprivate init?(_ json: JSON) {
        switch json["kind"]?.string {
        case "once": self = .once
        case "weekly": self = .weekly(Weekdays((json["days"]?.array ?? []).compactMap(\.int)), every: max(1, json["every"]?.int ?? 1))
        case "monthly":
            guard let rank = json["rank"]?.int.flatMap(Recurrence.Rank.init), let weekday = json["weekday"]?.int else { return nil }
            self = .monthly(rank, weekday: weekday, every: max(1, json["every"]?.int ?? 1))
        case "dates": self = .dates(Set((json["dates"]?.array ?? []).compactMap(\.string).compactMap { LocalDate($0) }))
        default: return nil
        }
    }
}

extension Opening {
    /// Its place is that of its desk.
    var json: JSON {
        [
            "times": times.json, "types": types.map { .array($0.sorted().map { .int(Int($0.rawValue)) }) } ?? .null,
            "reserve": reserve?.json ?? .null, "holidays": .bool(holdsOnHolidays),
        ]
    }

    init?(_ json: JSON, at place: PlaceID, seed: UInt64) {
        guard let times = json["times"].flatMap(Timetable.init) else { return nil }
        let types = json["types"]?.array.map { Set($0.compactMap(\.int).map { AppointmentTypeID(Int64($0)) }) }
        self.init(
            times, at: place, for: types, reserve: json["reserve"].flatMap { Reserve($0, seed: seed) },
            holdsOnHolidays: json["holidays"]?.bool ?? false)
    }
}

extension Reserve {
    fileprivate var json: JSON {
        let (kind, count): (String, Int) =
            switch size {
            case .percent(let percent): ("percent", percent)
            case .number(let number): ("number", number)
            }
        var hour: JSON = .null
        if case .at(let minute) = release.hour { hour = .int(minute) }
        return [
            "kind": .string(kind), "count": .int(count), "days": .int(release.daysBefore), "hour": hour, "delay": .int(release.delay),
            "headStart": .int(release.headStart),
        ]
    }

    /// - Parameter seed: the installation's own; it is not kept with the hours.
    fileprivate init?(_ json: JSON, seed: UInt64) {
        guard let count = json["count"]?.int, let days = json["days"]?.int else { return nil }
        let hour: Release.Hour = json["hour"]?.int.map { .at($0) } ?? .ofSession
        self.init(
            json["kind"]?.string == "number" ? .number(count) : .percent(count),
            released: Release(daysBefore: days, at: hour, delay: json["delay"]?.int ?? 0, headStart: json["headStart"]?.int ?? 0, seed: seed))
    }
}

extension Closure {
    var json: JSON {
        switch self {
        case .time(let span): ["kind": "time", "from": .int(span.start), "to": .int(span.end)]
        case .days(let first, let last): ["kind": "days", "first": .string(first.description), "last": .string(last.description)]
        case .repeated(let times): ["kind": "repeated", "times": times.json]
        case .yearly(let first, let last): ["kind": "yearly", "first": .string(first.description), "last": .string(last.description)]
        // One list of numbers: an agenda has thousands.
        case .times(let spans): ["kind": "times", "minutes": .array(spans.flatMap { [.int($0.start), .int($0.end)] })]
        }
    }

    init?(_ json: JSON) {
        switch json["kind"]?.string {
        case "time":
            guard let from = json["from"]?.int, let to = json["to"]?.int else { return nil }
            self = .time(Span(from, to))
        case "days", "yearly":
            guard let first = json["first"]?.string.flatMap({ LocalDate($0) }), let last = json["last"]?.string.flatMap({ LocalDate($0) }) else {
                return nil
            }
            self = json["kind"]?.string == "days" ? .days(first, last) : .yearly(first, last)
        case "repeated":
            guard let times = json["times"].flatMap(Timetable.init) else { return nil }
            self = .repeated(times)
        case "times":
            let minutes = (json["minutes"]?.array ?? []).compactMap(\.int)
            guard minutes.count % 2 == 0 else { return nil }
            self = .times(stride(from: 0, to: minutes.count, by: 2).map { Span(minutes[$0], minutes[$0 + 1]) })
        default: return nil
        }
    }
}
