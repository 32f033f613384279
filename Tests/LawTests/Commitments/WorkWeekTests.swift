import Core
import Testing

@testable import Law

@Suite("The hours of a service")
struct WorkWeekTests {
    @Test(
        "Are read as people type them",
        arguments: [
            ("9:00-12:00 14:00-17:30", "09:00-12:00 14:00-17:30"), ("9 h – 12 h, 13h30 – 17 h 30", "09:00-12:00 13:30-17:30"),
            ("9h à 12h et 14h à 24h", "09:00-12:00 14:00-24:00"), ("8-12", "08:00-12:00"), ("9 h/12H30", "09:00-12:30"), ("", ""),
        ])
    func read(typed: String, shown: String) {
        #expect(WorkWeek.day(typed).map(WorkWeek.text) == shown)
    }

    @Test(
        "Are refused when they make no sense",
        arguments: [
            "matin", "9:00", "9:00-9:00", "12:00-9:00", "9:00-12:00 11:00-14:00", "9:70-12:00", "25-26", "9:5-12:00", "0912", "9:00-12:00 fermé",
        ])
    func refused(typed: String) {
        #expect(WorkWeek.day(typed) == nil)
    }

    @Test("A week is written and read back; one without a worked day is none")
    func writtenBack() {
        #expect(WorkWeek(WorkWeek.usual.description) == .usual)
        let long = "09:00-12:00 14:00-17:30;;08:05-24:00;;;;"
        #expect(WorkWeek(long)?.description == long)
        #expect(WorkWeek("9h-12h;;8:05-24:00;;;;")?.description == "09:00-12:00;;08:05-24:00;;;;")
        #expect(WorkWeek("14:00-17:00 09:00-12:00;;;;;;") == nil && WorkWeek("09:00-12:00x14:00-17:00;;;;;;") == nil)
        #expect(WorkWeek(";;;;;;") == nil && WorkWeek("09:00-12:00") == nil && WorkWeek("x;;;;;;09:00-12:00") == nil)
    }

    @Test("A span is written and read back; too short or too long, it is none")
    func spans() {
        #expect(WorkSpan("8 days") == WorkSpan(8, .days) && WorkSpan(8, .days)?.description == "8 days")
        #expect(WorkSpan("0 days") == nil && WorkSpan("501 hours") == nil && WorkSpan("2 weeks") == nil)
    }
}
