import Core
import Foundation
import Hummingbird
import Law
import Web

/// The form where a unit says what it undertakes.
struct CommitmentPage {
    let unit: UnitSheet
    let sheets: [ProcedureSheet]
    let form: CommitmentForm
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(title: unit.name, status: form.faults.isEmpty ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        """
        \(Breadcrumb([(words("organisations.settings.title"), "/bureau/reglages"), (words("dossiers.settings.commitments.title"), CommitmentSettings.path)], words: words))
        \(form.faults.isEmpty ? nil : ErrorSummary(form.faults.sorted().map { .init(href: "#\($0)", text: fault($0)) }, words: words))
        <h1>\(unit.name)</h1>
        <form method="post" action="\(CommitmentSettings.path)/\(unit.id.description)" novalidate>\(visit.visit.formToken)
        <h2>\(words("dossiers.commitments.usual"))</h2>
        \(span(CommitmentForm.look, "dossiers.commitments.lookWithin", hint: true))
        \(span(CommitmentForm.answer, "dossiers.commitments.answerWithin", hint: true))
        <h2>\(words("dossiers.commitments.hours"))</h2>
        <p class="hint">\(words("dossiers.commitments.hoursHint"))</p>
        \((0..<7).map(day))
        \(if: !sheets.isEmpty, own)
        \(Button(words("dossiers.commitments.save")))
        </form>
        """
    }

    /// Closed until somebody wants an exception.
    private var own: HTML {
        let fields = sheets.map { sheet -> HTML in
            """
            <fieldset><legend>\(sheet.title)</legend>
            \(span(CommitmentForm.own(CommitmentForm.look, sheet.procedure), "dossiers.commitments.lookWithin"))
            \(span(CommitmentForm.own(CommitmentForm.answer, sheet.procedure), "dossiers.commitments.answerWithin"))</fieldset>
            """
        }
        let isUsed =
            sheets.contains { form.values[CommitmentForm.own(CommitmentForm.look, $0.procedure)]?.isEmpty == false }
            || sheets.contains { form.values[CommitmentForm.own(CommitmentForm.answer, $0.procedure)]?.isEmpty == false }
        return
            "<h2>\(words("dossiers.commitments.exceptions"))</h2>\(Details(words("dossiers.commitments.exceptionsMore"), "\(fields)", isOpen: isUsed))"
    }

    private func span(_ name: String, _ key: String, hint: Bool = false) -> HTML {
        let units = WorkSpan.Unit.allCases.map { ChoiceOption($0.rawValue, words("dossiers.commitments.unit.\($0.rawValue)")) }
        let unit = CommitmentForm.unit(name)
        return """
            <div class="pair">
            \(TextInput(Question(name, words(key), words, hint: hint ? words(key + ".hint") : nil, error: form.faults.contains(name) ? fault(name) : nil, isOptional: true), InputTraits(keyboard: "numeric", width: 3), value: form.values[name] ?? ""))
            \(SelectInput(Question(unit, words("dossiers.commitments.unit"), words), options: units, selected: form.values[unit] ?? WorkSpan.Unit.days.rawValue))
            </div>
            """
    }

    private func day(_ index: Int) -> HTML {
        let name = CommitmentForm.day(index)
        let question = Question(
            name, words("dossiers.day.\(index + 1)"), words, error: form.faults.contains(name) ? fault(name) : nil, isOptional: true)
        return TextInput(question, InputTraits(isSpelled: false, width: 30), value: form.values[name] ?? "").html
    }

    private func fault(_ name: String) -> String { words(name.hasPrefix("jour") ? "dossiers.commitments.badHours" : "dossiers.commitments.badSpan") }
}
