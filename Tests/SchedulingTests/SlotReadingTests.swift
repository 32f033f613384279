import Core
import Law
import Scheduling
import Testing

@Suite("Reading cases")
struct SlotReadingTests {
    static let good: [String: JSON] = [
        "id": "A", "now": "2026-06-01 08:00", "duration_min": 30, "range": ["2026-06-16", "2026-06-17"],
        "openings": [["first_day": "2026-06-16", "start": "09:00", "end": "10:00"]],
    ]

    private func fault(_ input: String) -> String? {
        #expect(throws: CaseFault.self) { try SlotCases.answers(to: Array(input.utf8)) }?.description
    }

    private func fault(_ key: String, _ value: JSON) -> String? {
        fault(JSON.object(["cases": [.object(Self.good.merging([key: value]) { $1 })]]).text)
    }

    private func faultInOpening(_ key: String, _ value: JSON) -> String? {
        let opening: [String: JSON] = ["first_day": "2026-06-16", "start": "09:00", "end": "10:00"]
        return fault("openings", [.object(opening), .object(opening.merging([key: value]) { $1 })])
    }

    @Test("What is not a list of cases is said")
    func notCases() {
        #expect(fault("{") == "expected JSON; it stops being so at byte 1")
        #expect(fault("[]") == #"expected an object whose "cases" is an array"#)
        #expect(fault(#"{"cases":[7]}"#) == "case number 1: expected an object; found 7")
        #expect(fault(#"{"cases":[{"id":""}]}"#) == #"case "", id: expected a text; found """#)
    }

    @Test(
        "What cannot be read in a case is named",
        arguments: [
            ("id", .null, "case number 1, id: expected a text; found nothing"),
            ("now", "tomorrow", #"case "A", now: expected a day and an hour, like 2026-03-10 09:00; found "tomorrow""#),
            ("now", "2026-02-30 08:00", #"case "A", now: expected a day and an hour, like 2026-03-10 09:00; found "2026-02-30 08:00""#),
            ("tz", "Europe/Lutetia", #"case "A", tz: expected a time zone, like Europe/Paris; found "Europe/Lutetia""#),
            ("duration_min", 0, #"case "A", duration_min: expected a whole number from 1 to 1440; found 0"#),
            ("duration_min", "30", #"case "A", duration_min: expected a whole number from 1 to 1440; found "30""#),
            ("duration_min", .null, #"case "A", duration_min: expected a whole number from 1 to 1440; found nothing"#),
            ("range", .null, #"case "A", range: expected an array; found nothing"#),
            ("range", ["2026-06-16"], #"case "A", range: expected an array of two; found ["2026-06-16"]"#),
            ("range", ["2026-06-16", "16/06/2026"], #"case "A", range[1]: expected a day, like 2026-03-10; found "16/06/2026""#),
            (
                "range", ["2026-06-17", "2026-06-16"],
                #"case "A", range: expected a last day that is not before the first; found ["2026-06-17","2026-06-16"]"#
            ),
            ("range", ["2026-06-17", "2036-06-16"], #"case "A", range: expected two years at most; found ["2026-06-17","2036-06-16"]"#),
            ("min_delay_s", -1, #"case "A", min_delay_s: expected a whole number from 0 to 315360000; found -1"#),
            ("max_delay_s", .double(1.5), #"case "A", max_delay_s: expected a whole number from 0 to 315360000; found 1.5"#),
            ("holidays", ["Easter"], #"case "A", holidays[0]: expected a day, like 2026-03-10; found "Easter""#),
            ("public", "yes", #"case "A", public: expected true or false; found "yes""#),
            ("work_on_holidays", 1, #"case "A", work_on_holidays: expected true or false; found 1"#),
            ("openings", .null, #"case "A", openings: expected an array; found nothing"#),
            ("openings", [3], #"case "A", openings[0]: expected an object; found 3"#),
        ] as [(String, JSON, String)])
    func faults(key: String, value: JSON, message: String) { #expect(fault(key, value) == message) }

    @Test(
        "What cannot be read in an opening is named with its rank",
        arguments: [
            ("first_day", .null, "first_day: expected a day, like 2026-03-10; found nothing"),
            ("start", "25:00", #"start: expected an hour, like 09:00; found "25:00""#),
            ("start", "24:00", #"start: expected an hour, like 09:00; found "24:00""#),
            ("start", "9:00", #"start: expected an hour, like 09:00; found "9:00""#),
            ("start", "09:60", #"start: expected an hour, like 09:00; found "09:60""#),
            ("start", "+9:00", #"start: expected an hour, like 09:00; found "+9:00""#),
            ("end", "08:00", #"end: expected an hour after the start, at the latest 24:00; found "08:00""#),
            ("end", "09:00", #"end: expected an hour after the start, at the latest 24:00; found "09:00""#),
            ("weekly", [8], "weekly[0]: expected a whole number from 1 to 7; found 8"),
            ("weekly", [], "weekly: expected at least one day of the week, 1 for Monday; found []"),
            ("weekly", "monday", #"weekly: expected an array; found "monday""#),
            ("interval", 0, "interval: expected a whole number from 1 to 520; found 0"),
            ("until", "never", #"until: expected a day, like 2026-03-10; found "never""#),
            ("agent", 4, "agent: expected a text; found 4"),
            ("busy", [["2026-06-16 09:00"]], #"busy[0]: expected an array of two; found ["2026-06-16 09:00"]"#),
            (
                "busy", [["2026-06-16 10:00", "2026-06-16 09:00"]],
                #"busy[0]: expected an end that is not before its start; found ["2026-06-16 10:00","2026-06-16 09:00"]"#
            ),
            ("busy", [["2026-06-16 10:00", "11:00"]], #"busy[0][1]: expected a day and an hour, like 2026-03-10 09:00; found "11:00""#),
        ] as [(String, JSON, String)])
    func openingFaults(key: String, value: JSON, message: String) {
        #expect(faultInOpening(key, value) == #"case "A", openings[1]."# + message)
    }

    @Test("One case that cannot be read, and none is answered; no case, no answer")
    func allOrNothing() throws {
        let good = JSON.object(Self.good).text
        #expect(fault(#"{"cases":[\#(good),{"id":"B"}]}"#) == #"case "B", range: expected an array; found nothing"#)
        #expect(try SlotCases.answers(to: Array(#"{"cases":[]}"#.utf8)) == [])
    }

    @Test("What the contract does not name is left aside")
    func unknown() throws {
        let input = JSON.object(["cases": [.object(Self.good.merging(["note": "?", "expect": 3]) { $1 })], "semantics": "…"])
        let answers = try SlotCases.answers(to: input.bytes)
        #expect(answers == [["id": "A", "starts": ["2026-06-16T09:00+02:00", "2026-06-16T09:30+02:00"]]])
    }
}
