import Core
import Scheduling
import Web

/// When a place, or one of its desks, does not receive; each may be removed.
struct ClosureList: Sendable {
    let place: Place
    let desks: [Desk]
    let closures: [KeptClosure]
    let visit: AgentVisit

    private var words: Words { visit.words }

    var html: HTML {
        if closures.isEmpty { return "<p>\(words("appointments.settings.noClosure"))</p>" }
        let address = "\(PlaceSettings.path)/lieux/\(place.id)/fermetures"
        let lines = closures.map { kept -> HTML in
            let who = kept.desk.flatMap { id in desks.first { $0.id == id }?.name } ?? words("appointments.closure.all")
            return """
                <li>\(OpeningWords(words: words, offers: []).sentence(kept.closure, in: place)) – \(who)\(if: !kept.reason.isEmpty, " – \(kept.reason)") \
                <button class="quiet" formaction="\(address)/\(kept.id.description)/fin">\(words("appointments.settings.remove"))</button></li>
                """
        }
        return "<form method=\"post\" action=\"\(address)\">\(visit.visit.formToken)<ul>\(lines)</ul></form>"
    }
}
