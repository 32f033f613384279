import Core
import Foundation
import Hummingbird
import Web

/// All incidents of a year, the latest first, and the form of planned stops.
struct IncidentListPage {
    let all: [Incident]
    let form: MaintenanceForm
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var told: IncidentWords { IncidentWords(words: words, site: visit.site) }

    func response() -> Response {
        visit.visit.page(
            title: words("incidents.settings.title"), status: form.problem == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("incidents.settings.up"), "/bureau/reglages")], words: words))
            \(form.summary)
            \(done)
            <h1>\(words("incidents.settings.title"))</h1>
            <p>\(words("incidents.settings.introduction")) <a href="\(IncidentsController.path)">\(words("incidents.settings.public"))</a></p>
            \(all.isEmpty ? "<p class=\"empty\">\(words("incidents.settings.none"))</p>" : table)
            <h2>\(words("incidents.rule.title"))</h2>
            <p>\(words("incidents.rule.text"))</p>
            <p class="hint">\(words("incidents.rule.source"))</p>
            <h2>\(words("incidents.maintenance.title"))</h2>
            <p>\(words("incidents.maintenance.introduction"))</p>
            \(form.html)
            """)
    }

    private var done: Notice? {
        guard let key = visit.visit.query("fait"), ["maintenance", "fin"].contains(key) else { return nil }
        return Notice(.success, words("incidents.settings.done.\(key)"))
    }

    private var table: HTML {
        let columns =
            ["what", "start", "end"].map { DataTable.Column(words("incidents.column.\($0)")) }
            + ["hits", "prolonged"].map { DataTable.Column(words("incidents.column.\($0)"), isNumber: true) }
        let rows = all.map { incident -> [HTML] in
            [
                "<a href=\"\(IncidentSettings.path)/\(incident.id.description)\">\(told.kind(incident))</a>", "\(told.moment(incident.start))",
                "\(told.moment(incident.end))", "\(incident.hits)", "\(incident.prolonged)",
            ]
        }
        return DataTable(words("incidents.settings.title"), columns: columns, rows: rows, showsCaption: false).html
    }
}

/// One incident: whom it hit, as numbers of requests, and the button that has them called.
struct IncidentPage {
    let incident: Incident
    let requests: [HitRequest]
    /// Numbers that are no filed request of this authority: drafts, mostly.
    let others: Int
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var told: IncidentWords { IncidentWords(words: words, site: visit.site) }

    func response() -> Response {
        visit.visit.page(
            title: told.kind(incident), kind: .wide,
            """
            \(Breadcrumb([(words("incidents.settings.title"), IncidentSettings.path)], words: words))
            \(visit.visit.query("appels").flatMap { Int($0) }.map(called))
            <h1>\(told.kind(incident))</h1>
            \(SummaryList(facts, words: words))
            \(end)
            <h2>\(words("incidents.hit.title"))</h2>
            \(requests.isEmpty ? "<p class=\"empty\">\(words("incidents.hit.none"))</p>" : list)
            \(if: others > 0, "<p>\(words.count(others, "incidents.hit.drafts"))</p>")
            """)
    }

    private var facts: [SummaryList.Row] {
        var rows: [SummaryList.Row] = [
            .init(
                words("incidents.column.when"), told.period(incident)),
            .init(words("incidents.column.hits"), String(incident.hits)), .init(words("incidents.column.prolonged"), String(incident.prolonged)),
            .init(words("incidents.scope"), words(incident.isWide ? "incidents.scope.wide" : "incidents.scope.isolated")),
        ]
        if let day = told.limit(after: incident) { rows.append(.init(words("incidents.newLimit"), day)) }
        if let reason = incident.reason, !reason.isEmpty { rows.append(.init(words("incidents.maintenance.reason"), reason)) }
        return rows
    }

    private func called(_ count: Int) -> Notice {
        count == 0 ? Notice(.info, words("incidents.calls.none")) : Notice(.success, words.count(count, "incidents.calls.made"))
    }

    private var end: HTML? {
        guard incident.kind == .maintenance, incident.end > visit.now else { return nil }
        let label = words(incident.hasBegun(at: visit.now) ? "incidents.maintenance.endNow" : "incidents.maintenance.cancel")
        return """
            <form method="post" action="\(IncidentSettings.path)/\(incident.id.description)/fin">\(visit.visit.formToken)
            \(Button(label, .secondary))</form>
            """
    }

    private var list: HTML {
        let columns = ["reference", "procedure", "unit", "phone"].map { DataTable.Column(words("incidents.hit.\($0)")) }
        let rows = requests.map { request -> [HTML] in
            [
                "<a href=\"/bureau/dossiers/\(request.reference.description)\">\(request.reference.description)</a>", "\(request.procedure)",
                "\(request.unit)", "\(words(request.hasPhone ? "incidents.hit.hasPhone" : "incidents.hit.noPhone"))",
            ]
        }
        return """
            \(DataTable(words("incidents.hit.title"), columns: columns, rows: rows, showsCaption: false))
            <p>\(words("incidents.calls.how"))</p>
            <form method="post" action="\(IncidentSettings.path)/\(incident.id.description)/appels">\(visit.visit.formToken)
            \(Button(words("incidents.calls.make")))</form>
            """
    }
}
