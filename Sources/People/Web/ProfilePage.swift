import Core
import Forms
import Web

/// What a person sees of what they keep.
struct ProfilePage {
    let visit: Visit
    /// Whose page it is.
    let writer: HTML
    let profile: Profile
    /// What FranceConnect said, for this session.
    let given: Profile
    let typed: FormInput?
    let problems: [FieldProblem]
    let isNothingTicked: Bool

    static let given = "donnees"

    private var words: Words { visit.words }
    private var form: Form { Profile.form(words) }
    private var view: FormView { FormView(form: form, visit: visit, answers: profile.answers, typed: typed, problems: problems) }

    var html: HTML {
        """
        \(view.errorSummary)
        \(if: isNothingTicked, "\(ErrorSummary([.init(href: "#\(Self.given)", text: words("people.profile.tick"))], words: words))")
        \(done)
        \(BackLink(SpacePages.path, words: words))
        <h1>\(words("people.profile.title"))</h1>
        <p>\(words("people.profile.what"))</p>
        <p>\(words("people.profile.who"))</p>
        \(if: !news.isEmpty, fromFranceConnect)
        \(lost)
        <form method="post" action="\(ProfilePages.path)" novalidate>\(visit.formToken)\(writer)
        \(view.fields(form.fields))
        \(Button(words("people.profile.save")))
        </form>
        \(if: !profile.isEmpty, erasing)
        """
    }

    private var done: Notice? {
        switch visit.query("fait") {
        case "garde": Notice(.success, words("people.profile.kept"))
        case "efface": Notice(.success, words("people.profile.erased"))
        default: nil
        }
    }

    /// What was said and is not what is kept already.
    private var news: [(role: FieldRole, answer: Answer)] {
        Profile.roles.compactMap { role in given[role].flatMap { $0 == profile[role] || Birthplace.isLost($0) ? nil : (role, $0) } }
    }

    /// A commune that is no more: the person knows better what it was called than any list.
    private var lost: Notice? {
        guard profile[.birthCommune] == nil, let answer = given[.birthCommune], Birthplace.isLost(answer), case .text(let code) = answer else {
            return nil
        }
        return Notice(.info, words("people.profile.lostCommune", ["code": code]))
    }

    private var fromFranceConnect: HTML {
        let options = news.map { line in
            ChoiceOption(line.role.rawValue, words("people.profile.line", ["question": label(line.role), "answer": shown(line.role, line.answer)]))
        }
        let question = Question(
            Self.given, words("people.profile.given"), words, hint: words("people.profile.givenHint"),
            error: isNothingTicked ? words("people.profile.tick") : nil, isOptional: false)
        return """
            <form method="post" action="\(ProfilePages.path)/franceconnect" novalidate>\(visit.formToken)
            \(Checkboxes(question, options: options))
            \(Button(words("people.profile.keepGiven"), .secondary))
            </form>
            """
    }

    private func label(_ role: FieldRole) -> String { form.field(role.rawValue)?.label ?? "" }

    private func shown(_ role: FieldRole, _ answer: Answer) -> String {
        form.field(role.rawValue)?.display(answer, language: words.language).joined(separator: ", ") ?? ""
    }

    private var erasing: HTML {
        """
        <h2>\(words("people.profile.erase"))</h2>
        <p>\(words("people.profile.eraseWhat"))</p>
        <form method="post" action="\(ProfilePages.path)/effacement">\(visit.formToken)\(Button(words("people.profile.eraseButton"), .danger))</form>
        """
    }
}
