import Core

/// One step of the reasoning that leads to a legal date: the article, and what it says in this case.
public struct LegalStep: Sendable, Equatable {
    public let article: String
    /// The key of its sentence in the catalogue.
    public let key: String
    /// The dates that the sentence names.
    public let dates: [String: LocalDate]
    /// The delay that the sentence names, as `%{delay}`.
    let delay: LegalDelay?

    init(_ article: String, _ key: String, dates: [String: LocalDate] = [:], delay: LegalDelay? = nil) {
        (self.article, self.key, self.dates, self.delay) = (article, key, dates, delay)
    }

    /// What it is about: `silence`, `pieces`, `appeal`…
    public var matter: Substring { key.split(separator: ".").dropFirst().first ?? "" }

    /// The sentence, with its dates in words.
    public func sentence(in words: Words) -> String {
        var arguments = dates.mapValues { $0.inWords(words.language) }
        arguments["delay"] = delay?.inWords(words)
        return words(UserMessage(key, arguments))
    }
}

/// A length of time as the law writes it: two months, fifteen days.
public struct LegalDelay: Sendable, Equatable {
    public let count: Int
    public let unit: SilenceRule.Unit

    public init(_ count: Int, _ unit: SilenceRule.Unit) { (self.count, self.unit) = (count, unit) }

    /// "2 mois", "1 jour".
    public func inWords(_ words: Words) -> String { words.count(count, "law.delay.\(unit.rawValue)") }

    /// The last day of a delay that starts on `day`. In months, from quantième to quantième or to the last day of the month;
    /// in days, the first one does not count (CPC 641, by analogy). Never moved to a working day.
    public func lastDay(from day: LocalDate) -> LocalDate {
        switch unit {
        case .days: day.adding(days: count)
        case .months: day.adding(months: count)
        }
    }
}

extension SilenceRule {
    public var delay: LegalDelay { LegalDelay(count, unit) }
}
