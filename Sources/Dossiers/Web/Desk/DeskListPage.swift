import Core
import Foundation
import Hummingbird
import Web
import Workflows

struct DeskListPage {
    let filter: DossierFilter
    let page: DossierPage
    let sheets: [ProcedureSheet]
    let units: [UnitSheet]
    let agents: [AgentSheet]
    let views: [SavedView]
    /// What came of the requests that were just given to somebody.
    let handout: Handout?
    let visit: AgentVisit

    private var words: Words { visit.words }
    /// To whom a request may be given.
    private var handlers: [AgentSheet] { agents.filter { !$0.units.isEmpty } }

    func response() -> Response {
        visit.visit.page(title: words("dossiers.desk.title"), kind: .wide, main)
    }

    private var main: HTML {
        """
        <h1>\(words("dossiers.desk.title"))</h1>
        \(handout?.notice(words))
        \(savedViews)
        \(filters)
        \(if: page.rows.isEmpty, "<p class=\"empty\">\(words("dossiers.desk.empty"))</p>")
        \(if: !page.rows.isEmpty, list)
        \(more)
        \(exports)
        """
    }

    private var savedViews: HTML {
        let own = views.map { view -> HTML in "<li><a href=\"/bureau?\(view.query)\"\(mark(view.query))>\(view.name)</a></li>" }
        return """
            <nav aria-label="\(words("dossiers.desk.views"))"><ul class="tabs">
            \(tab("", "open"))\(tab("agent=moi", "mine"))\(tab("agent=personne", "unassigned"))\(tab("retard=1&tri=due", "late"))\(tab("etape=all", "all"))
            \(own)</ul></nav>
            """
    }

    private func tab(_ query: String, _ view: String) -> HTML {
        "<li><a href=\"/bureau\(query.isEmpty ? "" : "?" + query)\"\(mark(query))>\(words("dossiers.desk.view.\(view)"))</a></li>"
    }

    /// Says which list is being read.
    private func mark(_ query: String) -> HTML? { filter.queryString == query ? " aria-current=\"page\"" : nil }

    private var filters: HTML {
        Filters(
            "/bureau",
            """
            \(TextInput(Question("q", words("dossiers.desk.search"), words), .search, value: filter.text))
            \(select("etape", "dossiers.desk.stage", DossierFilter.Stage.allCases.map { ($0.rawValue, words("dossiers.stage.\($0.rawValue)")) }, filter.stage.rawValue))
            \(select("demarche", "dossiers.desk.procedure", [("", words("dossiers.desk.any"))] + sheets.map { ($0.procedure.description, $0.title) }, filter.procedure?.description))
            \(statuses)
            \(if: units.count > 1, select("service", "dossiers.desk.unit", [("", words("dossiers.desk.any"))] + units.map { ($0.id.description, $0.name) }, filter.unit?.description))
            \(select("canal", "dossiers.desk.channel", [("", words("dossiers.desk.any"))] + Channel.allCases.map { ($0.rawValue, words("dossiers.channel.\($0.rawValue)")) }, filter.channel?.rawValue))
            \(select("agent", "dossiers.desk.assignee", assignees, filter.assignee?.description))
            \(select("retard", "dossiers.desk.urgency", [("", words("dossiers.desk.any"))] + DossierFilter.Urgency.allCases.map { ($0.query, words("dossiers.urgency.\($0.rawValue)")) }, filter.urgency?.query))
            \(TextInput(Question("du", words("dossiers.desk.from"), words), InputTraits(type: "date"), value: filter.from?.description ?? ""))
            \(TextInput(Question("au", words("dossiers.desk.to"), words), InputTraits(type: "date"), value: filter.to?.description ?? ""))
            \(select("tri", "dossiers.desk.order", DossierFilter.Order.allCases.map { ($0.rawValue, words("dossiers.order.\($0.rawValue)")) }, filter.order.rawValue))
            """, words: words
        ).html
    }

    /// Without a script, they come once the procedure is chosen.
    private var statuses: HTML? {
        guard let sheet = sheets.first(where: { $0.procedure == filter.procedure }) else { return nil }
        let label = DeskStatus(words: words)
        let options = [("", words("dossiers.desk.any"))] + sheet.workflow.statuses.map { ($0.key, label.label($0)) }
        return select("statut", "dossiers.desk.status", options, filter.status)
    }

    private var assignees: [(String, String)] {
        [("", words("dossiers.desk.any")), ("moi", words("dossiers.desk.me")), ("personne", words("dossiers.desk.nobody"))]
            + handlers.map { ($0.id.description, $0.name) }
    }

    private func select(_ name: String, _ label: String, _ options: [(String, String)], _ selected: String?) -> HTML {
        SelectInput(Question(name, words(label), words), options: options.map { ChoiceOption($0.0, $0.1) }, selected: selected).html
    }

    private var list: HTML {
        """
        <form method="post" action="/bureau/affectations">\(visit.visit.formToken)
        <input type="hidden" name="requete" value="\(filter.queryString)">
        <div class="table list" tabindex="0" role="region" aria-label="\(words("dossiers.desk.caption"))" data-list><table><caption class="aside">\(words("dossiers.desk.caption"))</caption>
        <thead><tr><th scope="col"><span class="aside">\(words("dossiers.desk.select"))</span></th>\(["number", "procedure", "applicant", "status", "channel", "received", "due", "assignee"].map { "<th scope=\"col\">\(words("dossiers.column.\($0)"))</th>" as HTML })</tr></thead>
        <tbody>\(DeskRows(page: page, sheets: sheets, agents: agents, visit: visit).html)</tbody></table></div>
        <div class="bar">\(SelectInput(Question("confier", words("dossiers.desk.assignTo"), words), options: [ChoiceOption("moi", words("dossiers.desk.me"))] + handlers.map { ChoiceOption($0.id.description, $0.name) }))
        \(Button(words("dossiers.desk.assign"), .secondary))</div>
        </form>
        """
    }

    private var more: HTML {
        guard let next = page.next else { return HTML() }
        let query = filter.queryString
        return Pagination(previous: nil, next: "/bureau?" + (query.isEmpty ? "" : query + "&") + "suite=\(next)", words: words).html
    }

    private var exports: HTML {
        let query = filter.queryString
        return """
            <details><summary>\(words("dossiers.desk.tools"))</summary>
            <form method="post" action="/bureau/vues">\(visit.visit.formToken)<input type="hidden" name="requete" value="\(query)">
            \(TextInput(Question("nom", words("dossiers.desk.saveView"), words), value: ""))\(Button(words("dossiers.desk.save"), .secondary))</form>
            <p><a href="/bureau/export.csv?\(query)">\(words("dossiers.desk.csv"))</a> · <a href="/bureau/export.ods?\(query)">\(words("dossiers.desk.ods"))</a></p>
            \(views.map { view in "<form method=\"post\" action=\"/bureau/vues/\(view.id)/suppression\">\(visit.visit.formToken)\(Button(words("dossiers.desk.removeView", ["name": view.name]), .quiet))</form>" as HTML })
            <p><a href="\(ExceptionalController.path)">\(words("dossiers.exceptional.title"))</a></p>
            <p class="hint">\(words("dossiers.desk.keys"))</p></details>
            """
    }
}
