import Core

extension FieldReader {
    /// In one box, in free text, or in three.
    func date(_ rule: DateRule) -> Reading {
        let limits = DateLimits(rule, today: known.context.today)
        do {
            guard let day = try dayTyped(limits) else { return .blank }
            let answer = Answer.text(day.description)
            return limits.refusal(of: day).map { refused($0, understood: answer) } ?? Reading(answer: answer)
        } catch {
            // In free text there is only one box to go back to.
            return refused(typed() == nil ? error : Unreadable(error.message.key, error.message.arguments))
        }
    }

    private func dayTyped(_ limits: DateLimits) throws(Unreadable) -> LocalDate? {
        if let typed = typed() {
            if let days = Self.daysFromToday(typed) { return limits.today.adding(days: days) }
            return try limits.day(of: TypedDate(typed: typed))
        }
        let (day, month, year) = (typed("day"), typed("month"), typed("year"))
        guard day != nil || month != nil || year != nil else { return nil }
        return try limits.day(of: TypedDate(day: day ?? "", month: month ?? "", year: year ?? ""))
    }

    private static func daysFromToday(_ typed: String) -> Int? {
        guard typed.utf8.first.map({ !(0x30...0x39 ~= $0) }) ?? false, let tokens = Tokens(typed), tokens.numbers.isEmpty else { return nil }
        switch tokens.words.joined() {
        case "aujourdhui", "today": return 0
        case "hier", "yesterday": return -1
        case "avanthier": return -2
        case "demain", "tomorrow": return 1
        case "apresdemain": return 2
        default: return nil
        }
    }
}
