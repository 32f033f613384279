import Core
import Forms

extension FormView {
    /// One field, whatever its kind.
    func field(_ field: Field, name: String, answer: Answer?) -> HTML {
        let values = typed ?? answer.flatMap { field.retyped($0, name: name) } ?? FormInput()
        let value = values.first(name) ?? ""
        switch field.kind {
        case .explanation(let text): return explanation(field, text)
        case .section(let level): return heading(field, level)
        case .computed: return computed(field, answer)
        case .longText(let rule): return TextArea(question(field, name), value: value, longest: rule.longest).html
        case .appointment: return appointment(field, name, value)
        case .date: return date(field, name, values)
        case .yesNo: return Radios(question(field, name), options: yesAndNo, selected: value, isInline: true).html
        case .civility: return Radios(question(field, name), options: civilities, selected: value, isInline: true).html
        case .checkbox: return TickBox(question(field, name), isTicked: !value.isEmpty).html
        case .attestation(let statement): return attestation(field, name, statement, isTicked: !value.isEmpty)
        case .choice(let rule): return choice(field, name, rule, values)
        case .choices(let rule): return choices(field, name, rule, values)
        case .linkedChoice(let options): return linkedChoice(field, name, options, values)
        case .address: return address(field, name, values)
        case .file(let rule): return files(field, name, rule)
        case .photo(let rule): return files(field, name, rule, isPhoto: true)
        case .block(let rule): return block(field, name, rule, answer)
        case .commune: return commune(field, name, named(field, answer, value))
        case .country, .departement: return TextInput(question(field, name), traits(of: field), value: named(field, answer, value)).html
        default: return TextInput(question(field, name), traits(of: field), value: value).html
        }
    }

    /// Stored as codes, typed as names: people are shown the name.
    private func named(_ field: Field, _ answer: Answer?, _ value: String) -> String {
        guard typed == nil, let answer else { return value }
        return field.display(answer, language: words.language).first ?? value
    }

    /// A name, with suggestions where scripts run.
    private func commune(_ field: Field, _ name: String, _ value: String) -> HTML {
        TextInput(question(field, name), InputTraits(isSpelled: false, suggestions: CommuneSuggestions.asked), value: value).html
    }

    private func explanation(_ field: Field, _ text: String) -> HTML {
        "<div data-field=\"\(field.id)\">\(Notice(.info, title: field.label.isEmpty ? nil : field.label, html: Markdown.light(text)))</div>\n"
    }

    private func heading(_ field: Field, _ level: Int) -> HTML { "<h\(level) data-field=\"\(field.id)\">\(field.label)</h\(level)>\n" }

    private func computed(_ field: Field, _ answer: Answer?) -> HTML {
        let lines = answer.map { field.display($0, language: words.language) } ?? []
        return lines.isEmpty
            ? HTML() : "<p class=\"computed\" data-field=\"\(field.id)\">\(field.label) <output>\(lines.joined(separator: ", "))</output></p>\n"
    }

    /// Where no time can be chosen, people say when they are free and are called.
    private func appointment(_ field: Field, _ name: String, _ value: String) -> HTML {
        if let choice = times[name] {
            return choice.takesWishes && choice.chosen == nil ? timeOrWishes(field, name, value) : time(field, name, choice)
        }
        var question = question(field, name)
        question.more = "<p class=\"hint\">\(words("web.appointment.call"))</p>\(question.more)" as HTML
        return TextArea(question, value: value, rows: 3).html
    }

    /// The time is chosen on a page of its own; what is typed on this one is kept.
    private func time(_ field: Field, _ name: String, _ choice: AppointmentChoice) -> HTML {
        let choose = Button(
            words(choice.chosen == nil ? "web.appointment.choose" : "web.appointment.change"), .secondary, name: AppointmentChoice.choose, value: name
        )
        let drop = Button(words("web.appointment.drop"), .quiet, name: AppointmentChoice.drop, value: name)
        return question(field, name, id: name + "-choix").group(
            """
            \(choice.chosen.map { "<p><strong>\($0)</strong></p>\(choice.takesWishes ? nil : hidden(name, $0))" as HTML })
            \(choice.note.map { "<p class=\"hint\">\($0)</p>" as HTML })
            <p class="actions">\(choose) \(choice.chosen == nil ? nil : drop)</p>
            """)
    }

    private func hidden(_ name: String, _ value: String) -> HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }

    /// A button that chooses a time, and below it what to write when no time suits.
    private func timeOrWishes(_ field: Field, _ name: String, _ value: String) -> HTML {
        var question = question(field, name, hint: words("web.appointment.wishes"))
        let choose = Button(words("web.appointment.choose"), .secondary, name: AppointmentChoice.choose, value: name)
        question.more = "<p>\(choose)</p>\(question.more)" as HTML
        return TextArea(question, value: value, rows: 3).html
    }

    private func date(_ field: Field, _ name: String, _ values: FormInput) -> HTML {
        let error = ["", ".day", ".month", ".year"].lazy.compactMap { self.error(name + $0) }.first
        func box(_ part: String) -> String { values.first("\(name).\(part)") ?? "" }
        return DateInput(
            question(field, name, error: error), day: box("day"), month: box("month"), year: box("year"), isBirthDate: field.role == .birthDate
        ).html
    }

    private func attestation(_ field: Field, _ name: String, _ statement: String, isTicked: Bool) -> HTML {
        let tick = Question(name, statement, words)
        return question(field, name, id: name + "-box").group(TickBox(tick, isTicked: isTicked).option())
    }

    private func traits(of field: Field) -> InputTraits {
        switch field.kind {
        case .email: InputTraits.email.filled(when: field.role == .email)
        case .phone: InputTraits.phone.filled(when: field.role == .phone)
        case .integer(let rule): InputTraits.whole.with(unit: rule.unit)
        case .decimal(let rule): InputTraits.decimal.with(unit: rule.unit)
        case .money: .money
        case .time: .time
        case .siret, .siren: .digits
        case .iban: InputTraits(isSpelled: false)
        case .rna, .vehiclePlate: .number
        case .text(let rule): text(field.role, rule)
        default: InputTraits(isSpelled: false)
        }
    }

    private func text(_ role: FieldRole?, _ rule: TextRule) -> InputTraits {
        switch role {
        case .firstName: .firstName
        case .lastName: .lastName
        case .organisationName: .organisation
        default: InputTraits(width: rule.longest.flatMap { $0 <= 20 ? $0 : nil })
        }
    }
}

extension InputTraits {
    /// The browser offers what it knows of the person who types only where the question is about that person.
    fileprivate func filled(when isTheirs: Bool) -> InputTraits {
        var traits = self
        if !isTheirs { traits.autocomplete = nil }
        return traits
    }

    fileprivate func with(unit: String?) -> InputTraits {
        var traits = self
        traits.unit = unit
        return traits
    }
}
