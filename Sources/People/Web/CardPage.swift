import Core
import HTTPTypes
import Hummingbird
import Web

/// One card at the counter: whether it works, what happened to it, and what can be done.
struct CardPage {
    let visit: AgentVisit
    let card: SpaceCard
    let history: [CardLine]
    let proposals: [String]
    let fault: UserMessage?

    private var words: Words { visit.words }
    private var path: String { "\(CardDesk.path)/\(card.number)" }

    var response: Response {
        visit.visit.page(title: words("people.desk.card", ["number": card.number.description]), status: .init(code: fault == nil ? 200 : 422), main)
    }

    private var main: HTML {
        """
        \(fault.map { ErrorSummary([.init(href: "#code", text: words($0))], words: words) })
        \(done)
        \(BackLink(CardDesk.path, words: words))
        <h1>\(words("people.desk.card", ["number": card.number.description]))</h1>
        <p>\(StatusTag(words("people.desk.state.\(card.state.rawValue)"), card.state == .usable ? .good : .bad))</p>
        \(card.level.map { "<p>\(words("people.desk.level", ["level": words("people.level.\($0.rawValue)")]))</p>" as HTML })
        \(if: card.state != .revoked, "<p>\(LinkButton(words("people.desk.print"), to: path + "/carte.pdf"))</p>")
        \(if: card.state != .revoked && card.level == .declared, form("identite", words("people.desk.identitySeen"), .secondary))
        \(if: card.state != .revoked || isReplaceable, Details(words("people.desk.newSecret"), secretForm, isOpen: fault != nil || card.state == .blocked).html)
        \(if: card.state != .revoked, Details(words("people.desk.revokeWhy"), form("revocation", words("people.desk.revoke"), .danger)).html)
        <h2>\(words("people.desk.history"))</h2>
        \(Timeline(history.map { .init($0.at.inWords(words.language, in: visit.site.zone), sentence($0)) }))
        """
    }

    private var done: Notice? {
        switch visit.visit.query("fait") {
        case "carte": Notice(.success, words("people.desk.done.card"))
        case "secret": Notice(.success, words("people.desk.done.secret"))
        case "identite": Notice(.success, words("people.desk.done.identity"))
        case "revocation": Notice(.success, words("people.desk.done.revoked"))
        default: nil
        }
    }

    /// The space is there, and no other card was given for this one.
    private var isReplaceable: Bool { card.person != nil && !history.contains { $0.event == .replaced } }

    /// One choice, two ways to use it: the card goes on with the new secret, or another card begins with it.
    private var secretForm: HTML {
        """
        <form method="post" action="\(path)/secret" novalidate>\(visit.visit.formToken)
        \(SecretChoice(proposals: proposals, fault: fault, words: words).html)
        \(if: isReplaceable, "<p class=\"hint\">\(words("people.desk.lostText"))</p>")
        <div class="actions">\(if: card.state != .revoked, "\(Button(words("people.desk.saveSecret"), .secondary))")
        \(if: isReplaceable, "\(Button(words("people.desk.replace"), .secondary, action: path + "/remplacement"))")</div>
        </form>
        """
    }

    private func form(_ act: String, _ label: String, _ kind: ButtonKind) -> HTML {
        "<form method=\"post\" action=\"\(path)/\(act)\">\(visit.visit.formToken)\(Button(label, kind))</form>"
    }

    private func sentence(_ line: CardLine) -> String {
        let what = words("people.desk.event.\(line.event.rawValue)")
        return line.agent.map { words("people.desk.byAgent", ["event": what, "agent": $0]) } ?? what
    }
}
