import Core
import Law
import Testing

@Suite("Working days")
struct WorkingDaysTests {
    @Test(
        "Easter",
        arguments: [
            "1818-03-22", "1900-04-15", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24",
            "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28", "2285-03-22",
        ]
    )
    func easter(text: String) {
        let day = date(text)
        #expect(WorkingDays.easter(of: day.year) == day)
    }

    @Test("Easter is a Sunday between 22 March and 25 April, every year")
    func easterBounds() throws {
        for year in 1583...4000 {
            let easter = try #require(WorkingDays.easter(of: year))
            #expect(easter.weekday == 7)
            #expect((322...425).contains(easter.month * 100 + easter.day), "\(easter)")
        }
    }

    @Test("The holidays of 2026, everywhere")
    func holidaysOf2026() {
        #expect(
            holidays(of: 2026, in: .metropolitan) == [
                "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15", "2026-11-01",
                "2026-11-11", "2026-12-25",
            ]
        )
    }

    @Test(
        "Some places have holidays of their own",
        arguments: [
            (Region.alsaceMoselle, ["2026-04-03", "2026-12-26"]), (.guadeloupe, ["2026-05-27"]), (.martinique, ["2026-05-22"]),
            (.guyane, ["2026-06-10"]), (.reunion, ["2026-12-20"]), (.mayotte, ["2026-04-27"]), (.saintBarthelemy, ["2026-10-09"]),
            (.saintMartin, ["2026-05-28"]),
        ]
    )
    func regional(region: Region, own: [String]) {
        let everywhere = Set(holidays(of: 2026, in: .metropolitan))
        #expect(holidays(of: 2026, in: region).filter { !everywhere.contains($0) } == own)
        #expect(holidays(of: 2026, in: region).count == 11 + own.count)
    }

    @Test("Two holidays on one day are one day off: Ascension on 1 May 2008")
    func coincidence() {
        #expect(holidays(of: 2008, in: .metropolitan).count == 10)
    }

    @Test("Saturdays, Sundays and holidays are not worked")
    func worked() {
        let days = ["2026-05-15", "2026-05-16", "2026-05-17", "2026-05-14"].map { date($0) }
        #expect(days.map(WorkingDays().isWorkingDay) == [true, false, false, false])
    }

    @Test(
        "Working days are counted from the day after",
        arguments: [
            ("2025-12-24", 1, "2025-12-26"), ("2025-12-24", 10, "2026-01-09"), ("2026-02-20", 10, "2026-03-06"), ("2026-05-13", 1, "2026-05-15"),
            ("2026-05-16", 1, "2026-05-18"), ("2026-05-16", 0, "2026-05-16"), ("2026-05-18", -1, "2026-05-15"),
        ]
    )
    func adding(from: String, count: Int, to: String) {
        let day = date(from)
        #expect(WorkingDays().adding(workingDays: count, to: day).description == to)
    }

    @Test("In Strasbourg, 26 December is not worked either")
    func strasbourg() {
        let day = date("2025-12-24")
        #expect(WorkingDays(in: .alsaceMoselle).adding(workingDays: 1, to: day).description == "2025-12-29")
    }

    @Test("Going forward then back returns to the same working day, everywhere", arguments: Region.allCases)
    func thereAndBack(region: Region) {
        let calendar = WorkingDays(in: region)
        let first = date("2026-01-01")
        for day in (0..<730).map({ first.adding(days: $0) }) where calendar.isWorkingDay(day) {
            let later = calendar.adding(workingDays: 7, to: day)
            #expect(calendar.isWorkingDay(later))
            #expect(calendar.adding(workingDays: -7, to: later) == day)
            #expect(calendar.firstWorkingDay(from: day) == day)
        }
    }

    private func holidays(of year: Int, in region: Region) -> [String] {
        let first = LocalDate(year: year, month: 1, day: 1)!
        let days = (0..<366).map { first.adding(days: $0) }.filter { $0.year == year }
        return days.filter(WorkingDays(in: region).isHoliday).map(\.description)
    }
}
