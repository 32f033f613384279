import Core

/// What is asked of the mayor in urban planning. The raw values are the names of `admilib law deadlines`.
public enum UrbanPermit: String, Sendable, CaseIterable {
    case priorDeclaration = "prior_declaration"
    case housePermit = "house_permit"
    case demolitionPermit = "demolition_permit"
    case buildingPermit = "building_permit"
    case developmentPermit = "development_permit"
    case certificateA = "certificate_a"
    case certificateB = "certificate_b"

    /// The ordinary delay of instruction, in months (C. urb. R*423-23, R*410-9, R*410-10).
    var months: Int {
        switch self {
        case .priorDeclaration, .certificateA: 1
        case .housePermit, .demolitionPermit, .certificateB: 2
        case .buildingPermit, .developmentPermit: 3
        }
    }

    /// One to four months come on top of the ordinary delay (R423-24, R*423-25); five and more stand in its place (R*423-26 to R*423-32).
    func months(extendedBy added: Int) -> Int { added < 5 ? months + added : max(months, added) }

    var delayArticle: String {
        switch self {
        case .priorDeclaration: "C. urb., art. R*423-23 a"
        case .housePermit, .demolitionPermit: "C. urb., art. R*423-23 b"
        case .buildingPermit, .developmentPermit: "C. urb., art. R*423-23 c"
        case .certificateA: "C. urb., art. R*410-9"
        case .certificateB: "C. urb., art. R*410-10"
        }
    }

    /// What silence gives on a complete file.
    var tacit: LegalAnswer.Tacit {
        switch self {
        case .priorDeclaration: .nonOpposition
        case .certificateA, .certificateB: .certificate
        default: .permit
        }
    }

    var tacitArticle: String { tacit == .certificate ? "C. urb., art. R*410-12" : "C. urb., art. R*424-1" }

    /// A certificate is no permit: the general delay holds for it (CRPA L242-1), not the shorter one of L424-5.
    var withdrawal: (months: Int, article: String) { tacit == .certificate ? (4, "CRPA, art. L242-1") : (3, "C. urb., art. L424-5") }

    /// Authority appeals against the decisions of this day and later extend nothing (L600-12-2, loi 2025-1129 du 26 novembre 2025, art. 26).
    static let firstUnextendedDecision = LocalDate(year: 2025, month: 11, day: 28)
}
