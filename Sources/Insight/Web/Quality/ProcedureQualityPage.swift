import Core
import Hummingbird
import Web

/// One procedure: each figure with what it means, its history, what people say and what was made of it.
struct ProcedureQualityPage {
    let line: QualityLine
    let past: QualityHistory
    let history: [QualityMonth]
    let comments: [Rating]
    let improvements: [Improvement]
    let visit: Visit

    private var words: Words { visit.words }
    private var labels: StatisticsLabels { StatisticsLabels(procedures: [line.procedure], units: [], words: words) }

    func response() -> Response {
        let title = words("insight.quality.of", ["procedure": line.procedure.title])
        return visit.page(
            title: title, kind: .wide,
            """
            \(BackLink(QualityController.path, words: words))
            <h1>\(title)</h1>
            <p><a href="/demarches/\(line.procedure.slug)">\(words("insight.quality.procedure"))</a>\
            \(if: !line.procedure.promise.isEmpty, " · \(words("insight.quality.promise", ["promise": line.procedure.promise]))")</p>
            \(indicators)
            \(failed)
            \(channels)
            \(since)
            \(months)
            \(said)
            \(done)
            """)
    }

    private var indicators: DataTable {
        let columns = ["indicator", "value", "level", "sample", "what"].map { DataTable.Column(words("insight.quality.\($0)")) }
        let rows = line.indicators.map { indicator -> [HTML] in
            let view = IndicatorView(indicator: indicator, labels: labels)
            return ["\(view.name)", "<strong>\(view.value)</strong>", "\(view.tag)", "\(view.sample)", "\(view.explanation)\(eco(indicator))"]
        }
        return DataTable(words("insight.quality.measures"), columns: columns, rows: rows)
    }

    /// Which of the criteria are not held: what is wrong is said, not hidden in a share.
    private var failed: HTML {
        let names = line.measured.weight?.failed?.sorted() ?? []
        guard !names.isEmpty else { return HTML() }
        return "<p>\(words("insight.criteria.failed"))</p><ul>\(names.map { "<li>\(words("insight.criterion.\($0)"))</li>" as HTML })</ul>"
    }

    private var channels: HTML {
        guard !line.channels.isEmpty else { return HTML() }
        let rows = line.channels.map { ["\(words("insight.channel.\($0.rawValue)"))", "\(labels.percent($1))"] as [HTML] }
        let columns = [DataTable.Column(words("insight.group.canal.column")), .init(words("insight.column.share"), isNumber: true)]
        return DataTable(words("insight.quality.channels"), columns: columns, rows: rows).html
    }

    private func eco(_ indicator: Indicator) -> HTML? {
        guard indicator.slug == .ecoindex, let weight = line.measured.weight else { return nil }
        let index = EcoIndex(elements: weight.elements, requests: weight.requests, kilobytes: Double(weight.bytes) / 1000)
        return """
             \(words("insight.quality.eco", ["grade": index.grade, "elements": String(weight.elements), "requests": String(weight.requests), "size": String((weight.bytes + 999) / 1000), "grams": labels.number(index.greenhouseGrams)]))
            """
    }

    /// Each figure as it was at the end of some months, and is today: better or worse is seen in a line.
    private var since: HTML {
        let compared = past.compared(today: visit.today)
        guard !compared.isEmpty else { return HTML() }
        let columns =
            [words("insight.quality.indicator")] + compared.map { labels.month($0) } + [words("insight.quality.today")]
        let known = line.indicators.filter { indicator in compared.contains { past.indicator(indicator.slug, in: $0) != nil } }
        let rows = known.map { indicator -> [HTML] in
            ["\(IndicatorView(indicator: indicator, labels: labels).name)"] + compared.map { cell(past.indicator(indicator.slug, in: $0)) }
                + [cell(indicator)]
        }
        return """
            \(DataTable(words("insight.quality.since"), columns: columns.map { .init($0) }, rows: rows))
            <p><a href="\(QualityController.path)/historique.csv">\(words("insight.quality.allMonths"))</a></p>
            """
    }

    private func cell(_ indicator: Indicator?) -> HTML {
        guard let indicator, indicator.value != nil else { return "\(words("insight.none"))" }
        let view = IndicatorView(indicator: indicator, labels: labels)
        return "\(view.value) \(view.tag)"
    }

    /// What is about fewer than five stays out of the history too, and what the figure of the whole year would give back.
    private var months: HTML {
        let marks = shown { $0.ratings.count }, delays = shown { $0.delays.total }
        let shown = history.map(\.month).filter { marks.contains($0) || delays.contains($0) }
        guard !shown.isEmpty else { return HTML() }
        let rows = history.filter { shown.contains($0.month) }.map { month -> [HTML] in
            let (hasMarks, hasDelays) = (marks.contains(month.month), delays.contains(month.month))
            let none = words("insight.none")
            return [
                "\(labels.month(month.month))", "\(hasMarks ? month.ratings.satisfaction.map { labels.number($0) } ?? none : none)",
                "\(hasDelays ? labels.duration(month.delays.percentile(0.5)) : none)",
                "\(hasDelays ? labels.duration(month.delays.percentile(0.9)) : none)", "\(hasDelays ? labels.number(month.delays.total) : none)",
            ]
        }
        let columns =
            [words("insight.group.mois.column"), words("insight.indicator.satisfaction")]
            + ["half", "ninety", "requests"].map { words("insight.column.\($0)") }
        let title = words("insight.quality.history")
        return DataTable(title, columns: columns.enumerated().map { .init($1, isNumber: $0 > 0) }, rows: rows).html
    }

    /// The months that may be told.
    private func shown(_ number: (QualityMonth) -> Int) -> Set<String> {
        let numbers = Dictionary(history.map { ($0.month, number($0)) }) { first, _ in first }.filter { $0.value != 0 }
        guard let hidden = SmallNumbers.hidden(numbers) else { return [] }
        return Set(numbers.keys).subtracting(hidden)
    }

    private var said: HTML {
        guard !comments.isEmpty else { return HTML() }
        let cards = comments.map { rating -> HTML in
            """
            <li><p>« \(rating.answers.comment ?? "") »</p><p class="hint">\(words("insight.rating.satisfaction.\(rating.answers.satisfaction.rawValue)")) · \(rating.day.inWords(visit.language))</p>\
            \(rating.reply.map { "<p><strong>\(words("insight.quality.reply"))</strong> \($0)</p>" as HTML })</li>
            """
        }
        return "<section aria-labelledby=\"dit\"><h2 id=\"dit\">\(words("insight.quality.said"))</h2><ul class=\"cards\">\(cards)</ul></section>"
    }

    private var done: HTML {
        guard !improvements.isEmpty else { return HTML() }
        let lines = improvements.map { improvement -> HTML in
            "<li>\(improvement.doneAt.map { LocalDate($0, in: visit.site.zone).inWords(visit.language) } ?? "") – \(improvement.outcome ?? "")</li>"
        }
        return "<section aria-labelledby=\"fait\"><h2 id=\"fait\">\(words("insight.improvements.past"))</h2><ul>\(lines)</ul></section>"
    }
}
