import Core

/// A table as it would be published, before anything is hidden in it.
struct PublishedTable: Sendable, Equatable {
    let question: StatisticsQuestion
    /// Those whose figures it tells.
    let units: [UnitID]
    let table: StatisticsTable

    fileprivate var extent: Extent { Extent(question, units: units) }
    fileprivate var numbers: [String: Int] { Dictionary(table.lines.map { ($0.key, $0.number) }) { first, _ in first } }
}

/// All the tables that a town publishes, hidden together: what one of them shows must not give back what another hides.
///
/// Each is safe by itself (``SmallNumbers``). Then figures are taken two by two – lines, and totals of tables of which nothing is hidden: where one counts all that
/// the other counts and fewer than five more, the difference would tell those. The narrower one is hidden, and what keeps it from being found. Until nothing
/// changes; it ends, since lines are only ever taken away. Not looked at: what three tables tell together, and the same table on two days.
struct PublishedTables: Sendable {
    /// In the order in which they were given.
    let tables: [StatisticsTable]

    init(_ all: [PublishedTable]) {
        var also = all.map { _ in Set<String>() }
        var hidden = all.map { SmallNumbers.hidden($0.numbers) }
        while case let told = Self.told(all, hidden), !told.isEmpty {
            for (index, keys) in told { also[index].formUnion(keys) }
            hidden = zip(all, also).map { SmallNumbers.hidden($0.numbers, and: $1) }
        }
        tables = zip(all, hidden).map { $0.table.hiding($1, isInTime: $0.question.group.isTime) }
    }

    private struct Figure {
        let table: Int
        /// `nil` for the total.
        let key: String?
        let number: Int
        let extent: Extent
    }

    /// The lines that a subtraction of two figures makes unsafe, by table.
    private static func told(_ all: [PublishedTable], _ hidden: [Set<String>?]) -> [Int: Set<String>] {
        let figures = all.indices.flatMap { Self.figures(of: all[$0], at: $0, hidden[$0]) }
        var told: [Int: Set<String>] = [:]
        for same in Dictionary(grouping: figures, by: \.extent.measure).values {
            let sorted = same.sorted { $0.number < $1.number }
            for (index, few) in sorted.enumerated() {
                for more in sorted[(index + 1)...].prefix(while: { $0.number - few.number < SmallNumbers.least }) {
                    guard more.number > few.number, more.extent.holds(few.extent) else { continue }
                    // A total is kept from being made by hiding the smallest line.
                    guard let key = few.key ?? all[few.table].table.lines.min(by: { ($0.number, $0.key) < ($1.number, $1.key) })?.key else {
                        continue
                    }
                    told[few.table, default: []].insert(key)
                }
            }
        }
        return told
    }

    private static func figures(of table: PublishedTable, at index: Int, _ hidden: Set<String>?) -> [Figure] {
        guard let hidden else { return [] }
        let extent = table.extent
        let lines = table.table.lines.filter { !hidden.contains($0.key) }.map {
            Figure(table: index, key: $0.key, number: $0.number, extent: extent.line($0.key, by: table.question.group))
        }
        let total = Figure(table: index, key: nil, number: table.table.total, extent: extent)
        return hidden.isEmpty && !lines.isEmpty ? lines + [total] : lines
    }
}

extension StatisticsTable {
    /// Without what these lines tell. The hidden ones come last, by their keys: their place among the others would say how large they are. Time keeps its order.
    /// - Parameter hidden: `nil` when no line may even be named.
    func hiding(_ hidden: Set<String>?, isInTime: Bool) -> StatisticsTable {
        guard let hidden else { return StatisticsTable(lines: [], isTooFew: !lines.isEmpty) }
        let blank = { (line: Line) in hidden.contains(line.key) ? Line(key: line.key, number: 0) : line }
        if isInTime { return StatisticsTable(lines: lines.map(blank)) }
        let last = lines.filter { hidden.contains($0.key) }.sorted { $0.key < $1.key }
        return StatisticsTable(lines: lines.filter { !hidden.contains($0.key) } + last.map(blank))
    }
}
