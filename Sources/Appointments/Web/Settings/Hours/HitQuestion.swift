import Core
import Hummingbird
import Scheduling
import Web

/// A change of hours is about to leave people with nobody to receive them: what becomes of their appointments? Nothing is saved until that is answered.
struct HitQuestion {
    static let field = "suite"
    /// Whom the page showed: who is hit beside them is shown before anything is done to them.
    static let seen = "vus"
    private static let back = "retour"

    enum Answer: String, CaseIterable {
        case move = "deplacer"
        case cancel = "annuler"
        case later = "ensuite"
    }

    let place: Place
    let hit: [Appointment]
    let action: String
    let visit: AgentVisit

    private var words: Words { visit.words }

    static func isGoingBack(_ visit: AgentVisit) -> Bool { visit.form.first(field) == back }

    var mark: String { "\(hit.count)-\(hit.map(\.id.rawValue).max() ?? 0)" }

    func response() -> Response {
        let title = words("appointments.hit.ask.title")
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb(HourKeeping.crumbs(place, visit), words: words))
            <h1>\(title)</h1>
            \(Notice(.warning, title: words.count(hit.count, "appointments.hit.ask.count"), words("appointments.hit.ask.text")))
            \(Details(words("appointments.hit.ask.list"), HitTable(place: place, hit: hit, words: words).html))
            <form method="post" action="\(action)">\(visit.visit.formToken)\(typed)
            <p>\(words("appointments.hit.choice"))</p>
            <p>\(answer("deplacer", .primary))</p><p>\(answer("ensuite", .secondary))</p>
            <p>\(answer("annuler", .danger))</p><p>\(answer(Self.back, .secondary))</p></form>
            """)
    }

    private func answer(_ value: String, _ kind: ButtonKind) -> Button {
        Button(words("appointments.hit.ask.\(value)"), kind, name: Self.field, value: value)
    }

    /// All that was typed comes again with the answer.
    private var typed: [HTML] {
        var values = visit.form.values.filter { !$0.key.hasPrefix("_") && $0.key != Self.field }
        values[Self.seen] = [mark]
        return values.sorted { $0.key < $1.key }.flatMap { name, values in
            values.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
        }
    }
}
