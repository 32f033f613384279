import Core

/// A date as people write it, before its century and its limits are settled.
struct TypedDate: Equatable {
    let day: Int
    let month: Int
    let year: Int
    let yearDigits: Int

    /// Reads `03/03/1985`, `3-3-85`, `03.03.85`, `3 mars 1985`, `le 1er févr. 85`, `1985-03-03`, `03031985`.
    init(typed: String) throws(Unreadable) {
        guard let tokens = Tokens(typed, ignoring: Self.ignored) else { throw Unreadable("forms.date.unknown") }
        let numbers = tokens.numbers
        switch tokens.shape {
        case "ddy", "ddd", "ddx": self.init(numbers[0], numbers[1], numbers[2], digits: tokens.digits[2])
        case "ydd": self.init(numbers[2], numbers[1], numbers[0], digits: 4)
        case "dwy", "dwd", "dwx":
            guard let month = Self.month(named: tokens.words[0]) else { throw Unreadable("forms.date.month") }
            self.init(numbers[0], month, numbers[1], digits: tokens.digits[1])
        case "e": self.init(numbers[0] / 1_000_000, numbers[0] / 10_000 % 100, numbers[0] % 10_000, digits: 4)
        case "s": self.init(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100, digits: 2)
        case "dd": throw Unreadable("forms.date.year.missing")
        case "dw" where Self.month(named: tokens.words[0]) != nil: throw Unreadable("forms.date.year.missing")
        case "wy" where Self.month(named: tokens.words[0]) != nil: throw Unreadable("forms.date.day.missing")
        default: throw Unreadable("forms.date.unknown")
        }
    }

    /// From three boxes; the month may be a name.
    init(day: String, month: String, year: String) throws(Unreadable) {
        if Typed.isBlank(day) { throw Unreadable("forms.date.day.missing", box: "day") }
        if Typed.isBlank(month) { throw Unreadable("forms.date.month.missing", box: "month") }
        if Typed.isBlank(year) { throw Unreadable("forms.date.year.missing", box: "year") }
        guard let dayNumber = Self.day(typed: day) else { throw Unreadable("forms.date.day", box: "day") }
        guard let monthNumber = Self.month(typed: month) else { throw Unreadable("forms.date.month", box: "month") }
        guard let (yearNumber, digits) = Typed.number(Text.trimmed(year)) else { throw Unreadable("forms.date.year", box: "year") }
        self.init(dayNumber, monthNumber, yearNumber, digits: digits)
    }

    private init(_ day: Int, _ month: Int, _ year: Int, digits: Int) {
        (self.day, self.month, self.year, self.yearDigits) = (day, month, year, digits)
    }

    private static func day(typed: String) -> Int? {
        if let (number, digits) = Typed.number(typed) { return digits <= 2 ? number : nil }
        guard let tokens = Tokens(typed, ignoring: ignored), tokens.shape == "d" else { return nil }
        return tokens.numbers[0]
    }

    private static func month(typed: String) -> Int? {
        if let (number, digits) = Typed.number(typed) { return digits <= 2 ? number : nil }
        guard let tokens = Tokens(typed) else { return nil }
        return tokens.shape == "d" ? tokens.numbers[0] : tokens.shape == "w" ? month(named: tokens.words[0]) : nil
    }

    /// « le », the day of the week, and the « er » of « 1er » say nothing.
    private static let ignored: Set<String> = [
        "le", "the", "of", "er", "e", "eme", "st", "nd", "rd", "th", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// By its name in French or English, or enough of its start: three letters, unless several months start so ("jui").
    static func month(named word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        let found = Set(months.filter { $0.name.hasPrefix(word) }.map(\.number))
        return found.count == 1 ? found.first : nil
    }

    private static let months: [(name: String, number: Int)] = [
        ("janvier", 1), ("fevrier", 2), ("mars", 3), ("avril", 4), ("mai", 5), ("juin", 6), ("juillet", 7), ("aout", 8), ("septembre", 9),
        ("octobre", 10), ("novembre", 11), ("decembre", 12), ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6),
        ("july", 7), ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12),
    ]
}
