import Core
import Foundation

/// What is wrong with a calendar that somebody gives us.
public enum CalendarFault: Error, Equatable, Sendable {
    /// It does not begin as a calendar does: a page of a web site, most often.
    case notACalendar
    /// It ends in the middle.
    case unfinished
    case tooLarge
    /// More events, or more repetitions, than an agenda has.
    case tooMuch
    /// A line that says nothing we can read.
    case unreadable(line: Int)
    /// A way of coming back that we do not compute: refused rather than left out, for the agent would be shown as free.
    case unknownRhythm(line: Int)
}

/// Somebody's calendar (RFC 5545), as the time that it takes: titles, guests and places are not read, and nothing of them is kept.
///
/// Events that say they take no time (`TRANSP:TRANSPARENT`) and cancelled ones are left out. A time without a zone is on the clock of the place; a
/// zone is known by its name, by the names that Windows gives, or by the place in its description; any other is taken for the clock of the place.
public struct ImportedCalendar: Sendable {
    /// In bytes.
    public static let largest = 2_000_000
    static let mostEvents = 5000
    /// Days looked at in one computation, and stretches of time that come out of it.
    static let mostSteps = 1_000_000
    static let mostSpans = 20_000

    let events: [CalendarEvent]
    private let kept: [String]

    /// Only what tells the time: to be kept, and read again.
    public var reduced: String { kept.joined(separator: "\r\n") + "\r\n" }

    /// - Parameter zone: of the place.
    public init(_ text: String, in zone: TimeZone) throws(CalendarFault) {
        guard text.utf8.count <= Self.largest else { throw .tooLarge }
        let text = Text.trimmed(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
        guard text.prefix(15).uppercased() == "BEGIN:VCALENDAR" else { throw .notACalendar }
        var reading = CalendarReading(zone: zone)
        for line in try CalendarLine.lines(of: text) { try reading.take(line) }
        guard reading.isOver else { throw .unfinished }
        (events, kept) = (reading.events, reading.kept)
    }

    /// One calendar given in pieces, an object for each of its events, as a CalDAV server does. Its bounds are those of a calendar, for all together.
    public init(pieces: [String], in zone: TimeZone) throws(CalendarFault) {
        var (events, kept, size) = ([CalendarEvent](), ["BEGIN:VCALENDAR"], 0)
        for piece in pieces {
            let one = try ImportedCalendar(piece, in: zone)
            events += one.events
            // Without its own beginning and end.
            kept += one.kept.dropFirst().dropLast()
            size += one.reduced.utf8.count
            guard events.count <= Self.mostEvents else { throw .tooMuch }
            guard size <= Self.largest else { throw .tooLarge }
        }
        (self.events, self.kept) = (events, kept + ["END:VCALENDAR"])
    }

    /// The time that is taken on these days, in order, without repetition.
    public func busy(on days: ClosedRange<LocalDate>) throws(CalendarFault) -> [Span] {
        // An occurrence that was changed is an event of its own, and no more one of its series (RECURRENCE-ID).
        var moved: [String: Set<Minute>] = [:]
        for event in events { if let original = event.replaces { moved[event.uid, default: []].insert(original) } }
        var (spans, steps) = ([Span](), 0)
        for event in events where event.takesTime {
            let except = event.replaces == nil ? moved[event.uid] ?? [] : []
            spans += try event.spans(on: days, except: except, steps: &steps)
            if spans.count > Self.mostSpans { throw .tooMuch }
        }
        return Span.united(spans)
    }
}

/// A file being read, line after line.
struct CalendarReading {
    let zone: TimeZone
    private(set) var events: [CalendarEvent] = []
    private(set) var kept: [String] = []
    private(set) var isOver = false
    private var open: [String] = []
    private var lines: [CalendarLine] = []
    private var zones = CalendarZones()

    init(zone: TimeZone) { self.zone = zone }

    /// What tells when, and no more.
    private static let telling: Set = [
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "TRANSP", "TZID", "X-LIC-LOCATION",
    ]
    private static let deepest = 5

    mutating func take(_ line: CalendarLine) throws(CalendarFault) {
        if isOver { throw .unreadable(line: line.number) }
        switch line.name {
        case "BEGIN": try begin(line)
        case "END": try end(line)
        default:
            guard Self.telling.contains(line.name) else { return }
            if open == ["VCALENDAR", "VEVENT"] { lines.append(line) }
            if open == ["VCALENDAR", "VTIMEZONE"] { zones.note(line) }
            if open.count == 2, open[1] == "VEVENT" || line.name == "TZID" || line.name == "X-LIC-LOCATION" { kept.append(line.text) }
        }
    }

    private mutating func begin(_ line: CalendarLine) throws(CalendarFault) {
        let name = line.value.uppercased()
        guard open.count < Self.deepest, (name == "VCALENDAR") == open.isEmpty else { throw .unreadable(line: line.number) }
        open.append(name)
        if isKept { kept.append("BEGIN:\(name)") }
        if name == "VTIMEZONE" { zones.begin() }
    }

    private mutating func end(_ line: CalendarLine) throws(CalendarFault) {
        guard let last = open.last, last == line.value.uppercased() else { throw .unreadable(line: line.number) }
        if isKept { kept.append("END:\(last)") }
        if open == ["VCALENDAR", "VEVENT"] {
            events.append(try CalendarEvent(lines, zones, zone, line: line.number))
            lines = []
            if events.count > ImportedCalendar.mostEvents { throw .tooMuch }
        }
        open.removeLast()
        isOver = open.isEmpty
    }

    /// Alarms and the rules of zones are not.
    private var isKept: Bool { open.count == 1 || (open.count == 2 && (open[1] == "VEVENT" || open[1] == "VTIMEZONE")) }
}

extension CalendarLine {
    fileprivate var text: String {
        let parameters = parameters.filter { ["TZID", "VALUE"].contains($0.key) }.sorted { $0.key < $1.key }.map { ";\($0.key)=\"\($0.value)\"" }
        return name + parameters.joined() + ":" + value
    }
}

/// The zones that a calendar names.
struct CalendarZones {
    private var known: [String: TimeZone] = [:]
    private var current = ""

    mutating func begin() { current = "" }

    mutating func note(_ line: CalendarLine) {
        if line.name == "TZID" { current = line.value } else if !current.isEmpty { known[current] = TimeZone(identifier: line.value) }
    }

    /// - Returns: `nil` for a name that says nothing.
    func zone(_ name: String) -> TimeZone? {
        if let zone = known[name] ?? TimeZone(identifier: Self.windows[name] ?? name) { return zone }
        // « /freeassociation.sourceforge.net/Europe/Paris »
        let parts = name.split(separator: "/").suffix(2)
        return parts.count == 2 ? TimeZone(identifier: parts.joined(separator: "/")) : nil
    }

    /// How Outlook calls the zones of our towns and their neighbours (CLDR, windowsZones.xml).
    private static let windows = [
        "Romance Standard Time": "Europe/Paris", "W. Europe Standard Time": "Europe/Berlin", "Central Europe Standard Time": "Europe/Budapest",
        "Central European Standard Time": "Europe/Warsaw", "GMT Standard Time": "Europe/London", "Mauritius Standard Time": "Indian/Reunion",
        "SA Western Standard Time": "America/Martinique", "SA Eastern Standard Time": "America/Cayenne",
        "Saint Pierre Standard Time": "America/Miquelon", "E. Africa Standard Time": "Indian/Mayotte",
        "Central Pacific Standard Time": "Pacific/Noumea", "Hawaiian Standard Time": "Pacific/Tahiti",
    ]
}
