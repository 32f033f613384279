import Core
import Web

/// Bars, drawn on the server: one line of words, one bar below. It says nothing that the table beside it does not, and no figure is told by a colour.
struct BarChart {
    struct Bar {
        let label: String
        let value: Double
        let text: String
        /// A second figure on the same line, drawn as an outline.
        var outer: Double?
    }

    /// More are not read: the table has them.
    static let mostBars = 40
    private static let width = 360.0
    private static let rowHeight = 38

    let title: String
    let bars: [Bar]
    let words: Words

    var html: HTML {
        let shown = bars.prefix(Self.mostBars)
        let most = shown.map { max($0.value, $0.outer ?? 0) }.max() ?? 0
        guard most > 0 else { return HTML() }
        let height = shown.count * Self.rowHeight + 4
        return """
            <figure class="chart"><svg role="img" aria-label="\(title). \(words("insight.chart.same"))" viewBox="0 0 \(Int(Self.width)) \(height)" xmlns="http://www.w3.org/2000/svg">
            \(shown.enumerated().map { index, bar in line(bar, top: index * Self.rowHeight, most: most) })
            </svg>\(if: bars.count > Self.mostBars, "<figcaption>\(words("insight.chart.most", ["number": String(Self.mostBars)]))</figcaption>")</figure>
            """
    }

    private func line(_ bar: Bar, top: Int, most: Double) -> HTML {
        let scale = { (value: Double) in String(max(1, Int(value / most * (Self.width - 2)))) }
        return """
            <text x="0" y="\(top + 14)">\(bar.label.count > 34 ? bar.label.prefix(33) + "…" : bar.label[...])</text>\
            <text x="\(Int(Self.width))" y="\(top + 14)" text-anchor="end">\(bar.text)</text>\
            \(bar.outer.map { outer in "<rect class=\"outer\" x=\"1\" y=\"\(top + 20)\" width=\"\(scale(outer))\" height=\"12\"/>" as HTML })\
            \(if: bar.value > 0, "<rect class=\"bar\" x=\"1\" y=\"\(top + 20)\" width=\"\(scale(bar.value))\" height=\"12\"/>")

            """
    }
}
