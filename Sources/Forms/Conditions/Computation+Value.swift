import Core

extension Known {
    /// What a computation gives, `nil` when an answer it needs is missing. A sum counts what is missing for nothing, but is not made of nothing.
    func value(of computation: Computation) -> Decimal6? {
        switch computation {
        case .number(let number): return number
        case .field(let id): return number(id)
        case .count(let id): return rows(id).map { Decimal6(integerLiteral: Int64($0)) }
        case .sum(let terms):
            let values = terms.compactMap(value(of:))
            return values.isEmpty ? nil : values.reduce(0) { $0?.plus($1) }
        case .difference(let left, let right):
            guard let left = value(of: left), let right = value(of: right) else { return nil }
            return left.plus(Decimal6(millionths: -right.millionths))
        case .product(let factors):
            return factors.reduce(1) { product, factor in value(of: factor).flatMap { product?.times($0) } }
        case .age(let id):
            guard case .text(let text) = fact(id)?.answer, let birth = LocalDate(text), birth <= context.today else { return nil }
            return Decimal6(integerLiteral: Int64(Self.years(from: birth, to: context.today)))
        }
    }

    private func number(_ id: String) -> Decimal6? { if case .text(let text) = fact(id)?.answer { Decimal6(text) } else { nil } }

    private func rows(_ id: String) -> Int? { if case .rows(let rows) = fact(id)?.answer { rows.count } else { nil } }

    private static func years(from birth: LocalDate, to today: LocalDate) -> Int {
        today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day) ? 1 : 0)
    }
}

extension Decimal6 {
    /// `nil` when the sum is too big to be kept.
    func plus(_ other: Decimal6) -> Decimal6? {
        let (sum, isTooBig) = millionths.addingReportingOverflow(other.millionths)
        return isTooBig ? nil : Decimal6(millionths: sum).kept
    }

    /// Rounded to the nearest millionth, halves away from zero; `nil` when the product is too big to be kept.
    func times(_ other: Decimal6) -> Decimal6? {
        let product = millionths.magnitude.multipliedFullWidth(by: other.millionths.magnitude)
        guard product.high < 1_000_000 else { return nil }
        let (quotient, remainder) = UInt64(1_000_000).dividingFullWidth(product)
        guard let magnitude = Int64(exactly: quotient), magnitude < Int64.max else { return nil }
        let rounded = magnitude + (remainder >= 500_000 ? 1 : 0)
        return Decimal6(millionths: (millionths < 0) == (other.millionths < 0) ? rounded : -rounded).kept
    }

    private var kept: Decimal6? { millionths.magnitude <= 9_000_000_000_000_000_000 ? self : nil }
}
