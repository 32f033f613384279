import Core
import Foundation
import Scheduling
import Testing

@testable import Appointments

@Suite("Calendar files (RFC 5545)")
struct CalendarFileTests {
    private func event(_ summary: String = "Carte d'identité", at time: String = "2026-06-16 09:00", sequence: Int = 0) -> CalendarFile.Event {
        let start = Date(timeIntervalSince1970: Double(Town.minute(time) * 60))
        return CalendarFile.Event(
            uid: "7K3M-Q2XN-8W4P@admiville.example", sequence: sequence, stamp: Town.now, start: start, end: start + 900, summary: summary,
            place: "Mairie, 1 place de la Mairie", description: "À apporter ;\n- une photo")
    }

    @Test(
        "Times are on the clock on the wall, in summer and in winter",
        arguments: [("2026-06-16 09:00", "20260616T090000"), ("2026-12-16 09:00", "20261216T090000")])
    func wallClock(time: String, written: String) throws {
        let read = try ReadCalendar(CalendarFile(zone: Town.paris, events: [event(at: time)]).text)

        #expect(read.values["DTSTART;TZID=Europe/Paris"] == written)
        #expect(read.values["TZID"] == "Europe/Paris" && read.values["METHOD"] == "PUBLISH")
    }

    /// Each observance holds from its start on: the last one that began before a time tells its offset.
    @Test(
        "The zone in the file tells the offset of every hour of the year around",
        arguments: ["Europe/Paris", "America/Miquelon", "Indian/Reunion", "Pacific/Noumea"])
    func zone(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let read = try ReadCalendar(CalendarFile(zone: zone, events: [event()]).text)

        for hour in stride(from: -180 * 24, to: 180 * 24, by: 7) {
            let instant = event().start + Double(hour) * 3600
            #expect(read.offset(at: instant) == zone.secondsFromGMT(for: instant), "\(instant)")
        }
    }

    @Test(
        "Any text comes back as it was, whatever it holds",
        arguments: [
            "Rendez-vous, à 9 h ; c'est \\ écrit", "Ligne\nautre ligne", String(repeating: "é", count: 200), String(repeating: "👩‍👩‍👧‍👦", count: 30),
            "BEGIN:VEVENT\r\nX:1",
            "tab\tet contrôle\u{1}",
        ])
    func text(summary: String) throws {
        let file = CalendarFile(zone: Town.paris, events: [event(summary)]).text
        let read = try ReadCalendar(file)

        #expect(read.texts["SUMMARY"] == summary.replacing("\r\n", with: "\n").replacing("\u{1}", with: ""))
        let lines = file.utf8.split(separator: 0x0A)
        #expect(lines.allSatisfy { $0.count <= 76 && $0.last == 0x0D })
    }

    @Test("An invitation names who invites and who comes, and asks for no answer")
    func invitation() throws {
        var invited = event()
        invited.invitation = .init(
            organizer: ("Ville d'Admiville", EmailAddress("mairie@admiville.example")!),
            attendee: ("Amina \"A\": D\n", EmailAddress("amina@exemple.fr")!))

        let read = try ReadCalendar(CalendarFile(.request, zone: Town.paris, events: [invited]).text)

        #expect(read.values["METHOD"] == "REQUEST")
        let lines = CalendarFile(.request, zone: Town.paris, events: [invited]).text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
        #expect(lines.contains("ORGANIZER;CN=\"Ville d'Admiville\":mailto:mairie@admiville.example"))
        #expect(
            lines.contains(
                "ATTENDEE;CN=\"Amina A: D\";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:amina@exemple.fr"))
    }

    @Test("A change keeps its UID and raises its SEQUENCE; a cancellation says so", arguments: [Appointment.State.booked, .excused])
    func changes(state: Appointment.State) throws {
        var cancelled = event(sequence: 3)
        cancelled.isCancelled = state.isCancelled

        let read = try ReadCalendar(CalendarFile(state.isCancelled ? .cancel : .publish, zone: Town.paris, events: [cancelled]).text)

        #expect(read.values["UID"] == event().uid && read.values["SEQUENCE"] == "3")
        #expect(read.values["STATUS"] == (state.isCancelled ? "CANCELLED" : "CONFIRMED"))
    }
}

/// A calendar read otherwise than it is written: unfolded, then line by line.
private struct ReadCalendar {
    var values: [String: String] = [:]
    var observances: [(start: String, from: Int, to: Int)] = []

    struct Malformed: Error {}

    init(_ text: String) throws {
        guard text.hasSuffix("END:VCALENDAR\r\n") else { throw Malformed() }
        var (open, one): ([String], [String: String]) = ([], [:])
        for line in Self.unfolded(text) {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { throw Malformed() }
            switch parts[0] {
            case "BEGIN": (open, one) = (open + [parts[1]], [:])
            case "END":
                guard open.popLast() == parts[1] else { throw Malformed() }
                if ["STANDARD", "DAYLIGHT"].contains(parts[1]) {
                    observances.append((one["DTSTART"] ?? "", Self.seconds(one["TZOFFSETFROM"]), Self.seconds(one["TZOFFSETTO"])))
                }
            default: (one[parts[0]], values[parts[0]]) = (parts[1], parts[1])
            }
        }
        guard open.isEmpty else { throw Malformed() }
    }

    /// By bytes: for Swift, a space and the accent that a fold put after it are one character.
    private static func unfolded(_ text: String) -> [String] {
        var lines: [[UInt8]] = [[]]
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte != 0x0D {
                lines[lines.count - 1].append(byte)
            } else if bytes.starts(with: [0x0A, 0x20]) {
                bytes = bytes.dropFirst(2)
            } else {
                bytes = bytes.dropFirst()
                lines.append([])
            }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.isEmpty }
    }

    /// The values that are texts, without their backslashes.
    var texts: [String: String] {
        values.mapValues { value in
            var (output, isEscaped) = ("", false)
            for scalar in value.unicodeScalars {
                if isEscaped {
                    output.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else {
                    output.unicodeScalars.append(scalar)
                }
            }
            return output
        }
    }

    func offset(at instant: Date) -> Int {
        let past = observances.filter { Self.instant($0.start, offset: $0.from) <= instant }
        return past.max { Self.instant($0.start, offset: $0.from) < Self.instant($1.start, offset: $1.from) }?.to ?? .min
    }

    private static func instant(_ stamp: String, offset: Int) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let digits = stamp.filter(\.isNumber).map { Int(String($0))! }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let parts = DateComponents(
            year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: number(8..<10), minute: number(10..<12), second: number(12..<14))
        return calendar.date(from: parts)! - Double(offset)
    }

    private static func seconds(_ offset: String?) -> Int {
        let digits = Int(offset?.dropFirst() ?? "") ?? 0
        return (digits / 100 * 3600 + digits % 100 * 60) * (offset?.hasPrefix("-") == true ? -1 : 1)
    }
}
