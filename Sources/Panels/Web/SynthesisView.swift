import Core
import Web

/// What was answered, for agents and for everyone: the same figures, the same silence under five.
struct SynthesisView {
    let panel: Panel
    let counts: [Int: [String: Int]]
    let texts: [WrittenText]
    let words: Words

    var html: HTML {
        guard panel.answered >= Synthesis.crowd else { return "<p>\(words("panels.synthesis.few"))</p>" }
        let questions = panel.details.questions.enumerated().map { place, question in
            question.kind == .text ? written(question, place) : table(question, place)
        }
        return "<p>\(words("panels.synthesis.answers", ["answered": "\(panel.answered)", "invited": "\(panel.invited)"]))</p>\(questions)"
    }

    private func table(_ question: PanelQuestion, _ place: Int) -> HTML {
        guard let synthesis = Synthesis(of: question, counts: counts[place] ?? [:]) else {
            return "<h3>\(question.label)</h3><p>\(words("panels.synthesis.few"))</p>"
        }
        let columns: [DataTable.Column] = [
            .init(words("panels.column.answer")), .init(words("panels.column.people"), isNumber: true),
            .init(words("panels.column.share"), isNumber: true),
        ]
        return "\(DataTable(question.label, columns: columns, rows: synthesis.lines.map { row($0, question, synthesis) }))"
    }

    private func row(_ line: Synthesis.Line, _ question: PanelQuestion, _ synthesis: Synthesis) -> [HTML] {
        let value = question.kind == .scale ? words("panels.scale", ["value": line.value]) : line.value
        guard let people = line.people else { return ["\(value)", "\(words("panels.hidden"))", "\(words("panels.hidden"))"] }
        return ["\(value)", "\(people)", "\(words("panels.percent", ["share": "\(synthesis.share(people))"]))"]
    }

    private func written(_ question: PanelQuestion, _ place: Int) -> HTML {
        let own = texts.filter { $0.place == place && $0.isPublished }
        return """
            <h3>\(question.label)</h3>
            \(if: own.isEmpty, "<p>\(words("panels.texts.none"))</p>")
            \(own.map { "<blockquote><p>\($0.text)</p></blockquote>" as HTML })
            """
    }
}
