import Core

extension LegalAnswer {
    /// Every key of the contract; `null` for what the case does not determine.
    var json: JSON {
        var members: [String: JSON] = [
            "outcome": outcome.map { .string($0.rawValue) } ?? .null,
            "tacit": tacit.map { .string($0.rawValue) } ?? .null,
            "suspended_days": suspendedDays.map(JSON.int) ?? .null,
            "request_has_effect": requestHasEffect.map(JSON.bool) ?? .null,
            "authority_appeal_extends": authorityAppealExtends.map(JSON.bool) ?? .null,
            "in_time": isInTime.map(JSON.bool) ?? .null,
        ]
        for day in Day.allCases { members[day.rawValue] = self[day].map { .string($0.description) } ?? .null }
        return .object(members)
    }
}

extension LegalStep {
    func json(in words: Words) -> JSON {
        ["article": .string(article), "sentence": .string(sentence(in: words)), "dates": .object(dates.mapValues { .string($0.description) })]
    }
}
