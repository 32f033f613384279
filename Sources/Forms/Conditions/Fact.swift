import Core

/// An answer, and the kind that tells how to compare it.
struct Fact {
    let kind: FieldKind
    let answer: Answer

    func satisfies(_ test: Condition.Operator, today: LocalDate) -> Bool {
        switch test {
        case .equals(let wanted): equals(wanted, today)
        case .differs(let unwanted): !equals(unwanted, today)
        case .oneOf(let wanted): wanted.contains { equals($0, today) }
        case .less(let limit): compared(to: limit, today).map { $0 < 0 } ?? false
        case .atMost(let limit): compared(to: limit, today).map { $0 <= 0 } ?? false
        case .more(let limit): compared(to: limit, today).map { $0 > 0 } ?? false
        case .atLeast(let limit): compared(to: limit, today).map { $0 >= 0 } ?? false
        case .includes(let key): keys.contains(key)
        case .excludes(let key): !keys.contains(key)
        case .isAnswered: true
        case .isIn(let place): isIn(place.uppercased())
        case .rowsAtLeast(let count): if case .rows(let rows) = answer { rows.count >= count } else { false }
        }
    }

    /// The options chosen; `autre:something` is the option `autre`.
    private var keys: [String] {
        switch answer {
        case .text(let text): [Answer.key(text)]
        case .list(let items): items.map(Answer.key)
        case .record, .rows: []
        }
    }

    private var text: String { if case .text(let text) = answer { text } else { "" } }

    private func equals(_ wanted: String, _ today: LocalDate) -> Bool {
        switch kind {
        case .integer, .decimal, .money, .computed, .date, .time: compared(to: wanted, today) == 0
        case .choice, .civility, .choices: keys == [wanted]
        case .linkedChoice: keys.contains(wanted)
        case .yesNo: text == YesNo(typed: wanted)?.rawValue
        case .checkbox, .attestation: YesNo(typed: wanted) == .yes
        case .address, .block, .file, .photo, .explanation, .section: false
        default: text == wanted || Text.folded(text) == Text.folded(wanted)
        }
    }

    /// Below zero when the answer comes before `limit`; `nil` when they cannot be compared.
    private func compared(to limit: String, _ today: LocalDate) -> Int? {
        switch kind {
        case .integer, .decimal, .money, .computed: Self.order(Decimal6(text), Decimal6(limit))
        case .date: Self.order(LocalDate(text), DateOperand(limit)?.day(from: today))
        case .time: Self.order(text, (try? TypedTime(typed: limit))?.text)
        default: nil
        }
    }

    private static func order<Value: Comparable>(_ left: Value?, _ right: Value?) -> Int? {
        guard let left, let right else { return nil }
        return left < right ? -1 : left == right ? 0 : 1
    }

    /// An address without its commune's code is placed by its postcode, which tells the département but never the commune.
    private func isIn(_ place: String) -> Bool {
        switch answer {
        case .text(let code): InseeCode(code) != nil ? code.hasPrefix(place) : code == place
        case .record(let address):
            if let code = address["insee"] { code.hasPrefix(place) } else { InseeCode.departement(ofPostcode: address["postcode"] ?? "") == place }
        case .list, .rows: false
        }
    }
}

extension Answer {
    /// What the free text of "Autre" is stored after.
    static let other = "autre"

    /// The key of an option as it was stored.
    static func key(_ stored: String) -> String { stored.hasPrefix("autre:") ? other : stored }
}
