import Core
import Foundation
import Hummingbird
import Law
import Web

/// An elimination slip with the names of what it lists.
struct ToldSlip {
    let slip: EliminationSlip
    let versions: [ProcedureVersionID: KeptVersion]
    let units: [UnitID: String]
    let site: Site
    let words: Words

    var title: String { words("privacy.slips.name", ["number": slip.id.description, "day": slip.preparedOn.inWords(words.language)]) }

    var columns: [DataTable.Column] {
        ["procedure", "unit", "count", "dates", "basis"].map { DataTable.Column(words("privacy.slip.column.\($0)"), isNumber: $0 == "count") }
    }

    var rows: [[HTML]] {
        slip.lines.map { line in
            let dates = words(
                "privacy.slip.dates",
                ["first": line.firstReceived.inWords(words.language), "last": line.lastEnded.inWords(words.language)])
            return [
                "\(versions[line.version]?.title ?? "")", "\(units[line.unit] ?? "")", "\(line.count)", "\(dates)",
                "\(versions[line.version].map { "\($0.kept.legalBasis) – \(words.rule($0.kept))" } ?? "")",
            ]
        }
    }

    /// The slip to be signed (model of the Service interministériel des Archives de France): what, how many, of when, why; no name of anybody.
    var paper: String {
        let cells = rows.map { "<tr>\($0.map { "<td>\($0)</td>" as HTML })</tr>" as HTML }
        let visa = slip.visa.map { visa in
            words(
                "privacy.slip.visaed",
                [
                    "name": visa.by, "reference": visa.reference, "day": LocalDate(visa.at, in: site.zone).inWords(words.language),
                ])
        }
        let page: HTML = """
            <!DOCTYPE html><html lang="\(words.language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title>
            <style>@page { size: A4; margin: 2cm } body { font-family: sans-serif; font-size: 10pt } table { border-collapse: collapse; width: 100% } \
            td, th { border: 1px solid #555; padding: 4px; text-align: left; vertical-align: top }</style></head><body>
            <p>\(site.name)</p><h1>\(title)</h1>
            <p>\(words("privacy.slip.paper.\(slip.fate.rawValue)"))</p>
            <table><thead><tr>\(columnTitles.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(cells)</tbody></table>
            <p>\(words.count(slip.count, "privacy.slip.total"))</p>
            <h2>\(words("privacy.slip.visa"))</h2>
            <p>\(visa ?? words("privacy.slip.toSign"))</p>
            </body></html>
            """
        return page.text
    }

    private var columnTitles: [String] { ["procedure", "unit", "count", "dates", "basis"].map { words("privacy.slip.column.\($0)") } }
}

/// An elimination slip, for whoever agrees to it.
struct SlipPage {
    static let name = "nom"
    static let reference = "reference"
    static let agreed = "accord"

    let told: ToldSlip
    let visit: AgentVisit
    let typed: TypedForm

    private var words: Words { visit.words }
    private var slip: EliminationSlip { told.slip }
    private var path: String { "\(RetentionController.path)/bordereaux/\(slip.id)" }

    func response() -> Response {
        visit.visit.page(
            title: told.title, status: typed.isRight ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path), (words("privacy.retention.title"), RetentionController.path)], words: words))
            \(typed.summary)\(visit.visit.query("fait").map { _ in Notice(.success, words("privacy.slip.done")) })
            <h1>\(told.title)</h1>
            <p>\(StatusTag(words("privacy.slips.state.\(slip.state.rawValue)"), slip.tone)) \(words("privacy.slip.about.\(slip.fate.rawValue)"))</p>
            \(DataTable(words("privacy.slip.caption"), columns: told.columns, rows: told.rows))
            <p>\(words.count(slip.count, "privacy.slip.total"))</p>
            <p><a href="\(path)/bordereau.pdf">\(words("privacy.slip.pdf"))</a></p>
            \(package)\(visa)
            """)
    }

    private var isArchivist: Bool { visit.viewer.has(.archivist) }

    private var package: HTML? {
        guard slip.fate == .archive, slip.state == .proposed, isArchivist else { return nil }
        let taken = slip.exportedAt.map { words("privacy.slip.exported", ["date": $0.inWords(words.language, in: visit.site.zone)]) }
        return """
            <h2>\(words("privacy.slip.package"))</h2><p>\(words("privacy.slip.package.how"))</p>\(taken.map { "<p>\($0)</p>" as HTML })
            <p>\(LinkButton(words("privacy.slip.package.take"), to: "\(path)/versement.zip", slip.exportedAt == nil ? .primary : .secondary))</p>
            """
    }

    private var visa: HTML {
        if let visa = slip.visa {
            let day = LocalDate(visa.at, in: visit.site.zone).inWords(words.language)
            return "<p>\(words("privacy.slip.visaed", ["name": visa.by, "reference": visa.reference, "day": day]))</p>"
        }
        guard isArchivist else { return "<p>\(words("privacy.slip.waits"))</p>" }
        guard slip.mayBeVisaed else { return "<p>\(words("privacy.problem.notExported"))</p>" }
        return """
            <h2>\(words("privacy.slip.visa"))</h2><p>\(words("privacy.slip.visa.how"))</p>
            <form method="post" action="\(path)/visa">\(visit.visit.formToken)
            \(typed.line(Self.name, "privacy.slip.visa.by"))
            \(typed.line(Self.reference, "privacy.slip.visa.reference"))
            \(TickBox(typed.question(Self.agreed, "privacy.slip.visa.agreed"), isTicked: typed.form.first(Self.agreed) != nil))
            <div class="actions">\(Button(words("privacy.slip.visa.button")))</div></form>
            """
    }
}
