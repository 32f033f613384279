import Core
import Foundation
import Law
import Web

/// The authorisation of a judge, on the page of a request and on the desk.
struct AuthorisationView {
    let state: AuthorisationState
    let words: Words

    init?(_ history: [HistoryLine], _ hold: ProtectionHold?, words: Words) {
        guard let state = AuthorisationState(history), hold?.isOver != true else { return nil }
        (self.state, self.words) = (state, words)
    }

    /// - Parameter path: of the request.
    /// - Parameter isTied: an agent tied what the person filed alone to a measure: they give the decision themselves.
    func forPerson(_ path: String, _ visit: Visit, isOpen: Bool, isTied: Bool = false) -> HTML {
        let isGiven = if case .given = state { true } else { false }
        let link: HTML? =
            isOpen && (visit.acting?.measure != nil || isTied && visit.acting == nil)
            ? "<p>\(LinkButton(words(isGiven ? "dossiers.authorisation.again" : "dossiers.authorisation.give"), to: path + "/autorisation", isGiven ? .secondary : .primary))</p>"
            : nil
        return """
            <section aria-labelledby="autorisation"><h2 id="autorisation">\(words("dossiers.authorisation.title"))</h2>
            <p>\(sentence)</p>\(link)</section>
            """
    }

    var forAgents: HTML {
        "<section aria-labelledby=\"autorisation\"><h2 id=\"autorisation\">\(words("dossiers.authorisation.title"))</h2><p>\(sentence)</p></section>"
    }

    /// What stands beside the act of accepting.
    var missing: Notice? {
        guard case .awaited = state else { return nil }
        return Notice(.important, title: words("dossiers.authorisation.missing"), "\(sentence) \(words("dossiers.authorisation.missing.what"))")
    }

    private var sentence: String {
        switch state {
        case .awaited(let article): words("dossiers.authorisation.awaited", ["article": article])
        case .given(let on, let number, let article):
            words("dossiers.authorisation.given", ["date": on.inWords(words.language), "number": number, "article": article])
        }
    }
}

/// Who filed for a protected adult, for the agents.
struct RepresentativeView {
    let acting: ActingRepresentative
    /// Under which they filed.
    let measure: Int64?
    let words: Words

    var forAgents: HTML {
        let link: HTML? = measure.map { "<a href=\"/bureau/protections/\(String($0))\">\(words("dossiers.represented.measure"))</a>" }
        let told: HTML? = acting.isTold ? nil : "<p>\(words("dossiers.represented.untold"))</p>"
        return """
            <section aria-labelledby="represente"><h2 id="represente">\(words("dossiers.represented.title"))</h2>
            <p>\(RepresentativeView.sentence(acting, words)) \(link)</p>\(told)</section>
            """
    }

    /// Who, in what capacity, under which measure.
    static func sentence(_ acting: ActingRepresentative, _ words: Words) -> String {
        let kind = words("mandates.measure.kind.\(acting.kind)")
        let whole = acting.charge == .whole ? kind : "\(kind) \(words("mandates.measure.for.\(acting.charge.rawValue)"))"
        return words(
            "dossiers.history.represented",
            ["name": acting.name, "kind": whole, "date": acting.until.inWords(words.language)])
    }
}
