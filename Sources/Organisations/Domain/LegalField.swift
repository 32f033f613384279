import Core

/// The texts of ``LegalNotices``, in the order in which they are asked and shown.
public enum LegalField: String, Sendable, CaseIterable {
    // Legal notice (law 2004-575 of 21 June 2004, art. 6 III; loi 2024-449 moved it to art. 1-1).
    case legalRepresentative, publicationDirector, siret, hostName, hostAddress, hostPhone, mediator
    // Formal security attestation (décret 2010-112, art. 5).
    case securityScope, securityDate, securityValidUntil, securitySignatory
    // The court that a refusal is contested before: without it, the delay to appeal never ends (CJA R421-5).
    case court, courtAddress
    // Personal data (GDPR art. 13).
    case protectionOfficer, protectionOfficerEmail, protectionOfficerAddress, dataRecipients, dataLocation
    // Accessibility (décret 2019-768; mandatory model of the declaration, arrêté of 20 September 2019).
    case accessibilityRate, accessibilityMeanRate, accessibilityAuditor, accessibilityAuditDate, accessibilityUpdated
    case accessibilityFailures, accessibilityBurden, accessibilityExempt
    case accessibilityPages, accessibilityEnvironment, accessibilityTools, accessibilityContact, accessibilityPlan, accessibilityYearPlan

    /// How a text is typed and checked.
    public enum Kind: String, Sendable { case line, text, email, phone, address, date, percent, siret }

    public var kind: Kind {
        switch self {
        case .protectionOfficerEmail, .accessibilityContact: .email
        case .hostPhone: .phone
        case .siret: .siret
        case .securityDate, .securityValidUntil, .accessibilityAuditDate, .accessibilityUpdated: .date
        case .accessibilityRate, .accessibilityMeanRate: .percent
        case .accessibilityPlan, .accessibilityYearPlan: .address
        case .accessibilityFailures, .accessibilityBurden, .accessibilityExempt, .accessibilityPages, .accessibilityEnvironment, .accessibilityTools,
            .hostAddress, .courtAddress, .protectionOfficerAddress, .mediator, .dataRecipients, .securityScope:
            .text
        default: .line
        }
    }

    /// Without which the site should not be open.
    public var isRequired: Bool {
        switch self {
        case .publicationDirector, .legalRepresentative, .hostName, .hostAddress, .hostPhone, .protectionOfficer, .protectionOfficerEmail,
            .accessibilityContact, .court:
            true
        default: false
        }
    }

    /// The page of the settings that asks for it.
    enum Group: String, Sendable, CaseIterable { case legal, security, remedies, privacy, accessibility }

    var group: Group {
        switch self {
        case .legalRepresentative, .publicationDirector, .siret, .hostName, .hostAddress, .hostPhone, .mediator: .legal
        case .securityScope, .securityDate, .securityValidUntil, .securitySignatory: .security
        case .court, .courtAddress: .remedies
        case .protectionOfficer, .protectionOfficerEmail, .protectionOfficerAddress, .dataRecipients, .dataLocation: .privacy
        default: .accessibility
        }
    }
}

extension LegalField.Kind {
    func accepts(_ text: String) -> Bool {
        switch self {
        case .line: text.count <= 200 && !text.contains("\n")
        case .text: text.count <= 8000
        case .email: EmailAddress(text) != nil
        case .phone: Phone.isRight(text)
        case .address: WebAddress.isRight(text)
        case .date: LocalDate(text) != nil
        case .percent: Percent(text) != nil
        case .siret: Siret.isRight(text)
        }
    }
}

/// The number of a legal entity's establishment: fourteen digits whose Luhn sum is right.
enum Siret {
    static func isRight(_ text: String) -> Bool {
        let digits = text.utf8.filter { $0 != 0x20 }.map { Int($0) - 48 }
        guard digits.count == 14, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, next in
            let value = next.offset.isMultiple(of: 2) ? next.element : next.element * 2
            return sum + value / 10 + value % 10
        }
        return sum % 10 == 0
    }
}
