import Core
import HTTPTypes
import Hummingbird
import Web

/// Giving a card, or finding one.
struct NewCardPage {
    let visit: AgentVisit
    let proposals: [String]
    var fault: UserMessage?
    var searchFault: UserMessage?

    private var words: Words { visit.words }

    var response: Response {
        let status = fault == nil && searchFault == nil ? 200 : 422
        return visit.visit.page(title: words("people.desk.title"), status: .init(code: status), main)
    }

    private var main: HTML {
        """
        \((fault ?? searchFault).map { ErrorSummary([.init(href: searchFault == nil ? "#code" : "#numero", text: words($0))], words: words) })
        <h1>\(words("people.desk.title"))</h1>
        <h2>\(words("people.desk.give"))</h2>
        <p>\(words("people.desk.what"))</p>
        <form method="post" action="\(CardDesk.path)" novalidate>\(visit.visit.formToken)
        \(SecretChoice(proposals: proposals, fault: fault, words: words).html)
        <div class="question"><label><input type="checkbox" name="identite" value="oui"> \(words("people.desk.identitySeen"))</label>
        <p class="hint">\(words("people.desk.identityHint"))</p></div>
        \(Button(words("people.desk.giveButton")))
        </form>
        <h2>\(words("people.desk.find"))</h2>
        <form method="post" action="\(CardDesk.path)/recherche" novalidate>\(visit.visit.formToken)
        \(TextInput(Question("numero", words("people.card.number"), words, hint: words("people.desk.findHint"), error: searchFault.map { words($0) }), .number, value: visit.form.first("numero") ?? ""))
        \(Button(words("people.desk.findButton"), .secondary))
        </form>
        """
    }
}

/// Three words among those drawn, or a code that the person types by themselves.
struct SecretChoice {
    let proposals: [String]
    let fault: UserMessage?
    let words: Words
    /// Sets the ids apart on a page that holds two.
    var prefix = "mots"

    var html: HTML {
        """
        <fieldset class="question"><legend>\(words("people.desk.secret"))</legend><p class="hint">\(words("people.desk.secretHint"))</p>
        \(proposals.map { "<input type=\"hidden\" name=\"propose\" value=\"\($0)\">" as HTML })
        \(proposals.enumerated().map { choice($0.offset, $0.element) })
        </fieldset>
        \(TextInput(Question("code", words("people.desk.code"), words, hint: words("people.desk.codeHint"), error: fault.map { words($0) }, isOptional: true), .cardCode))
        \(TextInput(Question("code_encore", words("people.desk.codeAgain"), words, isOptional: true), .cardCode))
        """
    }

    private func choice(_ index: Int, _ proposal: String) -> HTML {
        "<div class=\"choice\"><input type=\"radio\" name=\"mots\" id=\"\(prefix)-\(index)\" value=\"\(proposal)\"><label for=\"\(prefix)-\(index)\">\(proposal)</label></div>"
    }
}

extension InputTraits {
    /// Hidden from who stands behind.
    static let cardCode = InputTraits(type: "password", keyboard: "numeric", autocomplete: "off", isSpelled: false, width: 10)
}
