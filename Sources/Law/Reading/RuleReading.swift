import Core

extension LegalCase.Rule {
    private enum Regime: String, CaseIterable {
        case crpa, urbanism
        case documentRequest = "document_request"
        case onlineNotification = "online_notification"
        case registeredLetter = "electronic_registered_letter"
        case filingDeadline = "filing_deadline"
    }

    init(_ rule: CaseField) throws(CaseFault) {
        let regime: Regime = try rule["regime"].choice()
        switch regime {
        case .crpa: self = .request(try SilenceRule(rule))
        case .urbanism: self = .urbanPlanning(try rule["permit"].choice())
        case .documentRequest: self = .documentRequest
        case .onlineNotification: self = .onlineNotification
        case .registeredLetter: self = .registeredLetter
        case .filingDeadline: self = .filingDeadline(try rule["deadline"].day())
        }
    }
}

extension SilenceRule {
    /// From where the clock runs and what an incomplete file does to it follow from what silence means (CRPA L114-3, L114-5).
    fileprivate init(_ rule: CaseField) throws(CaseFault) {
        let effect: Effect = try rule["silence"].choice()
        let duration = try rule["duration"].ifPresent?.object()
        self.init(
            effect: effect, count: try duration?["count"].number(in: 1...1200) ?? 2, unit: try duration?["unit"].choice() ?? .months,
            start: effect == .accept ? .competentReception : .firstReception, incomplete: effect == .accept ? .restart : .suspend,
            legalBasis: effect == .accept ? "CRPA, art. L231-1" : "CRPA, art. L231-4"
        )
    }
}
