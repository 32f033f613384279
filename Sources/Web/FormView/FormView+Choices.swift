import Core
import Forms

extension FormView {
    /// Above this, a list unfolds: all in sight would fill the screen of a phone.
    private static let mostRadios = 7

    func choice(_ field: Field, _ name: String, _ rule: ChoiceRule, _ values: FormInput) -> HTML {
        let question = question(field, name)
        let selected = values.first(name)
        if rule.options.count <= Self.mostRadios {
            return Radios(question, options: options(rule), selected: selected, other: otherBox(name, rule, values)).html
        }
        let first = ChoiceOption("", words("web.choice.pick"))
        let list = SelectInput(question, options: [first] + options(rule), selected: selected)
        return "<div data-field=\"\(name)\">\(list)\(otherBox(name, rule, values))</div>\n"
    }

    func choices(_ field: Field, _ name: String, _ rule: ChoiceRule, _ values: FormInput) -> HTML {
        Checkboxes(question(field, name), options: options(rule), selected: Set(values.all(name)), other: otherBox(name, rule, values)).html
    }

    /// Without scripts the second list cannot follow the first: it shows everything, sorted under the names of the first.
    func linkedChoice(_ field: Field, _ name: String, _ options: [LinkedOption], _ values: FormInput) -> HTML {
        let pick = ChoiceOption("", words("web.choice.pick"))
        let firsts = [pick] + options.map { ChoiceOption($0.first.key, $0.first.label) }
        let groups = options.filter { !$0.seconds.isEmpty }.map { option in
            ChoiceGroup(option.first.label, option.seconds.map { ChoiceOption($0.key, $0.label) })
        }
        let second = Question(name + ".second", words("web.choice.second"), words, error: error(name + ".second"), isOptional: !field.isRequired)
        return """
            <div class="linked" data-field="\(name)">\
            \(SelectInput(question(field, name), options: firsts, selected: values.first(name)))\
            \(SelectInput(second, groups: [ChoiceGroup(nil, [pick])] + groups, selected: values.first(second.name)))</div>

            """
    }

    private func options(_ rule: ChoiceRule) -> [ChoiceOption] {
        rule.options.map { ChoiceOption($0.key, $0.label, hint: $0.hint) }
            + (rule.allowsOther ? [ChoiceOption(OptionList.otherKey, words("web.choice.other"))] : [])
    }

    private func otherBox(_ name: String, _ rule: ChoiceRule, _ values: FormInput) -> HTML? {
        guard rule.allowsOther else { return nil }
        let question = Question(name + ".other", words("web.choice.specify"), words, error: error(name + ".other"))
        return "<div class=\"other\">\(TextInput(question, value: values.first(question.name) ?? ""))</div>"
    }
}
