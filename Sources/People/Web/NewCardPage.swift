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
        \(TickBox(Question("identite", words("people.desk.identitySeen"), words, hint: words("people.desk.identityHint"))))
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

    var html: HTML {
        """
        \(proposals.map { "<input type=\"hidden\" name=\"propose\" value=\"\($0)\">" as HTML })
        \(Radios(Question("mots", words("people.desk.secret"), words, hint: words("people.desk.secretHint")), options: proposals.map { ChoiceOption($0, $0) }))
        \(TextInput(Question("code", words("people.desk.code"), words, hint: words("people.desk.codeHint"), error: fault.map { words($0) }), .cardCode))
        \(TextInput(Question("code_encore", words("people.desk.codeAgain"), words), .cardCode))
        """
    }
}

extension InputTraits {
    /// Hidden from who stands behind.
    static let cardCode = InputTraits(type: "password", keyboard: "numeric", autocomplete: "off", isSpelled: false, width: 10)
}
