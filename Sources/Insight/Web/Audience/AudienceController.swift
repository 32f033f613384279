import Core
import Foundation
import Hummingbird
import Web

/// Which pages people see, and where they leave the forms: counted by the server, without a cookie.
struct AudienceController: Sendable {
    static let path = "/bureau/audience"

    let audience: SQLAudience
    let town: any MeasuredTown

    var routes: [Route] { [.agents(.get, Self.path, answer: page)] }

    @Sendable private func page(_ visit: AgentVisit) async throws -> Response {
        let (today, organisation) = (visit.visit.today, visit.viewer.organisation)
        let span = AudienceSpan(visit.visit.query("jours"))
        let first = today.adding(days: 1 - span.days)
        let procedures = try await town.procedures(of: organisation)
        let chosen = procedures.first { $0.slug == visit.visit.query("demarche") }
        let leavings = try await chosen.map { procedure in
            try await town.leavings(
                of: procedure.slug, in: organisation, since: first.start(in: visit.site.zone), zone: visit.site.zone, now: visit.now)
        }
        return AudiencePage(
            pages: try await audience.pages(in: organisation, from: first, to: today),
            days: try await audience.days(in: organisation, from: first, to: today), procedures: procedures, chosen: chosen,
            leavings: leavings ?? [], span: span, visit: visit
        ).response()
    }
}

extension Optional {
    /// `map`, for what takes its time.
    fileprivate func map<T>(_ change: (Wrapped) async throws -> T) async rethrows -> T? {
        guard let self else { return nil }
        return try await change(self)
    }
}

/// How far back one looks.
struct AudienceSpan: Sendable, Equatable {
    static let all = [7, 30, 90, 365]
    let days: Int

    init(_ text: String?) { days = text.flatMap(Int.init).flatMap { Self.all.contains($0) ? $0 : nil } ?? 30 }
}

private struct AudiencePage {
    let pages: [PageFigures]
    let days: [(day: String, views: Int)]
    let procedures: [MeasuredProcedure]
    let chosen: MeasuredProcedure?
    let leavings: [PageLeaving]
    let span: AudienceSpan
    let visit: AgentVisit

    private static let most = 60
    private var words: Words { visit.words }
    private var labels: StatisticsLabels { StatisticsLabels(procedures: procedures, units: [], words: words) }

    func response() -> Response {
        let title = words("insight.audience.title")
        return visit.visit.page(
            title: title, kind: .wide,
            """
            <h1>\(title)</h1>
            \(InsightMenu(visit, here: AudienceController.path).html)
            <p>\(words("insight.audience.lead"))</p>
            \(Filters(AudienceController.path, filters, words: words))
            \(views)
            \(abandonment)
            """)
    }

    private var views: HTML {
        if pages.isEmpty { return "<p class=\"empty\">\(words("insight.audience.empty"))</p>" }
        return "<div class=\"figures\">\(chart.html)\(table)</div>"
    }

    private var filters: HTML {
        let spans = AudienceSpan.all.map { ChoiceOption(String($0), words("insight.audience.days", ["number": String($0)])) }
        let choices = [ChoiceOption("", words("insight.audience.choose"))] + procedures.map { ChoiceOption($0.slug, $0.title) }
        return """
            \(SelectInput(Question("jours", words("insight.audience.span"), words), options: spans, selected: String(span.days)))\
            \(SelectInput(Question("demarche", words("insight.audience.form"), words), options: choices, selected: chosen?.slug ?? ""))
            """
    }

    private var chart: BarChart {
        let bars = days.map {
            BarChart.Bar(label: LocalDate($0.day)?.inWords(words.language) ?? $0.day, value: Double($0.views), text: labels.number($0.views))
        }
        return BarChart(title: words("insight.audience.byDay"), bars: bars, words: words)
    }

    private var table: DataTable {
        let columns = [
            DataTable.Column(words("insight.audience.page")), .init(words("insight.audience.views"), isNumber: true),
            .init(words("insight.audience.time"), isNumber: true),
        ]
        let rows = pages.prefix(Self.most).map { page -> [HTML] in
            [
                "\(name(page.key))", "\(labels.number(page.views))",
                "\(words("insight.audience.milliseconds", ["number": labels.number(page.times.milliseconds(0.75) ?? 0)]))",
            ]
        }
        return DataTable(words("insight.audience.byPage"), columns: columns, rows: rows)
    }

    /// The address, with the procedure in its place.
    private func name(_ key: PageFigures.Key) -> String {
        key.slug.isEmpty ? key.family : key.family.contains(":slug") ? key.family.replacing(":slug", with: key.slug) : "\(key.family) (\(key.slug))"
    }

    private var abandonment: HTML {
        guard let chosen else { return HTML() }
        let columns = [
            DataTable.Column(words("insight.audience.formPage")), .init(words("insight.audience.reached"), isNumber: true),
            .init(words("insight.audience.left"), isNumber: true), .init(words("insight.audience.leftShare"), isNumber: true),
        ]
        let rows = leavings.map { page -> [HTML] in
            let share = page.reached > 0 ? labels.percent(Double(page.left) / Double(page.reached)) : words("insight.none")
            return ["\(page.page)", "\(labels.number(page.reached))", "\(labels.number(page.left))", "\(share)"]
        }
        let title = words("insight.audience.abandonment", ["procedure": chosen.title])
        return """
            \(rows.isEmpty ? "<h2>\(title)</h2><p class=\"empty\">\(words("insight.audience.noForm"))</p>" : DataTable(title, columns: columns, rows: rows).html)
            \(if: visit.viewer.has(.designer) || visit.viewer.has(.administrator), "<p><a href=\"/bureau/atelier/\(chosen.slug)/simplifier\">\(words("insight.audience.simplify"))</a></p>")
            """
    }
}
