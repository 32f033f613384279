import Core
import Foundation

/// Appointments as a calendar program reads them (RFC 5545).
///
/// Times are those of the clock on the wall, with the time zone in the file: Outlook wants it there, and a change of law moves the appointment with
/// the clock.
public struct CalendarFile: Sendable {
    public enum Method: String, Sendable {
        case publish = "PUBLISH"
        /// To one person, by mail: their program offers to put it in the calendar (RFC 5546, 3.2.2).
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    public struct Event: Sendable {
        /// The same as long as the appointment lives: programs replace what has it.
        public var uid: String
        /// Rises with each change; else programs keep what they had (RFC 5545, 3.8.7.4).
        public var sequence: Int
        public var stamp: Date
        public var start: Date
        public var end: Date
        public var summary: String
        public var place: String
        public var description: String
        public var url: String
        public var isCancelled: Bool
        /// Who invites whom, in what leaves by mail.
        var invitation: Invitation?

        public init(
            uid: String, sequence: Int, stamp: Date, start: Date, end: Date, summary: String, place: String = "", description: String = "",
            url: String = "", isCancelled: Bool = false
        ) {
            (self.uid, self.sequence, self.stamp, self.start, self.end) = (uid, sequence, stamp, start, end)
            (self.summary, self.place, self.description, self.url, self.isCancelled) = (summary, place, description, url, isCancelled)
        }
    }

    /// What a request and its cancellation must have (RFC 5546, 3.2.2 and 3.2.5).
    struct Invitation: Sendable {
        var organizer: (name: String, address: EmailAddress)
        var attendee: (name: String, address: EmailAddress)

        /// They said yes by booking: nobody's program has to answer the town hall.
        fileprivate var lines: [String] {
            [
                "ORGANIZER;CN=\(Self.quoted(organizer.name)):mailto:\(organizer.address)",
                "ATTENDEE;CN=\(Self.quoted(attendee.name));ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:\(attendee.address)",
            ]
        }

        /// The value of a parameter (RFC 5545, 3.2): it has no escapes.
        private static func quoted(_ name: String) -> String {
            let kept = name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\"" && $0 != "\u{2028}" && $0 != "\u{2029}" }
            return "\"\(String(String.UnicodeScalarView(kept)))\""
        }
    }

    public var method: Method
    /// Shown by programs that subscribe.
    public var name: String?
    public var zone: TimeZone
    public var events: [Event]

    public init(_ method: Method = .publish, name: String? = nil, zone: TimeZone, events: [Event]) {
        (self.method, self.name, self.zone, self.events) = (method, name, zone, events)
    }

    public var text: String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Admilib//Rendez-vous//FR", "CALSCALE:GREGORIAN", "METHOD:\(method.rawValue)"]
        if let name { lines.append("X-WR-CALNAME:\(Self.escaped(name))") }
        lines += CalendarZone(zone, around: events.map(\.start)).lines
        for event in events { lines += self.lines(of: event) }
        return (lines + ["END:VCALENDAR"]).map(Self.folded).joined()
    }

    private func lines(of event: Event) -> [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:\(Self.escaped(event.uid))", "SEQUENCE:\(event.sequence)",
            "DTSTAMP:\(CalendarZone.stamp(event.stamp, offset: 0))Z", "DTSTART;TZID=\(zone.identifier):\(local(event.start))",
            "DTEND;TZID=\(zone.identifier):\(local(event.end))", "SUMMARY:\(Self.escaped(event.summary))",
            "STATUS:\(event.isCancelled ? "CANCELLED" : "CONFIRMED")",
        ]
        if !event.place.isEmpty { lines.append("LOCATION:\(Self.escaped(event.place))") }
        if !event.description.isEmpty { lines.append("DESCRIPTION:\(Self.escaped(event.description))") }
        if !event.url.isEmpty { lines.append("URL:\(event.url)") }
        lines += event.invitation?.lines ?? []
        return lines + ["END:VEVENT"]
    }

    private func local(_ date: Date) -> String { CalendarZone.stamp(date, offset: zone.secondsFromGMT(for: date)) }

    /// A text value (3.3.11). What is no line end is not let in: a control character would end the file for some programs.
    static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\", ";", ",": output += "\\\(scalar)"
            case "\n", "\r", "\u{2028}", "\u{2029}": output += "\\n"
            default: if scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\t" { output.unicodeScalars.append(scalar) }
            }
        }
        return output
    }

    /// At most 75 octets a line (3.1), never cut inside a character.
    static func folded(_ line: String) -> String {
        var (output, length) = ("", 0)
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 75 {
                output += "\r\n "
                length = 1
            }
            output.unicodeScalars.append(scalar)
            length += size
        }
        return output + "\r\n"
    }
}
