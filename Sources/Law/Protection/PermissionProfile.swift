/// Who may do an act for a protected adult: the person, the one who assists, the one who represents.
public enum PermissionProfile: String, Sendable, CaseIterable {
    case person = "P"
    /// Both sign; the file is complete only then (C. civ. 467 al. 2).
    case personWithAssistance = "PA"
    case representative = "R"
    /// The representative, with the authorisation of the judge or of the family council.
    case representativeWithJudge = "RJ"
    case personOrRepresentative = "P|R"
    /// Both, with the judge's authorisation.
    case personWithAssistanceAndJudge = "PJ"
    /// Nobody, under this measure.
    case nobody = "N"
    /// The person, and **never the representative** (C. civ. 458).
    case strictlyPerson = "X"
    /// As the judgment says; the person, when it says nothing.
    case scopeOfJudgment = "S"

    /// For an act that is not in the table: the person, and someone looks. **A representative's powers are never widened by silence.**
    public static let unlisted = PermissionProfile.person

    /// Whether the representative has a part in it, alone or beside the person.
    public var involvesRepresentative: Bool {
        switch self {
        case .person, .strictlyPerson, .scopeOfJudgment, .nobody: false
        case .representative, .representativeWithJudge, .personOrRepresentative, .personWithAssistance, .personWithAssistanceAndJudge: true
        }
    }

    /// Whether it takes both the person and the one who assists them.
    public var needsBoth: Bool { self == .personWithAssistance || self == .personWithAssistanceAndJudge }

    /// Whether a judge, or the family council, must authorise it.
    public var needsJudge: Bool { self == .representativeWithJudge || self == .personWithAssistanceAndJudge }
}
