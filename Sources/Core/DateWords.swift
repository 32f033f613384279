import Foundation

extension LocalDate {
    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    /// "1er mars 2026", "1 March 2026". By hand: Foundation never writes « 1er », and a formatter costs 100 times more.
    public func inWords(_ language: Language) -> String {
        switch language {
        case .french: "\(day == 1 ? "1er" : String(day)) \(Self.frenchMonths[month - 1]) \(year)"
        case .english: "\(day) \(Self.englishMonths[month - 1]) \(year)"
        }
    }

    /// "1er mars", "1 March": of each year.
    public func inWordsWithoutYear(_ language: Language) -> String { inWords(language).split(separator: " ").dropLast().joined(separator: " ") }

    /// "01/03/2026", as French forms write it.
    public var slashed: String {
        String(unsafeUninitializedCapacity: 10) { text in
            Self.write(day, 2, to: text, at: 0)
            text[2] = UInt8(ascii: "/")
            Self.write(month, 2, to: text, at: 3)
            text[5] = UInt8(ascii: "/")
            Self.write(year, 4, to: text, at: 6)
            return 10
        }
    }
}

extension Date {
    /// "1er mars 2026 à 9 h 05", "1 March 2026 at 9:05".
    public func inWords(_ language: Language, in zone: TimeZone) -> String {
        let day = LocalDate(self, in: zone).inWords(language)
        let (hour, minute) = clock(in: zone)
        let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
        return language == .french ? "\(day) à \(hour)\u{A0}h\u{A0}\(minutes)" : "\(day) at \(hour):\(minutes)"
    }

    /// The hour and minute on the wall in `zone`.
    public func clock(in zone: TimeZone) -> (hour: Int, minute: Int) {
        let local = Int(timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: self)
        let second = ((local % 86_400) + 86_400) % 86_400
        return (second / 3600, second % 3600 / 60)
    }
}
