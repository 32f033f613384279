import Core

/// The least or the greatest value that tests leave to an answer: of a number, of a day, of an hour, of a count of rows.
struct Limit {
    private var value: Decimal6
    private var isExcluded = false
    /// Days counted from today and days of the calendar are not compared: they cross one day or another.
    private var isRelative = false
    /// How wrong `value` may be: months have no fixed length.
    private var doubt: Decimal6 = 0

    init(_ value: Decimal6) { self.value = value }

    /// `nil` for what is not a limit of this kind.
    init?(_ operand: String, _ kind: FieldKind) {
        switch kind {
        case .date:
            switch DateOperand(operand) {
            case .day(let day): value = Decimal6(integerLiteral: Int64(day.dayNumber))
            case .today(let days, let months):
                value = Decimal6(millionths: Int64(days * 1_000_000 + months * 30_436_875))
                (isRelative, doubt) = (true, months == 0 ? 0 : 3)
            case nil: return nil
            }
        case .time:
            guard let time = (try? TypedTime(typed: operand))?.text, let hour = Int64(time.prefix(2)), let minute = Int64(time.suffix(2)) else {
                return nil
            }
            value = Decimal6(integerLiteral: hour * 60 + minute)
        case .integer, .decimal, .money, .computed:
            guard let number = Decimal6(operand) else { return nil }
            value = number
        default: return nil
        }
    }

    /// No answer is at least `self` and at most `other`.
    func isAbove(_ other: Limit) -> Bool {
        guard isRelative == other.isRelative else { return false }
        let gap = value.millionths - other.value.millionths - doubt.millionths - other.doubt.millionths
        return gap > 0 || (gap == 0 && (isExcluded || other.isExcluded))
    }

    /// Above it, and not it. What is counted whole goes to the next.
    func after(in kind: FieldKind) -> Limit { excluded(in: kind, step: 1) }
    func before(in kind: FieldKind) -> Limit { excluded(in: kind, step: -1) }

    private func excluded(in kind: FieldKind, step: Int64) -> Limit {
        var limit = self
        if kind.isCountedWhole, value.decimals == 0 {
            limit.value = Decimal6(millionths: value.millionths + step * 1_000_000)
        } else {
            limit.isExcluded = true
        }
        return limit
    }
}

extension FieldKind {
    fileprivate var isCountedWhole: Bool {
        switch self {
        case .integer, .date, .time: true
        default: false
        }
    }

    /// What the field itself takes.
    var ownLimits: (lowest: [Limit], highest: [Limit]) {
        switch self {
        case .integer(let rule), .decimal(let rule), .money(let rule):
            ([rule.least].compactMap { $0.map(Limit.init) }, [rule.most].compactMap { $0.map(Limit.init) })
        case .date(let rule): ([rule.earliest].compactMap { $0?.limit }, [rule.latest].compactMap { $0?.limit })
        case .block(let rule): ([Limit(1)], [Limit(Decimal6(integerLiteral: Int64(rule.most)))])
        default: ([], [])
        }
    }
}

extension DateRule.Bound {
    fileprivate var limit: Limit? {
        switch self {
        case .day(let day): Limit(day, .date(DateRule()))
        case .today(let days): abs(days) <= 366_000 ? Limit("today\(days < 0 ? "-" : "+")\(abs(days))", .date(DateRule())) : nil
        }
    }
}
