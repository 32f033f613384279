import Core
import Foundation
import Hummingbird
import Web

/// One organisation that helps, before an administrator: what it said, what is decided of it, who helps there.
struct RelayPage {
    let visit: AgentVisit
    let relay: Relay
    let helpers: [Helper]
    var faults = FormFaults()

    private var words: Words { visit.words }
    private var path: String { "\(RelayDesk.path)/\(relay.id)" }
    private var token: HTML { visit.visit.formToken }

    static func tone(_ state: Relay.State) -> StatusTag.Tone {
        switch state {
        case .asked: .waiting
        case .validated: .good
        case .refused, .suspended: .bad
        }
    }

    var response: Response {
        visit.visit.page(
            title: relay.name, status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            \(Breadcrumb([(words("mandates.relays.title"), RelayDesk.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("mandates.helper.invited")))
            <h1>\(relay.name)</h1>
            <p>\(StatusTag(words("mandates.relay.state.\(relay.state.rawValue)"), Self.tone(relay.state)))</p>
            \(SummaryList(rows, words: words))
            <form method="post" action="\(path)/decision">\(token)<div class="actions">\(decisions)</div></form>
            \(if: relay.state == .validated, team)
            """)
    }

    private var rows: [SummaryList.Row] {
        [
            ("mandates.request.genre", words("mandates.kind.\(relay.kind.rawValue)")), ("mandates.request.siret", relay.siret),
            ("mandates.request.contact", relay.contact), ("mandates.request.email", relay.email), ("mandates.request.telephone", relay.phone),
            ("mandates.request.raison", relay.reason),
        ].filter { !$0.1.isEmpty }.map { SummaryList.Row(words($0.0), $0.1) }
    }

    private var decisions: [HTML] {
        let possible: [(Relay.State, ButtonKind)] =
            switch relay.state {
            case .asked: [(.validated, .primary), (.refused, .secondary)]
            case .validated: [(.suspended, .danger)]
            case .refused, .suspended: [(.validated, .secondary)]
            }
        return possible.map { state, kind in
            Button(words("mandates.relay.decide.\(state.rawValue)"), kind, name: "decision", value: state.rawValue).html
        }
    }

    private var team: HTML {
        """
        <h2>\(words("mandates.helper.title"))</h2>
        \(helpers.isEmpty ? "<p>\(words("mandates.helper.none"))</p>" : table)
        <h2>\(words("mandates.helper.invite"))</h2>
        <form method="post" action="\(path)/invitations" novalidate>\(token)
        \(TextInput(Question("nom", words("mandates.helper.name"), words, error: faults.error("nom", words)), InputTraits(autocomplete: "off", isSpelled: false), value: visit.form.first("nom") ?? ""))
        \(TextInput(Question("email", words("mandates.helper.email"), words, error: faults.error("email", words)), InputTraits(type: "email", autocomplete: "off", isSpelled: false), value: visit.form.first("email") ?? ""))
        \(DateInput(Question("formation", words("mandates.helper.trained"), words, hint: words("mandates.helper.trainedHint"), error: faults.error("formation", words)), typedIn: visit.form))
        \(Button(words("mandates.helper.send")))
        </form>
        """
    }

    private var table: HTML {
        let columns = ["name", "state", "trained", "review", "acts"].map { DataTable.Column(words("mandates.helper.column.\($0)")) }
        return DataTable(words("mandates.helper.title"), columns: columns, rows: helpers.map(row), showsCaption: false).html
    }

    private func row(_ helper: Helper) -> [HTML] {
        let isDue = !helper.isReviewed(on: visit.visit.today)
        let state = isDue && helper.state == .active ? "due" : helper.state.rawValue
        return [
            "\(helper.name)<br>\(helper.email)", "\(words("mandates.helper.state.\(state)"))", "\(helper.trainedOn.inWords(words.language))",
            "\(helper.reviewDue.inWords(words.language))", helper.state == .closed ? HTML() : acts(helper),
        ]
    }

    private func acts(_ helper: Helper) -> HTML {
        let base = "\(path)/aidants/\(helper.id)"
        return """
            <form method="post" action="\(base)/revue">\(token)\(Button(words("mandates.helper.review"), .quiet))</form>
            <form method="post" action="\(base)/fermeture">\(token)\(Button(words("mandates.helper.close"), .quiet))</form>
            """
    }
}
