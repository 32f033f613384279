import Core

/// What a site may say of its accessibility, in the words of the decree: it is computed, so that nobody can claim more than the audit found.
enum Conformance: String, Sendable, CaseIterable {
    case total, partial, none

    /// Everything that applies is respected: total. Half of it at least: partial. Less, no audit, or one too old: none (décret 2019-768, art. 4).
    init(of notices: LegalNotices, on today: LocalDate) {
        guard let rate = notices[.accessibilityRate].flatMap({ Percent($0) }),
            let audit = notices[.accessibilityAuditDate].flatMap({ LocalDate($0) }),
            audit <= today, today < audit.adding(months: Self.monthsOfValidity)
        else {
            self = .none
            return
        }
        self = rate.tenths == 1000 ? .total : rate.tenths >= 500 ? .partial : .none
    }

    /// A declaration is made anew three years after it was published (RGAA 4.1, "Obligations d'accessibilité").
    static let monthsOfValidity = 36
}

extension LegalNotices {
    /// From 0 to 100: what the audit found, while it is valid.
    public func auditedAccessibility(on today: LocalDate) -> Double? {
        guard let rate = self[.accessibilityRate].flatMap({ Percent($0) }), let audit = self[.accessibilityAuditDate].flatMap({ LocalDate($0) }),
            audit <= today, today < audit.adding(months: Conformance.monthsOfValidity)
        else { return nil }
        return Double(rate.tenths) / 10
    }
}
