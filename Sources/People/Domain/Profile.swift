import Core
import Forms

/// What a person keeps of themselves to fill forms with: answers by role, and only those they wrote. Nothing has to be there.
struct Profile: Sendable, Equatable {
    /// What may be kept. What an organisation is called is not the person's own.
    static let roles: [FieldRole] = [
        .civility, .firstName, .lastName, .birthDate, .birthCommune, .birthCountry, .email, .phone, .address,
    ]

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
    static func form(_ words: Words) -> Form { form { words("people.profile.\($0)") } }

    /// - Parameter label: what is said of `title` and of each role.
    private static func form(_ label: (String) -> String) -> Form {
        let fields = roles.map { role in
            Field(id: role.rawValue, kind: kind(of: role), label: label(role.rawValue), isRequired: false, role: role)
        }
        return Form(pages: [Page(id: "informations", title: label("title"), fields: fields)])
    }

    private static func kind(of role: FieldRole) -> FieldKind {
        switch role {
        case .civility: .civility
        case .birthDate: .date(DateRule(latest: .today(plusDays: 0)))
        case .birthCommune: .commune
        case .birthCountry: .country
        case .email: .email
        case .phone: .phone
        case .address: .address
        case .firstName, .lastName, .organisationName: .text(TextRule(longest: 100))
        }
    }
}

extension Profile {
    /// What it does not hold of these answers, by role, as its own questions read them: a town that was typed becomes its commune. What they would refuse is
    /// left out.
    func news(among answers: [FieldRole: Answer], on today: LocalDate) -> Profile {
        let form = Self.form { $0 }
        let news = Self.roles.compactMap { role -> (String, Answer)? in
            guard let answer = answers[role], let field = form.field(role.rawValue),
                let read = Self.read(answer, as: field, in: form, on: today), read != self[role]
            else { return nil }
            return (role.rawValue, read)
        }
        return Profile(Answers(Dictionary(uniqueKeysWithValues: news)))
    }

    private static func read(_ answer: Answer, as field: Field, in form: Form, on today: LocalDate) -> Answer? {
        // Typed again, the code of a commune could be taken for a postcode.
        if field.kind == .commune, case .text(let text) = answer, let code = Birthplace.commune(text) {
            return Birthplace.isLost(answer) ? nil : .text(code)
        }
        guard let input = field.retyped(answer, name: field.id) else { return nil }
        return form.check(page: form.pages[0], input: input, keeping: Answers(), context: FormContext(today: today)).answers[field.id]
    }

    /// The same answers, by role.
    var byRole: [FieldRole: Answer] { Dictionary(uniqueKeysWithValues: Self.roles.compactMap { role in self[role].map { (role, $0) } }) }
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
