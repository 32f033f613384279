import Core

/// One answer of a long list.
public struct SelectInput: Component {
    private let question: Question
    private let groups: [ChoiceGroup]
    private let selected: String?
    private let autocomplete: String?

    public init(_ question: Question, options: [ChoiceOption], selected: String? = nil, autocomplete: String? = nil) {
        self.init(question, groups: [ChoiceGroup(nil, options)], selected: selected, autocomplete: autocomplete)
    }

    public init(_ question: Question, groups: [ChoiceGroup], selected: String? = nil, autocomplete: String? = nil) {
        (self.question, self.groups, self.selected, self.autocomplete) = (question, groups, selected, autocomplete)
    }

    public var html: HTML {
        question.single(
            "<select\(inputOf: question)\(attribute: "autocomplete", autocomplete)>\(groups.map(group))</select>")
    }

    private func group(_ group: ChoiceGroup) -> HTML {
        let options = group.options.map(option)
        return group.label.map { "<optgroup label=\"\($0)\">\(options)</optgroup>" } ?? "\(options)"
    }

    private func option(_ option: ChoiceOption) -> HTML {
        "<option value=\"\(option.key)\"\(if: option.key == selected, " selected")>\(option.label)</option>"
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "More than seven possibilities",
                SelectInput(
                    Question("exemple_quartier", "Votre quartier", words),
                    options: [ChoiceOption("", "Choisissez"), ChoiceOption("centre", "Centre"), ChoiceOption("nord", "Nord")], selected: "nord"))
        ]
    }
}

/// One possible answer.
public struct ChoiceOption: Sendable {
    let key: String
    let label: String
    let hint: String?

    public init(_ key: String, _ label: String, hint: String? = nil) { (self.key, self.label, self.hint) = (key, label, hint) }
}

/// Possible answers under a common title.
public struct ChoiceGroup: Sendable {
    let label: String?
    let options: [ChoiceOption]

    public init(_ label: String?, _ options: [ChoiceOption]) { (self.label, self.options) = (label, options) }
}
