import Core
import Web

/// The answer to a question: the table, the chart that says the same, and the sentence that introduces both.
struct StatisticsView: Sendable {
    let question: StatisticsQuestion
    let table: StatisticsTable
    let labels: StatisticsLabels
    /// Whether what is about few people was hidden.
    var hidesFew = false

    private var words: Words { labels.words }

    var title: String {
        let measure =
            question.measure == .delay
            ? labels.path(question.path, of: question.procedure) : words("insight.measure.\(question.measure.rawValue)")
        return words("insight.statistics.by", ["measure": measure, "group": words("insight.group.\(question.group.rawValue)")])
    }

    /// Over what it looks.
    var scope: String {
        if question.measure == .open { return words("insight.statistics.now") }
        if question.group.isRhythm { return words("insight.statistics.years", ["from": question.years.from, "to": question.years.to]) }
        return words("insight.statistics.months", ["from": labels.month(question.from), "to": labels.month(question.to)])
    }

    var html: HTML {
        """
        <h2>\(title)</h2>
        <p>\(scope)\(narrowing.isEmpty ? "" : " · \(narrowing)")</p>
        \(if: table.lines.isEmpty, "<p class=\"empty\">\(words(table.isTooFew ? "insight.statistics.tooFew" : "insight.statistics.empty"))</p>")
        \(if: !table.lines.isEmpty, content)
        """
    }

    private var content: HTML {
        """
        <div class="figures">\(chart.html)
        \(DataTable(title, columns: header.enumerated().map { .init($1, isNumber: $0 > 0) }, rows: rows.map { $0.map { "\($0)" as HTML } }, showsCaption: false))</div>
        \(if: question.measure == .load, "<p class=\"hint\">\(words("insight.load.what"))</p>")
        \(if: question.measure == .delay, "<p class=\"hint\">\(words("insight.statistics.error"))</p>")
        \(if: question.isOfDistricts, "<p class=\"hint\">\(words("insight.district.what"))</p>")
        \(if: question.isOfAnswers, "<p class=\"hint\">\(words("insight.answer.what"))</p>")
        \(if: question.question?.allowsSeveral == true, "<p class=\"hint\">\(words("insight.answer.several"))</p>")
        \(if: hidesFew, "<p class=\"hint\">\(words("insight.statistics.few"))</p>")
        """
    }

    private var narrowing: String {
        [
            question.procedure.flatMap { id in labels.procedures.first { $0.id == id }?.title },
            question.unit.flatMap { id in labels.units.first { $0.id == id }?.name },
            question.channel.map { words("insight.channel.\($0.rawValue)") }, question.district.map(labels.district),
            asked, question.answer.map { labels.answer($0, to: question.question) },
        ].compactMap(\.self).joined(separator: " · ")
    }

    /// The question whose answers are counted.
    private var asked: String? { question.question.map { labels.question($0, of: question.procedure) } }

    var header: [String] {
        let first = question.group == .answer ? asked ?? "" : words("insight.group.\(question.group.rawValue).column")
        switch question.measure {
        case .delay: return [first, words("insight.column.half"), words("insight.column.ninety"), words("insight.column.requests")]
        case .satisfaction: return [first, words("insight.column.mark"), words("insight.column.ratings")]
        case .load: return [first, words("insight.column.load"), words("insight.column.acts")]
        default: return [first, words("insight.column.number"), words("insight.column.share")]
        }
    }

    /// As they are read.
    var rows: [[String]] {
        table.lines.map { line in
            let label = labels.label(line.key, of: question)
            if hidesFew, line.number == 0 { return [label, words("insight.hidden")] + header.dropFirst(2).map { _ in "" } }
            switch question.measure {
            case .delay: return [label, labels.duration(line.half), labels.duration(line.ninety), labels.number(line.number)]
            case .satisfaction: return [label, line.mark.map { labels.number($0) } ?? words("insight.none"), labels.number(line.number)]
            case .load where line.rate == nil: return [label, words("insight.fewAgents"), ""]
            case .load: return [label, line.rate.map { labels.number($0) } ?? "", labels.number(line.number)]
            default: return [label, labels.number(line.number), share(line)]
            }
        }
    }

    private func share(_ line: StatisticsTable.Line) -> String {
        // Of several answers of one person, a share of the answers would pass for a share of the requests.
        if question.group == .answer, question.question?.allowsSeveral == true { return "" }
        return table.total > 0 ? labels.percent(Double(line.number) / Double(table.total)) : ""
    }

    private var chart: BarChart {
        let bars = zip(table.lines, rows).map { line, row -> BarChart.Bar in
            switch question.measure {
            case .delay: BarChart.Bar(label: row[0], value: line.half ?? 0, text: "\(row[1]) · \(row[2])", outer: line.ninety)
            case .satisfaction: BarChart.Bar(label: row[0], value: line.mark ?? 0, text: row[1])
            case .load: BarChart.Bar(label: row[0], value: line.rate ?? 0, text: row[1])
            default: BarChart.Bar(label: row[0], value: Double(line.number), text: row[1])
            }
        }
        return BarChart(title: title, bars: bars, words: words)
    }

    /// As programs read them: seconds, and the keys beside the labels.
    var json: JSON {
        let lines = table.lines.map { line -> JSON in
            var members: [String: JSON] = [
                "key": .string(line.key), "label": .string(labels.label(line.key, of: question)),
                "number": hidesFew && line.number == 0 ? .null : .int(line.number),
            ]
            if let half = line.half { members["p50Seconds"] = .int(Int(half)) }
            if let ninety = line.ninety { members["p90Seconds"] = .int(Int(ninety)) }
            if let rate = line.rate { members["actsPerAgentDay"] = .double((rate * 100).rounded() / 100) }
            if let mark = line.mark { members["satisfaction"] = .double((mark * 100).rounded() / 100) }
            return .object(members)
        }
        return [
            "measure": .string(question.measure.rawValue), "group": .string(question.group.rawValue), "from": .string(question.from),
            "to": .string(question.to), "path": question.measure == .delay ? .string(question.path.description) : .null,
            "question": question.question.map { .string($0.description) } ?? .null, "lines": .array(lines),
        ]
    }
}
