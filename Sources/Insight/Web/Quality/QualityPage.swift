import Core
import Hummingbird
import Web

/// All procedures, with the figures that one compares.
struct QualityPage {
    /// The others are on the page of each procedure.
    static let shown: [Indicator.Slug] = [.satisfaction, .delay, .usage, .simplicity, .helpReachable, .dlnuf, .criteria, .ecoindex]

    let lines: [QualityLine]
    let visit: Visit

    private var words: Words { visit.words }
    private var labels: StatisticsLabels { StatisticsLabels(procedures: [], units: [], words: words) }

    func response() -> Response {
        let title = words("insight.quality.title")
        return visit.page(
            title: title, kind: .wide,
            """
            <h1>\(title)</h1>
            <p>\(words("insight.quality.lead"))</p>
            \(site)
            \(lines.isEmpty ? "<p class=\"empty\">\(words("insight.quality.empty"))</p>" : HTML())
            \(if: !measured.isEmpty, table.html)
            \(if: !waiting.isEmpty, Details(words.count(waiting.count, "insight.quality.waiting"), waitingList, isOpen: measured.isEmpty).html)
            <h2>\(words("insight.quality.data"))</h2>
            <p>\(words("insight.quality.dataLead"))</p>
            <ul><li><a href="\(QualityController.path)/donnees.csv">\(words("insight.export.csv"))</a></li>
            <li><a href="\(QualityController.path)/donnees.json">\(words("insight.export.json"))</a></li>
            <li><a href="\(QualityController.path)/historique.csv">\(words("insight.quality.past.csv"))</a></li>
            <li><a href="\(QualityController.path)/historique.json">\(words("insight.quality.past.json"))</a></li>
            <li><a href="\(PublicStatistics.path)">\(words("insight.public.title"))</a></li></ul>
            \(Details(words("insight.quality.how"), how))
            <p><a href="\(TimingController.path)">\(words("insight.timing.title"))</a></p>
            """)
    }

    /// The same for all of them: said once.
    private var site: HTML {
        let shown = [Indicator.Slug.uptime, .accessibility].compactMap { lines.first?.indicator($0) }.filter { $0.value != nil }.map {
            indicator -> HTML in
            let view = IndicatorView(indicator: indicator, labels: labels)
            return "<p>\(view.name) : <strong>\(view.value)</strong> \(view.tag)</p>"
        }
        return "\(shown)"
    }

    /// What its file says (the documents that it asks for) is no figure of anybody's request.
    private static func isMeasured(_ line: QualityLine) -> Bool { shown.contains { $0 != .dlnuf && line.indicator($0)?.value != nil } }

    private var measured: [QualityLine] { lines.filter(Self.isMeasured) }
    private var waiting: [QualityLine] { lines.filter { !Self.isMeasured($0) } }
    private var waitingList: HTML { "<ul>\(waiting.map { "<li>\(link($0))</li>" as HTML })</ul>" }

    private func link(_ line: QualityLine) -> HTML { "<a href=\"\(QualityController.path)/\(line.procedure.slug)\">\(line.procedure.title)</a>" }

    private var table: DataTable {
        let columns = [DataTable.Column(words("insight.group.demarche.column"))] + Self.shown.map { .init(words("insight.indicator.\($0.rawValue)")) }
        let rows = measured.map { line -> [HTML] in
            [link(line)] + Self.shown.map { slug in line.indicator(slug).map(cell) ?? HTML() }
        }
        return DataTable(words("insight.quality.title"), columns: columns, rows: rows, showsCaption: false)
    }

    private func cell(_ indicator: Indicator) -> HTML {
        let view = IndicatorView(indicator: indicator, labels: labels)
        return indicator.value == nil ? "\(view.value)" : "\(view.value) \(view.tag)"
    }

    private var how: HTML {
        let lines = Indicator.Slug.allCases.map { slug -> HTML in
            "<dt>\(words("insight.indicator.\(slug.rawValue)"))</dt><dd>\(words("insight.indicator.\(slug.rawValue).what"))</dd>"
        }
        return "<dl>\(lines)</dl>"
    }
}
