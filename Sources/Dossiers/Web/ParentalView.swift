import Core
import Forms
import Foundation
import Web

/// The agreement of the other parent, on the page of a request and on the desk.
struct ParentalView {
    let state: ParentalState
    let words: Words
    let zone: TimeZone

    init?(_ history: [HistoryLine], words: Words, zone: TimeZone) {
        guard let state = ParentalState(history) else { return nil }
        (self.state, self.words, self.zone) = (state, words, zone)
    }

    /// - Parameter path: of the request.
    func forPerson(_ path: String, isOpen: Bool) -> HTML {
        let link: HTML? =
            isOpen && state.isOpen
            ? "<p>\(LinkButton(words("dossiers.parents.ask"), to: path + "/autre-parent", isAsked ? .secondary : .primary))</p>" : nil
        let next: HTML? = isRefused ? "<p>\(words("dossiers.parents.refused.next"))</p>" : nil
        return """
            <section aria-labelledby="parents"><h2 id="parents">\(words("dossiers.parents.title"))</h2>
            <p>\(sentence)</p>\(next)\(link)</section>
            """
    }

    var forAgents: HTML {
        "<section aria-labelledby=\"parents\"><h2 id=\"parents\">\(words("dossiers.parents.desk"))</h2><p>\(sentence)</p></section>"
    }

    /// What stands beside the act of accepting.
    var missing: Notice? {
        state.isMissing ? Notice(.important, title: words("dossiers.parents.missing"), "\(sentence) \(words("dossiers.parents.missing.what"))") : nil
    }

    private var isAsked: Bool { if case .asked = state { true } else { false } }
    private var isRefused: Bool { if case .refused = state { true } else { false } }

    private var sentence: String {
        switch state {
        case .awaited: words("dossiers.parents.awaited")
        case .asked(let at): words("dossiers.parents.asked", ["date": day(at)])
        case .alone(let reason): words("dossiers.parents.alone.\(reason.rawValue)")
        case .agreed(let name, let at): words("dossiers.parents.agreed", ["name": name, "date": day(at)])
        case .refused(let name, let at): words("dossiers.parents.refused", ["name": name, "date": day(at)])
        }
    }

    private func day(_ instant: Date) -> String { LocalDate(instant, in: zone).inWords(words.language) }
}
