import Core
import Foundation
import Law
import Testing

/// Our arithmetic against Foundation's calendar, which shares no line with it.
@Suite("Against another calendar")
struct IndependentCalendarTests {
    private let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    @Test("Days and months, from quantième to quantième")
    func arithmetic() throws {
        var dice = Dice(seed: 1)
        for _ in 0..<1_000 { try checkArithmetic(&dice) }
    }

    /// Forwards only, as delays go: backwards, Foundation counts 25 months from 31 March 2048 to 1 March 2046.
    private func checkArithmetic(_ dice: inout Dice) throws {
        let day = dice.day(from: date("1950-01-01"), within: 73_000)
        let (days, months) = (Int.random(in: -900...900, using: &dice), Int.random(in: 0...60, using: &dice))

        #expect(day.adding(days: days) == (try shifted(day, DateComponents(day: days))))
        let other = try shifted(day, DateComponents(month: months))
        #expect(day.adding(months: months) == other, "\(day) and \(months) months: \(other)")
        #expect(day.weekday == (calendar.component(.weekday, from: day.start(in: .gmt)) + 5) % 7 + 1)
    }

    @Test("Easter, by the moon")
    func easter() throws {
        for year in 1900...2200 { #expect(try easterByTheMoon(of: year) == WorkingDays.easter(of: year), "\(year)") }
    }

    /// The tables of the computus: the Sunday after the fourteenth day of the moon (A. Lilius, C. Clavius), counted here day by day.
    private func easterByTheMoon(of year: Int) throws -> LocalDate {
        let golden = year % 19
        let century = year / 100
        var epact = (11 * golden + 8 - century + century / 4 + (8 * century + 13) / 25) % 30
        if epact < 0 { epact += 30 }
        // Days after 21 March on which the moon is full: an epact of 24, or 25 late in the cycle, is brought back by a day.
        var fullMoon = (53 - epact) % 30
        if epact == 24 || (epact == 25 && golden > 10) { fullMoon -= 1 }
        var day = try #require(LocalDate(year: year, month: 3, day: 21)).adding(days: fullMoon + 1)
        while day.weekday != 7 { day = day.adding(days: 1) }
        return day
    }

    private func shifted(_ day: LocalDate, _ components: DateComponents) throws -> LocalDate {
        LocalDate(try #require(calendar.date(byAdding: components, to: day.start(in: .gmt))), in: .gmt)
    }
}
