import Core
import Forms

/// What a person keeps of themselves to fill forms with: answers by role, and only those they wrote. Nothing has to be there.
struct Profile: Sendable, Equatable {
    /// What may be kept. What an organisation is called is not the person's own.
    static let roles: [FieldRole] = [.civility, .firstName, .lastName, .birthDate, .email, .phone, .address]

    /// By the name of a role.
    private(set) var answers: Answers

    /// Whatever else is named is not kept.
    init(_ answers: Answers = Answers()) {
        let names = Set(Self.roles.map(\.rawValue))
        self.answers = Answers(answers.values.filter { names.contains($0.key) })
    }

    var isEmpty: Bool { answers.values.isEmpty }

    subscript(role: FieldRole) -> Answer? { answers[role.rawValue] }

    /// The same, with some answers of another.
    func taking(_ roles: Set<String>, from other: Profile) -> Profile {
        Profile(Answers(answers.values.merging(other.answers.values.filter { roles.contains($0.key) }) { $1 }))
    }
}

extension Profile {
    /// The questions of the profile, one for each role, none of them required.
    static func form(_ words: Words) -> Form {
        let fields = roles.map { role in
            Field(id: role.rawValue, kind: kind(of: role), label: words("people.profile.\(role.rawValue)"), isRequired: false, role: role)
        }
        return Form(pages: [Page(id: "informations", title: words("people.profile.title"), fields: fields)])
    }

    private static func kind(of role: FieldRole) -> FieldKind {
        switch role {
        case .civility: .civility
        case .birthDate: .date(DateRule(latest: .today(plusDays: 0)))
        case .email: .email
        case .phone: .phone
        case .address: .address
        case .firstName, .lastName, .organisationName: .text(TextRule(longest: 100))
        }
    }
}

/// One thing that is known of a person, for the question of a form that has its role. Nothing is written anywhere before the person asks for it.
public struct KnownAnswer: Sendable, Equatable {
    public let role: FieldRole
    public let answer: Answer
    /// Else the person wrote it.
    public let isFromFranceConnect: Bool
}

extension [KnownAnswer] {
    /// What the person wrote comes before what was said of them.
    init(_ profile: Profile, given: Profile) {
        self = Profile.roles.compactMap { role in
            if let answer = profile[role] { return KnownAnswer(role: role, answer: answer, isFromFranceConnect: false) }
            return given[role].map { KnownAnswer(role: role, answer: $0, isFromFranceConnect: true) }
        }
    }
}
