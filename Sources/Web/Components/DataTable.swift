import Core

/// Rows and columns. On a phone each row becomes a card whose lines are named; where cells are compared across many columns, or the desk's keyboard moves in
/// them, it stays a table that scrolls sideways by itself. The keyboard reaches it.
public struct DataTable: Component {
    public struct Column: Sendable {
        let title: String
        let isNumber: Bool
        public init(_ title: String, isNumber: Bool = false) { (self.title, self.isNumber) = (title, isNumber) }
    }

    private let caption: String
    private let columns: [Column]
    private let rows: [[HTML]]
    private let showsCaption: Bool
    private let hasKeys: Bool

    /// Two columns fit a phone; ten would make cards that nobody compares.
    private var isStacked: Bool { (3...9).contains(columns.count) && !hasKeys }

    /// - Parameters:
    ///   - caption: what the table holds; read aloud even when it is not shown.
    ///   - hasKeys: the desk's keyboard moves in it; the page then also holds a ``KeyboardHelp``.
    ///   - rows: as many cells as there are columns; the first cell names the row.
    public init(_ caption: String, columns: [Column], rows: [[HTML]], showsCaption: Bool = true, hasKeys: Bool = false) {
        (self.caption, self.columns, self.rows, self.showsCaption, self.hasKeys) = (caption, columns, rows, showsCaption, hasKeys)
    }

    public var html: HTML {
        """
        <div class="table\(if: isStacked, " stacked")" role="region" aria-label="\(caption)" tabindex="0"\(if: hasKeys, " data-list")><table>
        <caption\(attribute: "class", showsCaption ? nil : "aside")>\(caption)</caption>
        <thead><tr>\(columns.map(header))</tr></thead>
        <tbody>\(rows.map(line))</tbody>
        </table></div>
        """
    }

    private func header(_ column: Column) -> HTML {
        "<th scope=\"col\"\(attribute: "class", column.isNumber ? "number" : nil)>\(column.title)</th>"
    }

    private func line(_ row: [HTML]) -> HTML {
        let cells = zip(row, columns).enumerated().map { index, cell -> HTML in
            let attributes: HTML = "\(attribute: "class", cell.1.isNumber ? "number" : nil)"
            if index == 0 { return "<th scope=\"row\"\(attributes)>\(cell.0)</th>" }
            return "<td\(attributes)\(attribute: "data-label", isStacked && !cell.1.title.isEmpty ? cell.1.title : nil)>\(cell.0)</td>"
        }
        return "<tr>\(cells)</tr>\n"
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "Figures by subject",
                DataTable(
                    "Demandes reçues en mars",
                    columns: [Column("Démarche"), Column("Reçues", isNumber: true), Column("Délai moyen", isNumber: true)],
                    rows: [["Acte de naissance", "214", "2 jours"], ["Inscription à l'école", "57", "9 jours"], ["Voirie", "1 032", "4 jours"]]))
        ]
    }
}
