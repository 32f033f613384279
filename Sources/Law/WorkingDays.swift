import Core

/// Which days are worked in a place: Monday to Friday, less the public holidays of that place.
///
/// The code des relations entre le public et l'administration counts in « jours ouvrés » without defining them; these are its usual ones.
public struct WorkingDays: Sendable, Equatable {
    public let region: Region

    public init(in region: Region = .metropolitan) { self.region = region }

    public func isWorkingDay(_ day: LocalDate) -> Bool { day.weekday <= 5 && !isHoliday(day) }

    /// Whether `day` is a public holiday here (code du travail L3133-1, L3134-13, L3422-2). Said for any year, as if the list of today had always held.
    public func isHoliday(_ day: LocalDate) -> Bool {
        let date = Region.Feast(day.month, day.day)
        if Self.feasts.contains(date) || region.feasts.contains(date) { return true }
        guard let easter = Self.easter(of: day.year) else { return false }
        let daysAfterEaster = day.dayNumber - easter.dayNumber
        return Self.movableFeasts.contains(daysAfterEaster) || region.movableFeasts.contains(daysAfterEaster)
    }

    /// The day that is `count` working days after `day`, which itself does not count (CPC 641 al. 1). Backwards when negative.
    public func adding(workingDays count: Int, to day: LocalDate) -> LocalDate {
        var (day, left) = (day, abs(count))
        while left > 0 {
            day = day.adding(days: count.signum())
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// `day` itself if it is worked, else the next one that is (CPC 642).
    public func firstWorkingDay(from day: LocalDate) -> LocalDate {
        isWorkingDay(day) ? day : adding(workingDays: 1, to: day)
    }

    /// Easter Sunday of a year of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
    public static func easter(of year: Int) -> LocalDate? {
        let (century, rest, golden) = (year / 100, year % 100, year % 19)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let march = epact + weekday - 7 * late + 114
        return LocalDate(year: year, month: march / 31, day: march % 31 + 1)
    }

    private static let feasts: Set<Region.Feast> = [
        .init(1, 1), .init(5, 1), .init(5, 8), .init(7, 14), .init(8, 15), .init(11, 1), .init(11, 11), .init(12, 25),
    ]
    /// Easter Monday, Ascension, Whit Monday.
    private static let movableFeasts: Set<Int> = [1, 39, 50]
}
