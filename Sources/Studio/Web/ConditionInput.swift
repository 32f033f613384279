import Core
import Definitions
import Web

/// A condition as rows of words: "show if all of these hold – the question … is …".
struct ConditionInput {
    let studio: StudioVisit
    let name: String
    let boxes: SheetBoxes
    /// The element that the condition is of: only what comes before it can be looked at, and everything by an action of the workflow.
    let before: FilePath
    let fault: String?

    private var words: Words { studio.words }

    private var isOfAction: Bool { before.steps.first == .key("workflow") }
    /// The words of a question that is shown, or of an action that can be done.
    private func said(_ key: String) -> String { words("studio.condition\(isOfAction ? ".action" : "")\(key)") }

    var html: HTML {
        """
        <fieldset class="question condition\(if: fault != nil, " wrong")" id="\(name)"><legend>\(said(""))</legend>
        <p class="hint">\(said(".hint"))</p>
        \(fault.map { "<p class=\"error\">\($0)</p>" as HTML })
        \(boxes.values[name + ".yaml"] == nil ? rows : asText)
        </fieldset>
        """
    }

    private var asText: HTML {
        TextArea(Question(name + ".yaml", words("studio.condition.yaml"), words), value: boxes.first(name + ".yaml"), rows: 5).html
    }

    private var rows: HTML {
        let filled = (0..<ConditionRows.most).filter { !boxes.first("\(name).\($0).field").isEmpty }.count
        let joining = ConditionRows.Joining.allCases.map { ChoiceOption($0.rawValue, words("studio.condition.\($0.rawValue)")) }
        return """
            \(filled > 1 ? SelectInput(
                Question(name + ".joining", words("studio.condition.joining"), words), options: joining,
                selected: boxes.first(name + ".joining")).html : nil)
            \((0...min(filled, ConditionRows.most - 1)).map(row))
            """
    }

    private func row(_ index: Int) -> HTML {
        let field = boxes.first("\(name).\(index).field")
        let number = "\(index + 1)"
        let tests = ConditionRows.tests.map { ChoiceOption($0, words("studio.test.\($0)")) }
        let questions = [ChoiceOption("", index == 0 ? said(".always") : words("studio.condition.noMore"))] + known
        return """
            <div class="row">\(SelectInput(
                Question("\(name).\(index).field", words("studio.condition.field", ["number": number]), words), options: questions, selected: field))\
            \(SelectInput(
                Question("\(name).\(index).test", words("studio.condition.test", ["number": number]), words), options: tests,
                selected: boxes.first("\(name).\(index).test")))\
            \(value(index, field, number))</div>
            """
    }

    /// Where the question has choices, one of them is picked; a value that is none of them is kept.
    private func value(_ index: Int, _ field: String, _ number: String) -> HTML {
        let name = "\(name).\(index).value"
        let value = boxes.first(name)
        let question = Question(name, words("studio.condition.value", ["number": number]), words)
        let test = boxes.first("\(self.name).\(index).test")
        let choices = test == "in" ? [] : choices(of: field)
        guard !choices.isEmpty, value.isEmpty || choices.contains(where: { $0.key == value }) else { return TextInput(question, value: value).html }
        let options = [ChoiceOption("", words("studio.none"))] + choices.map { ChoiceOption($0.key, $0.label) }
        return SelectInput(question, options: options, selected: value).html
    }

    private func choices(of field: String) -> [(key: String, label: String)] {
        guard let element = elements.first(where: { $0.string("id") == field }) else { return [] }
        if element.string("kind") == "yesNo" { return [("oui", words("web.choice.oui")), ("non", words("web.choice.non"))] }
        return (element["options"]?.items ?? []).map { option in (option.text ?? option.string("key"), option.text ?? option.string("label")) }
    }

    private var known: [ChoiceOption] {
        elements.filter { !["explanation", "section"].contains($0.string("kind")) }.map {
            ChoiceOption($0.string("id"), String($0.string("label").prefix(80)))
        }
    }

    /// The questions before this place, as people meet them; in a block, those of its row too.
    private var elements: [FileTree] {
        if isOfAction { return studio.questions }
        let indexes = before.steps.compactMap { step -> Int? in if case .index(let index) = step { index } else { nil } }
        guard let page = indexes.first else { return [] }
        let pages = studio.tree["form"]?["pages"]?.items ?? []
        var elements = pages.prefix(page).flatMap { $0["fields"]?.items ?? [] }
        guard indexes.count > 1, pages.indices.contains(page) else { return elements }
        let fields = pages[page]["fields"]?.items ?? []
        elements += fields.prefix(indexes[1])
        if indexes.count > 2, fields.indices.contains(indexes[1]) { elements += (fields[indexes[1]]["fields"]?.items ?? []).prefix(indexes[2]) }
        return elements
    }
}
