import Core
import Foundation
import Testing

@testable import Scheduling

@Suite("Imported calendars")
struct ImportedCalendarTests {
    static let paris = TimeZone(identifier: "Europe/Paris")!
    static let year = LocalDate("2026-01-01")!...LocalDate("2026-12-31")!

    static func file(_ events: String...) -> String {
        let bodies = events.map { "BEGIN:VEVENT\r\n\($0.replacing("\n", with: "\r\n"))\r\nEND:VEVENT\r\n" }
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + bodies.joined() + "END:VCALENDAR\r\n"
    }

    /// `2026-06-16T09:00+02:00/10:00`, in Paris.
    static func busy(_ text: String, on days: ClosedRange<LocalDate> = year) throws -> [String] {
        let clock = WallClock(paris, covering: days)
        return try ImportedCalendar(text, in: paris).busy(on: days).map { "\(clock.text(of: $0.start)) \($0.minutes)" }
    }

    static func days(_ rule: String, from start: String = "20260105T090000", _ more: String = "") throws -> [String] {
        try busy(file("DTSTART:\(start)\nDURATION:PT1H\nRRULE:\(rule)\(more.isEmpty ? "" : "\n" + more)")).map { String($0.dropFirst(5).prefix(5)) }
    }

    @Test("In pieces, it is one calendar: the same time, kept so that it is read again, and bounded as one")
    func pieces() throws {
        let first = Self.file("UID:a\nSUMMARY:Dentiste\nDTSTART:20260616T070000Z\nDURATION:PT1H")
        let second = Self.file("UID:b\nDTSTART:20260616T073000Z\nDURATION:PT1H")

        let calendar = try ImportedCalendar(pieces: [first, second], in: Self.paris)

        #expect(try Self.busy(calendar.reduced) == ["2026-06-16T09:00+02:00 90"])
        #expect(try calendar.busy(on: Self.year) == ImportedCalendar(calendar.reduced, in: Self.paris).busy(on: Self.year))
        #expect(!calendar.reduced.contains("Dentiste"))
        #expect(try ImportedCalendar(ImportedCalendar(pieces: [], in: Self.paris).reduced, in: Self.paris).busy(on: Self.year).isEmpty)
        #expect(throws: CalendarFault.tooMuch) {
            try ImportedCalendar(pieces: Array(repeating: first, count: ImportedCalendar.mostEvents + 1), in: Self.paris)
        }
        #expect(throws: CalendarFault.notACalendar) { try ImportedCalendar(pieces: [first, "rien"], in: Self.paris) }
    }

    @Test("An hour is on its own clock: in UTC, in a zone, by a name of Windows, or on the wall of the place")
    func zones() throws {
        let starts = [
            "DTSTART:20260616T070000Z", "DTSTART;TZID=Europe/Paris:20260616T090000", "DTSTART;TZID=\"Romance Standard Time\":20260616T090000",
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20260616T090000", "DTSTART:20260616T090000",
            "DTSTART;TZID=America/New_York:20260616T030000",
        ]
        for start in starts { #expect(try Self.busy(Self.file("\(start)\nDURATION:PT30M")) == ["2026-06-16T09:00+02:00 30"], "\(start)") }
    }

    @Test("A zone that only its description places is known by it")
    func describedZone() throws {
        let zone =
            "BEGIN:VTIMEZONE\r\nTZID:Bureau\r\nX-LIC-LOCATION:Europe/London\r\nBEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nEND:STANDARD\r\n"
            + "END:VTIMEZONE\r\n"
        let text = Self.file("DTSTART;TZID=Bureau:20260616T080000\nDTEND;TZID=Bureau:20260616T090000")
            .replacing("VERSION:2.0\r\n", with: "VERSION:2.0\r\n" + zone)

        #expect(try Self.busy(text) == ["2026-06-16T09:00+02:00 60"])
    }

    @Test("A whole day is from midnight to midnight, of 23 hours in spring; free and cancelled events take nothing")
    func wholeDays() throws {
        let text = Self.file(
            "DTSTART;VALUE=DATE:20260329\nSUMMARY:Congé", "DTSTART;VALUE=DATE:20260601\nDTEND;VALUE=DATE:20260603",
            "DTSTART:20260701T090000\nDURATION:PT1H\nTRANSP:TRANSPARENT", "DTSTART:20260702T090000\nDURATION:PT1H\nSTATUS:CANCELLED",
            "DTSTART:20260703T090000")

        #expect(try Self.busy(text) == ["2026-03-29T00:00+01:00 1380", "2026-06-01T00:00+02:00 2880"])
    }

    @Test("Nine o'clock stays nine o'clock over a change of hour")
    func changeOfHour() throws {
        let found = try Self.busy(Self.file("DTSTART;TZID=Europe/Paris:20260323T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2"))

        #expect(found == ["2026-03-23T09:00+01:00 60", "2026-03-30T09:00+02:00 60"])
    }

    static let rules: [(String, [String])] = [
        ("FREQ=DAILY;COUNT=3", ["01-05", "01-06", "01-07"]), ("FREQ=DAILY;INTERVAL=10;UNTIL=20260125T080000Z", ["01-05", "01-15", "01-25"]),
        ("FREQ=DAILY;INTERVAL=10;UNTIL=20260125T075959Z", ["01-05", "01-15"]), ("FREQ=DAILY;UNTIL=20260106", ["01-05", "01-06"]),
        ("FREQ=DAILY;BYDAY=MO,WE;COUNT=4", ["01-05", "01-07", "01-12", "01-14"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4", ["01-05", "01-09", "01-19", "01-23"]),
        ("FREQ=WEEKLY;COUNT=2", ["01-05", "01-12"]), ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", ["01-05", "02-02", "03-02"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["01-05", "01-30", "02-27"]), ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", ["01-05", "01-31", "03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ["01-05", "01-31", "02-28"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", ["01-05", "01-30", "02-27"]),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=8;COUNT=2", ["01-05", "05-08"]), ("FREQ=YEARLY;INTERVAL=2", ["01-05"]),
        ("FREQ=MONTHLY;INTERVAL=5", ["01-05", "06-05", "11-05"]),
    ]

    @Test("Events come back as their rule says", arguments: rules)
    func recurrences(rule: String, expected: [String]) throws { #expect(try Self.days(rule) == expected) }

    @Test("What began years ago is found without counting every day since, and what is counted is")
    func old() throws {
        #expect(try Self.days("FREQ=MONTHLY;INTERVAL=5", from: "20010831T090000") == ["03-31", "08-31"])
        #expect(try Self.days("FREQ=DAILY;COUNT=8767", from: "20020101T090000").last == "01-01")
    }

    @Test("A day may be left out, added, or moved alone")
    func exceptions() throws {
        let left = try Self.days("FREQ=DAILY;COUNT=4", "EXDATE:20260106T090000\nEXDATE;VALUE=DATE:20260107\nRDATE:20260120T090000")
        let moved = Self.file(
            "UID:a\nDTSTART:20260105T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2",
            "UID:a\nRECURRENCE-ID:20260106T090000\nDTSTART:20260106T150000\nDURATION:PT2H")

        #expect(left == ["01-05", "01-08", "01-20"])
        #expect(try Self.busy(moved) == ["2026-01-05T09:00+01:00 60", "2026-01-06T15:00+01:00 120"])
    }

    @Test("Folded lines, quotes, alarms and line ends of any kind are read")
    func writing() throws {
        let text = Self.file(
            "DTSTART;X-A=\"b:c;d\";TZID=Europe/Paris:202606\n 16T090000\nDURATION:PT1H\nBEGIN:VALARM\nDTSTART:rien\nTRIGGER:-PT15M\nEND:VALARM")

        #expect(try Self.busy(text) == ["2026-06-16T09:00+02:00 60"])
        #expect(try Self.busy("\u{FEFF}" + text.replacing("\r\n", with: "\n")) == ["2026-06-16T09:00+02:00 60"])
    }

    @Test("What is kept tells the same time, and no title")
    func reduced() throws {
        let text = Self.file(
            "UID:a\nSUMMARY:Médecin\nATTENDEE:mailto:a@b.fr\nDTSTART;TZID=\"Romance Standard Time\":20260616T090000\nDURATION:PT1H\n"
                + "RRULE:FREQ=WEEKLY;COUNT=3")
        let calendar = try ImportedCalendar(text, in: Self.paris)

        let again = try ImportedCalendar(calendar.reduced, in: Self.paris)

        #expect(try again.busy(on: Self.year) == calendar.busy(on: Self.year))
        #expect(!calendar.reduced.contains("Médecin") && !calendar.reduced.contains("mailto"))
        #expect(again.reduced == calendar.reduced)
    }

    static let wrong: [(String, CalendarFault)] = [
        ("<html><body>Connexion</body></html>", .notACalendar), ("", .notACalendar), ("BEGIN:VCARD\r\nEND:VCARD", .notACalendar),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", .unfinished), (file("SUMMARY:Sans date"), .unreadable(line: 5)),
        (file("DTSTART:20260230"), .unreadable(line: 4)), (file("DTSTART:20260616T990000"), .unreadable(line: 4)),
        (file("DTSTART:20260616T100000\nDTEND:20260616T090000"), .unreadable(line: 5)),
        (file("DTSTART:20260616T100000\nRRULE:FREQ=SECONDLY"), .unknownRhythm(line: 5)),
        (file("DTSTART:20260616T100000\nRRULE:FREQ=YEARLY;BYWEEKNO=3"), .unknownRhythm(line: 5)),
        (file("DTSTART:20260616T100000\nRRULE:FREQ=DAILY;INTERVAL=0"), .unreadable(line: 5)),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", .unreadable(line: 3)),
        (String(repeating: "BEGIN:VCALENDAR\r\n", count: 2), .unreadable(line: 2)),
    ]

    @Test("What cannot be read says where", arguments: wrong)
    func faults(text: String, fault: CalendarFault) { #expect(throws: fault) { try ImportedCalendar(text, in: Self.paris) } }

    @Test("Bombs are refused, whatever they are made of")
    func bombs() throws {
        let event = "DTSTART:20200101T000000\nDURATION:PT1M\nRRULE:FREQ=DAILY"
        let many = Self.file(String(repeating: event + "\nEND:VEVENT\nBEGIN:VEVENT\n", count: 5001) + event)
        let long = Self.file("DTSTART:20200101T000000\nSUMMARY:" + String(repeating: "a\n ", count: 120_000))
        let endless = "DTSTART:00010101\nRRULE:FREQ=DAILY;COUNT=9999999\nEND:VEVENT\nBEGIN:VEVENT\n"
        let counted = Self.file(String(repeating: endless, count: 20) + "DTSTART:20260101")

        #expect(throws: CalendarFault.tooMuch) { try ImportedCalendar(many, in: Self.paris) }
        #expect(throws: CalendarFault.unreadable(line: 5)) { try ImportedCalendar(long, in: Self.paris) }
        #expect(throws: CalendarFault.tooLarge) { try ImportedCalendar(String(repeating: "A", count: 2_000_001), in: Self.paris) }
        let calendar = try ImportedCalendar(counted, in: Self.paris)
        #expect(throws: CalendarFault.tooMuch) { try calendar.busy(on: Self.year) }
    }

    @Test("A thousand broken calendars are read or refused, and none breaks the reader")
    func fuzz() {
        var dice = Dice(seed: 7)
        let good = Array(
            Self.file(
                "UID:a\nDTSTART;TZID=Europe/Paris:20260105T090000\nDTEND;TZID=Europe/Paris:20260105T100000\n"
                    + "RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231T000000Z\nEXDATE:20260210T090000",
                "DTSTART;VALUE=DATE:20260601\nDURATION:P2D"
            ).utf8)
        var read = 0
        for _ in 0..<1000 {
            var bytes = good
            for _ in 0...Int(dice.next() % 4) {
                let place = Int(dice.next() % UInt64(bytes.count))
                switch dice.next() % 3 {
                case 0: bytes[place] = UInt8(32 + dice.next() % 95)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: Array("9999999999".utf8), at: place)
                }
            }
            guard let calendar = try? ImportedCalendar(String(decoding: bytes, as: UTF8.self), in: Self.paris) else { continue }
            read += 1
            let spans = (try? calendar.busy(on: Self.year)) ?? []
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end < $1.start } && spans.allSatisfy { !$0.isEmpty })
        }
        #expect(read > 0 && read < 1000)
    }
}

@Suite("A closure made of a calendar")
struct CalendarClosureTests {
    @Test("It takes its times, and those that cross the window's edge")
    func spans() {
        let days = LocalDate("2026-06-15")!...LocalDate("2026-06-16")!
        let almanac = Almanac(ImportedCalendarTests.paris, covering: days)
        let (first, second) = (almanac.wholeDay(days.lowerBound.dayNumber), almanac.wholeDay(days.upperBound.dayNumber))
        let all = [
            Span(first.start - 500, first.start - 100), Span(first.start - 60, first.start + 60), Span(second.end - 10, second.end + 10),
            Span(second.end + 20, second.end + 30),
        ]

        #expect(Closure.times(all).spans(in: days.lowerBound.dayNumber...days.upperBound.dayNumber, almanac) == Array(all[1...2]))
        #expect(Closure.times([]).spans(in: 0...1, almanac).isEmpty)
    }
}
