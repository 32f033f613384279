import Core
import Web

/// One question of a panel, to be answered on a page: by a person, or by an agent who copies their paper.
struct PanelInput {
    let html: HTML

    /// - Parameter name: of the field; what was typed in it stays there.
    init(_ question: PanelQuestion, _ name: String, error: String?, _ visit: Visit) {
        let (words, typed) = (visit.words, visit.form.first(name))
        switch question.kind {
        case .scale:
            let options = question.values.map { ChoiceOption($0, words("panels.scale", ["value": $0])) }
            let asked = Question(name, question.label, words, hint: words("panels.scale.hint"), error: error, isOptional: true)
            html = Radios(asked, options: options, selected: typed, isInline: true).html
        case .choice:
            let options = question.values.map { ChoiceOption($0, $0) }
            html = Radios(Question(name, question.label, words, error: error, isOptional: true), options: options, selected: typed).html
        case .text:
            let asked = Question(name, question.label, words, hint: words("panels.answer.text.hint"), error: error, isOptional: true)
            html = TextArea(asked, value: typed ?? "", longest: PanelQuestion.longestText).html
        }
    }
}
