import Core
import Foundation
import Hummingbird
import Web

/// What does not work, what will not, and what did not: for everyone.
struct IncidentsController: Sendable {
    static let path = "/incidents"
    static let shown: TimeInterval = 90 * 86_400

    let incidents: any IncidentRepository
    let codes: CertificateCodes

    var routes: [Route] { [.get(Self.path, answer: show)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let organisation = visit.site.organisation
        let all = try await incidents.list(of: organisation, since: visit.now - Self.shown, atMost: 200)
        let code = { (incident: Incident) in codes.code(for: Certificate(fact: .incident(incident.id)), of: organisation) }
        return IncidentsPage(all: all, code: code, visit: visit).response()
    }
}

struct IncidentsPage {
    let all: [Incident]
    /// Of the certificate that an incident took place.
    let code: (Incident) -> String
    let visit: Visit

    private var words: Words { visit.words }
    private var told: IncidentWords { IncidentWords(words: words, site: visit.site) }

    private var wide: [Incident] { all.filter(\.isWide) }
    private var planned: [Incident] { wide.filter { !$0.hasBegun(at: visit.now) }.reversed() }
    private var present: [Incident] { wide.filter { $0.hasBegun(at: visit.now) && !$0.isOver(at: visit.now) } }
    private var past: [Incident] { wide.filter { $0.isOver(at: visit.now) } }

    func response() -> Response {
        visit.page(
            title: words("incidents.title"),
            """
            <h1>\(words("incidents.title"))</h1>
            \(now)
            \(if: !planned.isEmpty, "<h2>\(words("incidents.planned"))</h2>")
            \(planned.map { "<p>\(told.sentence($0))\($0.reason.map { "<br>\($0)" as HTML })</p>" as HTML })
            <h2>\(words("incidents.rule.title"))</h2>
            <p>\(words("incidents.rule.text"))</p>
            <p class="hint">\(words("incidents.rule.source"))</p>
            <h2>\(words("incidents.past"))</h2>
            \(past.isEmpty ? "<p>\(words("incidents.past.none"))</p>" : table)
            \(isolated)
            <p><a href="\(CertificateController.verify)">\(words("incidents.verify.link"))</a></p>
            """)
    }

    private var now: HTML {
        guard !present.isEmpty else { return Notice(.info, words("incidents.now.none")).html }
        let lines = present.map { incident -> HTML in
            let key = incident.kind == .maintenance ? "maintenance" : "fault"
            let times: KeyValuePairs = ["start": told.moment(incident.start), "end": told.moment(incident.end)]
            return "<p>\(words("incidents.now.\(key)", times))\(incident.reason.map { "<br>\($0)" as HTML })</p><p>\(certificate(incident))</p>"
        }
        return Notice(
            .warning, title: words("incidents.now.title"), html: "\(lines)<p>\(words("incidents.now.phone", ["phone": visit.site.phone]))</p>"
        ).html
    }

    private var table: HTML {
        let columns = ["what", "when", "certificate"].map { DataTable.Column(words("incidents.column.\($0)")) }
        let rows = past.map { incident -> [HTML] in
            ["\(told.kind(incident))", "\(told.period(incident))", certificate(incident)]
        }
        return DataTable(words("incidents.past"), columns: columns, rows: rows, showsCaption: false).html
    }

    private func certificate(_ incident: Incident) -> HTML {
        """
        <a href="\(CertificateController.path(code(incident)))">\(words("incidents.certificate.get"))\
        <span class="aside"> : \(told.kind(incident)), \(told.moment(incident.start))</span></a>
        """
    }

    private var isolated: HTML? {
        let count = all.filter { !$0.isWide }.reduce(0) { $0 + $1.hits }
        return count == 0 ? nil : "<p>\(words.count(count, "incidents.isolated"))</p>"
    }
}
