import Core
import Definitions
import Forms
import Web

/// Which answers a linked request takes over: for each question there that an answer here can fill, which one.
struct CarriedAnswers {
    let studio: StudioVisit
    let question: Question
    let boxes: SheetBoxes
    let fault: String?

    private static let name = "carry"
    private var words: Words { studio.words }
    private var procedure: StudioProcedure? { studio.procedures.first { $0.slug == boxes.first("create") } }
    private var own: [Field] { studio.file.definition?.form?.fields ?? [] }
    /// What is written now, which saving the page must not change.
    private var kept: [(key: String, value: String)] { boxes.below(Self.name) }

    /// `nil` until a procedure is chosen.
    var html: HTML? {
        guard !boxes.first("create").isEmpty || !kept.isEmpty else { return nil }
        let rows = rows
        let hint = words(rows.isEmpty ? "studio.carried.none" : "studio.sheet.action.carry.hint")
        return """
            <fieldset class="question\(if: fault != nil, " wrong")" id="carry"><legend>\(words("studio.sheet.action.carry"))</legend>
            <p class="hint">\(hint)</p>
            \(fault.map { "<p class=\"error\">\($0)</p>" as HTML })
            \(rows)
            </fieldset>
            """
    }

    private var rows: [HTML] {
        let asked = procedure?.questions ?? []
        let offered = asked.compactMap { field in row(field.id, field.label, candidates(for: field)) }
        let gone = kept.filter { pair in !asked.contains { $0.id == pair.key } }
        return offered + gone.compactMap { row($0.key, $0.key, []) }
    }

    private func row(_ id: String, _ label: String, _ candidates: [Field]) -> HTML? {
        let name = "\(Self.name).\(id)", value = boxes.first("\(Self.name).\(id)")
        guard !candidates.isEmpty || !value.isEmpty else { return nil }
        var options = [ChoiceOption("", words("studio.carried.nothing"))] + candidates.map { ChoiceOption($0.id, String($0.label.prefix(80))) }
        if !value.isEmpty, !candidates.contains(where: { $0.id == value }) { options.append(ChoiceOption(value, value)) }
        return SelectInput(Question(name, label, words), options: options, selected: value).html
    }

    /// Who the person is goes without saying.
    private func candidates(for field: Field) -> [Field] {
        if let role = field.role, own.contains(where: { $0.role == role }) { return [] }
        return own.filter { field.kind.takesAnswers(of: $0.kind) }
    }
}
