import Core

/// Rows and columns. On a phone it scrolls sideways by itself, and the keyboard reaches it.
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

    /// - Parameters:
    ///   - caption: what the table holds; read aloud even when it is not shown.
    ///   - hasKeys: the desk's keyboard moves in it; the page then also holds a ``KeyboardHelp``.
    ///   - rows: as many cells as there are columns; the first cell names the row.
    public init(_ caption: String, columns: [Column], rows: [[HTML]], showsCaption: Bool = true, hasKeys: Bool = false) {
        (self.caption, self.columns, self.rows, self.showsCaption, self.hasKeys) = (caption, columns, rows, showsCaption, hasKeys)
    }

    public var html: HTML {
        """
        <div class="table" role="region" aria-label="\(caption)" tabindex="0"\(if: hasKeys, " data-list")><table>
        <caption\(attribute: "class", showsCaption ? nil : "aside")>\(caption)</caption>
        <thead><tr>\(columns.map { "<th scope=\"col\"\(attribute: "class", $0.isNumber ? "number" : nil)>\($0.title)</th>" as HTML })</tr></thead>
        <tbody>\(rows.map(line))</tbody>
        </table></div>
        """
    }

    private func line(_ row: [HTML]) -> HTML {
        let cells = zip(row, columns).enumerated().map { index, cell -> HTML in
            let attributes: HTML = "\(attribute: "class", cell.1.isNumber ? "number" : nil)"
            return index == 0 ? "<th scope=\"row\"\(attributes)>\(cell.0)</th>" : "<td\(attributes)>\(cell.0)</td>"
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
