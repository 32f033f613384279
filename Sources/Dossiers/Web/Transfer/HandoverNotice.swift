import Core
import Web

/// What is left of a request that was handed over: to whom, and, for agents, with what.
struct HandoverNotice {
    let handover: Handover
    let words: Words

    init?(_ history: [HistoryLine], words: Words) {
        guard let handover = Handover(history) else { return nil }
        (self.handover, self.words) = (handover, words)
    }

    private var reach: HTML {
        let lines = handover.address.split(separator: "\n").map(String.init) + [handover.phone, handover.email].filter { !$0.isEmpty }
        return "<p><strong>\(handover.name)</strong>\(lines.map { "<br>\($0)" as HTML })</p>"
    }

    /// - Parameter path: of the request.
    func forAgents(_ path: String) -> Notice {
        let archive: HTML? =
            handover.way == .inside ? nil : "<p><a href=\"\(path)/transmission.zip\">\(words("dossiers.handover.archive"))</a></p>"
        return Notice(
            .info, title: words("dossiers.handover.done"),
            html: "\(reach)<p>\(words("dossiers.handover.done.\(handover.way.rawValue)"))</p>\(archive)")
    }

    var forPerson: Notice {
        let key = handover.way == .inside ? "dossiers.handover.person.inside" : "dossiers.handover.person.outside"
        return Notice(.info, title: words("dossiers.handover.person"), html: "\(reach)<p>\(words(key))</p>")
    }
}
