import Core
import Web

/// What an agent may do with a message now: each in a form of its own, open when it was refused.
struct TriageForms {
    static let sheet = "fiche"

    let message: InboundMessage
    /// The text of a knowledge sheet that the agent picked.
    let sheet: String?
    let procedures: [(id: ProcedureID, title: String)]
    let units: [(id: UnitID, name: String)]
    let problem: ReceptionProblem?
    let visit: AgentVisit
    let address: String

    private var words: Words { visit.words }

    var html: HTML? {
        switch message.state {
        case .waiting:
            """
            <h2>\(words("reception.triage.title"))</h2>
            \(attach)\(begin)\(message.answerTo == nil ? nil : answer)\(transfer)
            \(form("indesirable", "", button: words("reception.triage.spam"), .danger))
            """
        case .spam, .request, .answered: form("retour", "", button: words("reception.triage.reopen"), .secondary)
        case .attached, .received: nil
        }
    }

    private var attach: HTML {
        let mentioned = MentionedReferences.found(in: message.content.head.subject.description + "\n" + message.content.text).first
        let value = visit.form.first("numero") ?? mentioned?.description ?? ""
        let input = TextInput(question("numero", hint: "reception.triage.numberHint", .unknownRequest), value: value)
        return details("attach", "numero", form("dossier", input.html, button: words("reception.triage.attach")))
    }

    private var begin: HTML {
        let options = [ChoiceOption("", words("web.choice.pick"))] + procedures.map { ChoiceOption($0.id.description, $0.title) }
        let input = SelectInput(question("demarche", hint: "reception.triage.procedureHint", .unknownProcedure), options: options)
        return details("begin", "demarche", form("demande", input.html, button: words("reception.triage.begin")))
    }

    private var answer: HTML {
        let input = TextArea(
            question("reponse", hint: "reception.triage.answerHint", .emptyAnswer, .tooLongAnswer), value: visit.form.first("reponse") ?? sheet ?? "",
            rows: sheet == nil ? 8 : 18, longest: Triage.longestAnswer)
        let content: HTML = "\(picker)\(form("reponse", input.html, button: words("reception.triage.answer")))"
        return Details(words("reception.triage.answer"), content, isOpen: problem?.field == "reponse" || sheet != nil).html
    }

    /// Puts what people are told of a procedure into the answer, to be cut and completed.
    private var picker: HTML {
        let options = [ChoiceOption("", words("web.choice.pick"))] + procedures.map { ChoiceOption($0.id.description, $0.title) }
        let question = Question(Self.sheet, words("reception.triage.sheet"), words, hint: words("reception.triage.sheetHint"))
        return """
            <form method="get" action="\(address)#reponse">
            \(SelectInput(question, options: options, selected: visit.visit.query(Self.sheet)))\(Button(words("reception.triage.insert"), .secondary))</form>
            """
    }

    private var transfer: HTML {
        let options =
            [ChoiceOption("", words("web.choice.pick"))] + units.filter { $0.id != message.unit }.map { ChoiceOption($0.id.description, $0.name) }
        let input = SelectInput(question("service", hint: "reception.triage.unitHint", .unknownUnit), options: options)
        return details("transfer", "service", form("service", input.html, button: words("reception.triage.transfer")))
    }

    private func question(_ name: String, hint: String, _ problems: ReceptionProblem...) -> Question {
        let error = problem.flatMap { problems.contains($0) ? words($0.message) : nil }
        return Question(name, words("reception.triage.field.\(name)"), words, hint: words(hint), error: error)
    }

    private func details(_ key: String, _ field: String, _ content: HTML) -> HTML {
        Details(words("reception.triage.\(key)"), content, isOpen: problem?.field == field).html
    }

    private func form(_ act: String, _ inputs: HTML, button: String, _ kind: ButtonKind = .primary) -> HTML {
        """
        <form method="post" action="\(address)/\(act)">\(visit.visit.formToken)
        \(inputs)\(Button(button, kind))</form>

        """
    }
}

extension ReceptionProblem {
    /// The input that it is about.
    var field: String {
        switch self {
        case .unknownRequest: "numero"
        case .unknownProcedure: "demarche"
        case .emptyAnswer, .tooLongAnswer, .noAddress: "reponse"
        case .unknownUnit: "service"
        case .unknownMessage, .unknownPart, .settledMeanwhile: "main"
        }
    }
}
