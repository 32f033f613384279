import Core
import Foundation
import Testing

@Suite("A day on the calendar")
struct LocalDateTests {
    @Test("Days follow each other as on Foundation's calendar, from 1900 to 2200")
    func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "GMT"))
        let first = try #require(LocalDate("1900-01-01")).dayNumber
        let last = try #require(LocalDate("2200-12-31")).dayNumber

        for number in stride(from: first, through: last, by: 13) {
            let day = LocalDate(dayNumber: number)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
            #expect(day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1, "\(day)")
            #expect(day.dayNumber == number)
        }
    }

    @Test("What is written is read again", arguments: ["0001-01-01", "1969-12-28", "2000-02-29", "2026-03-01", "9999-12-31"])
    func roundTrip(text: String) {
        #expect(LocalDate(text)?.description == text)
    }

    @Test(
        "Days that do not exist, and other ways to write, are refused",
        arguments: [
            "", "2026", "2026-02-30", "2025-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
            "2026-3-01", "26-03-0001", "2026/03/01", "2026-03-01 ", "+026-03-01", "2026-03-1a", "٢٠٢٦-٠٣-٠١", "2026--3-01", "12026-03-01",
        ]
    )
    func refuses(text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test("Leap years follow the Gregorian rule", arguments: [(1900, 28), (2000, 29), (2024, 29), (2026, 28), (2100, 28)])
    func leapYears(year: Int, days: Int) {
        #expect(LocalDate.days(in: 2, of: year) == days)
        #expect(LocalDate(year: year, month: 2, day: 29) == nil || days == 29)
    }

    @Test(
        "Months are added from quantième to quantième, or to the last day of the month",
        arguments: [
            ("2026-03-10", 2, "2026-05-10"), ("2025-12-31", 2, "2026-02-28"), ("2026-12-29", 2, "2027-02-28"),
            ("2023-12-31", 2, "2024-02-29"), ("2026-08-31", 2, "2026-10-31"), ("2026-01-31", 2, "2026-03-31"),
            ("2026-06-30", 2, "2026-08-30"), ("2026-10-31", 1, "2026-11-30"), ("2026-11-15", 14, "2028-01-15"),
            ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2026-03-31", 0, "2026-03-31"),
        ]
    )
    func addingMonths(from: String, months: Int, to: String) {
        #expect(LocalDate(from)?.adding(months: months).description == to)
    }

    @Test("Days are added across months, years and leap days")
    func addingDays() {
        #expect(LocalDate("2024-02-28")?.adding(days: 2).description == "2024-03-01")
        #expect(LocalDate("2026-01-01")?.adding(days: -1).description == "2025-12-31")
        #expect(LocalDate("1970-01-01")?.adding(days: -1).description == "1969-12-31")
    }

    @Test("Days are in order")
    func order() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let left = LocalDate(dayNumber: .random(in: -30_000...60_000, using: &generator))
            let right = LocalDate(dayNumber: .random(in: -30_000...60_000, using: &generator))
            #expect((left < right) == (left.dayNumber < right.dayNumber))
            #expect((left < right) == (left.description < right.description))
        }
    }
}
