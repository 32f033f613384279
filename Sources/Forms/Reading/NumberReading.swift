import Core

extension FieldReader {
    func number(_ rule: NumberRule, decimals: Int) -> Reading {
        guard let typed = typed() else { return .blank }
        do {
            let number = try TypedNumber(typed: withoutEuro(typed), decimals: decimals, units: units(rule, typed))
            if number.decimals > decimals { return refused(Self.tooPrecise(decimals)) }
            let answer = Answer.text(number.value.description)
            return Self.refusal(of: number.value, rule).map { refused($0, understood: answer) } ?? Reading(answer: answer)
        } catch {
            return refused(error)
        }
    }

    /// The sign that English puts first.
    private func withoutEuro(_ typed: String) -> String {
        if case .money = field.kind, typed.hasPrefix("€") { String(typed.dropFirst()) } else { typed }
    }

    /// What may be written after the figures; nothing when only figures and marks were typed.
    private func units(_ rule: NumberRule, _ typed: String) -> [String] {
        if typed.utf8.allSatisfy({ $0 < 0x3A }) { return [] }
        if case .money = field.kind { return ["€", "euros", "euro", "eur"] }
        guard let unit = rule.unit else { return [] }
        return unit.utf8.allSatisfy { $0 < 0x80 } ? [unit] : [unit, unit.replacing("²", with: "2").replacing("³", with: "3")]
    }

    private static func tooPrecise(_ decimals: Int) -> Unreadable {
        switch decimals {
        case 0: Unreadable("forms.number.whole")
        case 2: Unreadable("forms.number.cents")
        default: Unreadable("forms.number.precise", ["decimals": String(decimals)])
        }
    }

    private static func refusal(of number: Decimal6, _ rule: NumberRule) -> Unreadable? {
        if let least = rule.least, number < least { return Unreadable("forms.number.small", ["least": least.inFrench]) }
        if let most = rule.most, number > most { return Unreadable("forms.number.big", ["most": most.inFrench]) }
        return nil
    }
}
