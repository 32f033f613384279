import Core
import Forms

/// The fields of a form as accessible inputs, filled with what was typed or stored. Names are those that ``FormInput`` describes.
///
/// A page with conditions among its own fields is rendered again by the server with what they reveal: after each change where scripts run
/// (``PageForm`` with `live`), after the page is sent elsewhere.
public struct FormView: Sendable {
    let form: Form
    let words: Words
    let answers: Answers
    let typed: FormInput?
    let problems: [FieldProblem]
    let attachments: [String: [AttachmentLine]]
    let uploadPath: String?
    let times: [String: AppointmentChoice]
    /// Beside each file input, a button leads to the documents that the person keeps in their space.
    public var offersDocuments = false
    /// Beside each file input, a button stores what was chosen and stays on the page; not where the page has but one thing to send.
    public var sendsFilesApart = true
    let context: FormContext
    /// The answers to the shortest questions, of which a page has many.
    let yesAndNo: [ChoiceOption]
    let civilities: [ChoiceOption]
    private let messages: [String: String]

    /// - Parameters:
    ///   - answers: what is stored; it decides which fields of a row are shown.
    ///   - typed: what was just sent, when it could not all be stored: shown instead of `answers`.
    ///   - attachments: the files already there, by input name (`piece`, `children.0.photo`).
    ///   - uploadPath: where scripts send files piece by piece; `nil` where files go with the form only.
    ///   - times: the questions for which a time is chosen here and now, by their id; the others ask for wishes.
    public init(
        form: Form, visit: Visit, answers: Answers, typed: FormInput? = nil, problems: [FieldProblem] = [],
        attachments: [String: [AttachmentLine]] = [:], uploadPath: String? = nil, times: [String: AppointmentChoice] = [:]
    ) {
        self.init(
            form: form, words: visit.words, today: visit.today, answers: answers, typed: typed, problems: problems, attachments: attachments,
            uploadPath: uploadPath, times: times)
    }

    init(
        form: Form, words: Words, today: LocalDate, answers: Answers, typed: FormInput? = nil, problems: [FieldProblem] = [],
        attachments: [String: [AttachmentLine]] = [:], uploadPath: String? = nil, times: [String: AppointmentChoice] = [:]
    ) {
        self.times = times
        self.form = form
        self.words = words
        self.answers = answers
        self.typed = typed
        self.problems = problems
        self.attachments = attachments
        self.uploadPath = uploadPath
        context = FormContext(today: today, attachments: attachments.mapValues { $0.map(\.id) })
        yesAndNo = ["oui", "non"].map { ChoiceOption($0, words("web.choice." + $0)) }
        civilities = Civility.allCases.map { ChoiceOption($0.rawValue, $0.inWords(words.language)) }
        messages = Dictionary(problems.map { ($0.field, words($0.message)) }) { first, _ in first }
    }

    /// The visible fields of a page, in order.
    /// - Parameter prefix: before each name; for a form inside another page.
    public func fields(_ fields: [Field], prefix: String = "") -> HTML {
        "\(fields.map { field($0, name: prefix + $0.id, answer: answers[$0.id]) })"
    }

    /// What is wrong, with links to the fields; nothing when nothing is.
    public var errorSummary: ErrorSummary? {
        if problems.isEmpty { return nil }
        return ErrorSummary(problems.map { .init(href: "#" + anchor(of: $0.field), text: words($0.message)) }, words: words)
    }

    /// What is wrong with the input of this name.
    func error(_ name: String) -> String? { messages[name] }

    /// - Parameter id: where the field's own id belongs to one of its boxes, what those of the hint and of the error begin with.
    func question(_ field: Field, _ name: String, hint: String? = nil, error: String? = nil, id: String? = nil) -> Question {
        var question = Question(
            name, field.label, words, hint: hint ?? field.hint, error: error ?? messages[name], isOptional: !field.isRequired, id: id ?? name)
        question.key = name
        question.more = field.reason.map { Details(words("web.field.reason"), "<p>\($0)</p>").html }
        return question
    }
}

/// What a question that asks for an appointment shows.
public struct AppointmentChoice: Sendable, Equatable {
    /// When and where; `nil` when nothing is chosen yet.
    public let chosen: String?
    /// Until when it is kept, or that it is kept no more.
    public let note: String?
    /// Whether one may write wishes instead: what is chosen is then not sent with the form, which holds the wishes alone.
    public let takesWishes: Bool

    public init(chosen: String? = nil, note: String? = nil, takesWishes: Bool = false) {
        (self.chosen, self.note, self.takesWishes) = (chosen, note, takesWishes)
    }

    /// The names of its buttons.
    public static let choose = "_rendez-vous"
    public static let drop = "_sans-rendez-vous"
}

/// A file that is already there.
public struct AttachmentLine: Sendable, Equatable {
    public let id: String
    public let name: String
    /// "240 Ko"
    public let size: String
    /// What to know of it: "Illisible : envoyez-la de nouveau".
    public let note: String?
    /// Two of them can be put together in one PDF.
    public let isPhoto: Bool

    public init(id: String, name: String, size: String, note: String? = nil, isPhoto: Bool = false) {
        (self.id, self.name, self.size, self.note, self.isPhoto) = (id, name, size, note, isPhoto)
    }
}
