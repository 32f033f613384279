import Foundation

/// One line of the table.
struct Figure {
    let name: String
    let measured: String
    /// What was promised; `nil` for what is only told.
    var target: String?
    var isMet: Bool?
    /// What a bare stack gives on this machine, in this run.
    var bare = ""

    init(_ name: String, _ measured: String, target: String? = nil, isMet: Bool? = nil, bare: String = "") {
        (self.name, self.measured, self.target, self.isMet, self.bare) = (name, measured, target, isMet, bare)
    }

    /// A figure in milliseconds that must not pass its target.
    static func milliseconds(_ name: String, _ value: Double, atMost limit: Double? = nil, bare: String = "") -> Figure {
        Figure(name, value.inMilliseconds, target: limit.map { "at most \($0.inMilliseconds)" }, isMet: limit.map { value <= $0 }, bare: bare)
    }
}

/// All the figures, as a table in Markdown.
struct Report {
    private var figures: [Figure] = []

    mutating func add(_ figures: [Figure]) { self.figures += figures }

    var misses: Int { figures.count { $0.isMet == false } }

    var table: String {
        let heads = ["Figure", "Measured", "Target", "", "Bare stack"]
        let rows = figures.map { [$0.name, $0.measured, $0.target ?? "", $0.isMet.map { $0 ? "✓" : "✗" } ?? "", $0.bare] }
        let widths = heads.indices.map { column in ([heads] + rows).map { $0[column].count }.max() ?? 1 }.map { max(1, $0) }
        func line(_ cells: [String]) -> String {
            "| " + zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ") + " |"
        }
        return ([line(heads), line(widths.map { String(repeating: "-", count: max(1, $0)) })] + rows.map(line)).joined(separator: "\n")
    }
}

extension Double {
    /// Seconds, as "0.412 ms".
    var inMilliseconds: String { String(format: self < 0.1 ? "%.3f ms" : "%.0f ms", self * 1000) }

    var rounded0: String { String(format: "%.0f", self) }
    var rounded2: String { String(format: "%.2f", self) }
    var inPercent: String { String(format: "%.0f %%", self * 100) }
}
