import Core

/// One answer of a few, all in sight.
public struct Radios: Component {
    private let list: OptionList

    /// - Parameters:
    ///   - other: the box shown under the option "autre" once it is chosen.
    ///   - isInline: side by side, for two short answers such as yes and no.
    public init(_ question: Question, options: [ChoiceOption], selected: String? = nil, other: HTML? = nil, isInline: Bool = false) {
        list = OptionList(
            question: question, options: options, selected: selected.map { [$0] } ?? [], type: "radio", other: other, isInline: isInline)
    }

    public var html: HTML { list.html }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "A few possibilities",
                Radios(
                    Question("exemple_lien", "Pour qui demandez-vous cet acte ?", words),
                    options: [ChoiceOption("moi", "Pour moi"), ChoiceOption("enfant", "Pour mon enfant", hint: "Vous êtes son père ou sa mère")],
                    selected: "moi")),
            ComponentExample(
                "Yes or no",
                Radios(
                    Question("exemple_oui", "Vivez-vous dans la commune ?", words, error: "Choisissez oui ou non"),
                    options: [ChoiceOption("oui", "Oui"), ChoiceOption("non", "Non")], isInline: true)),
        ]
    }
}

/// As many answers as one wants.
public struct Checkboxes: Component {
    private let list: OptionList

    public init(_ question: Question, options: [ChoiceOption], selected: Set<String> = [], other: HTML? = nil) {
        list = OptionList(question: question, options: options, selected: Array(selected), type: "checkbox", other: other, isInline: false)
    }

    public var html: HTML { list.html }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "Several answers",
                Checkboxes(
                    Question("exemple_jours", "Jours de cantine", words, hint: "Cochez tous les jours qui conviennent"),
                    options: [ChoiceOption("lundi", "Lundi"), ChoiceOption("mardi", "Mardi"), ChoiceOption("jeudi", "Jeudi")], selected: ["mardi"]))
        ]
    }
}

/// One box to tick: to agree, to sign.
public struct TickBox: Component {
    private let question: Question
    private let value: String
    private let isTicked: Bool

    public init(_ question: Question, value: String = "oui", isTicked: Bool = false) {
        (self.question, self.value, self.isTicked) = (question, value, isTicked)
    }

    public var html: HTML {
        "<div\(wrapperOf: question)>\(errorOf: question)\(option(question.hintLine))\(question.more)</div>\n"
    }

    /// The box and its label alone.
    func option(_ hint: HTML? = nil) -> HTML {
        """
        <div class="option"><input type="checkbox"\(inputOf: question) value="\(value)"\(if: isTicked, " checked")>\
        <label for="\(question.id)">\(question.label)\(marksOf: question)</label>\(hint)</div>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("A statement", TickBox(Question("exemple_atteste", "J'atteste que ces informations sont exactes.", words)))]
    }
}

/// Radios or checkboxes: they differ by one word.
struct OptionList {
    let question: Question
    let options: [ChoiceOption]
    let selected: [String]
    let type: HTML
    let other: HTML?
    let isInline: Bool

    var html: HTML {
        question.group("<div class=\"options\(if: isInline, " inline")\">\(linesOf: self)</div>")
    }

    /// The first has the question's own id, for the error summary to lead to.
    fileprivate func line(_ option: ChoiceOption, index: Int) -> HTML {
        let id = index == 0 ? question.name : "\(question.name)-\(index)"
        let hint = option.hint.map { "<p class=\"hint\" id=\"\(id)-note\">\($0)</p>" as HTML }
        return """
            <div class="option"><input type="\(type)" id="\(id)" name="\(question.name)" value="\(option.key)"\
            \(attribute: "aria-describedby", hint == nil ? nil : id + "-note")\(if: selected.contains(option.key), " checked")>\
            <label for="\(id)">\(option.label)</label>\(hint)\(option.key == Self.otherKey ? other : nil)</div>

            """
    }

    static let otherKey = "autre"
}

extension HTML.StringInterpolation {
    fileprivate mutating func appendInterpolation(linesOf list: OptionList) {
        for (index, option) in list.options.enumerated() { appendInterpolation(list.line(option, index: index)) }
    }
}
