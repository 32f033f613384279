import Core
import Hummingbird
import Web

/// The page where a panel is written: all of it at once, since five questions are few.
struct PanelForm {
    let typed: TypedPanel
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let faults = typed.faults
        return visit.visit.page(
            title: words("panels.new"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("panels.settings.title"), PanelDeskController.path)], words: words))
            \(if: !faults.isEmpty, "\(ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words(UserMessage($0.key))) }, words: words))")
            <h1>\(words("panels.new"))</h1>
            <form method="post" action="\(visit.visit.path)" novalidate>\(visit.visit.formToken)
            \(SelectInput(question("evenement", "panels.form.event"), options: events, selected: typed.event?.rawValue))
            \(TextInput(question("titre", "panels.form.title"), value: typed.title))
            \(TextArea(question("pourquoi", "panels.form.why", hint: "panels.form.why.hint"), value: typed.why, longest: 1000))
            \(TextInput(question("du", "panels.form.opens"), InputTraits(type: "date"), value: typed.opens))
            \(TextInput(question("au", "panels.form.closes"), InputTraits(type: "date"), value: typed.closes))
            \(typed.questions.indices.map(fields))
            \(Button(words("panels.form.save")))
            </form>
            """)
    }

    private func fields(_ place: Int) -> HTML {
        let typed = typed.questions[place]
        let kinds = PanelQuestion.Kind.allCases.map { ChoiceOption($0.rawValue, words(UserMessage("panels.kind.\($0.rawValue)"))) }
        return """
            <fieldset><legend>\(words("panels.form.question", ["number": "\(place + 1)"]))</legend>
            \(TextInput(question("question_\(place)", "panels.form.label", isOptional: place > 0), value: typed.label))
            \(SelectInput(question("genre_\(place)", "panels.form.kind"), options: kinds, selected: typed.kind.rawValue))
            \(TextArea(question("lignes_\(place)", "panels.form.choices", hint: "panels.form.choices.hint", isOptional: true), value: typed.choices, rows: 3))
            </fieldset>
            """
    }

    private var events: [ChoiceOption] { LifeEvent.allCases.map { ChoiceOption($0.rawValue, words($0.titleKey)) } }

    private func question(_ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false) -> Question {
        let error = typed.faults.first { $0.field == name }.map { words(UserMessage($0.key)) }
        return Question(name, words(UserMessage(label)), words, hint: hint.map { words(UserMessage($0)) }, error: error, isOptional: isOptional)
    }
}
