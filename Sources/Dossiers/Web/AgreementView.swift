import Core
import Forms
import Foundation
import Web

/// The agreement of somebody else – other parent, protected adult, representative – on the page of a request and on the desk.
struct AgreementView {
    let state: AgreementState
    let words: Words
    let zone: TimeZone

    /// - Parameter hold: what a measure of protection asks: what it asked for ends with it.
    init?(_ history: [HistoryLine], _ hold: ProtectionHold?, words: Words, zone: TimeZone) {
        guard let state = AgreementState(history), hold?.allows(state) ?? true else { return nil }
        (self.state, self.words, self.zone) = (state, words, zone)
    }

    /// - Parameter path: of the request.
    func forPerson(_ path: String, isOpen: Bool) -> HTML {
        let address = path + (state.party == .parent ? "/autre-parent" : "/accord")
        let link: HTML? =
            isOpen && state.isOpen ? "<p>\(LinkButton(said("ask"), to: address, isAsked ? .secondary : .primary))</p>" : nil
        let next: HTML? = isRefused ? "<p>\(said("refused.next"))</p>" : nil
        return """
            <section aria-labelledby="accord"><h2 id="accord">\(said(state.isMissing ? "title" : "desk"))</h2>
            <p>\(sentence)</p>\(next)\(link)</section>
            """
    }

    /// - Parameter path: of the request at the desk, when it may still be asked for there.
    func forAgents(_ path: String?) -> HTML {
        let link: HTML? = path.flatMap { path in
            state.isOpen ? "<p><a href=\"\(path)/accord\">\(words("dossiers.agreement.askHere"))</a></p>" : nil
        }
        return "<section aria-labelledby=\"accord\"><h2 id=\"accord\">\(said("desk"))</h2><p>\(sentence)</p>\(link)</section>"
    }

    /// What stands beside the act of accepting.
    var missing: Notice? {
        guard state.isMissing else { return nil }
        return Notice(.important, title: words("dossiers.parents.missing"), "\(sentence) \(said("missing.what"))")
    }

    private var isAsked: Bool { if case .asked = state.standing { true } else { false } }
    private var isRefused: Bool { if case .refused = state.standing { true } else { false } }

    /// Of a parent, of a protected adult, of a representative: the sentences are not the same.
    private func said(_ key: String, _ arguments: KeyValuePairs<String, String> = [:]) -> String {
        switch state.party {
        case .parent: words("dossiers.parents.\(key)", arguments)
        case .person: words("dossiers.cosigning.person.\(key)", arguments)
        case .representative: words("dossiers.cosigning.representative.\(key)", arguments)
        case .supervisor: words("dossiers.cosigning.supervisor.\(key)", arguments)
        }
    }

    private var sentence: String {
        switch state.standing {
        case .awaited: said("awaited")
        case .asked(let at): said("asked", ["date": day(at)])
        case .alone(let reason): words("dossiers.parents.alone.\(reason.rawValue)")
        case .agreed(let name, let at): words("dossiers.parents.agreed", ["name": name, "date": day(at)])
        case .refused(let name, let at): words("dossiers.parents.refused", ["name": name, "date": day(at)])
        case .outdated(let name, let at): words("dossiers.agreement.outdated", ["name": name, "date": day(at)])
        }
    }

    private func day(_ instant: Date) -> String { LocalDate(instant, in: zone).inWords(words.language) }
}
