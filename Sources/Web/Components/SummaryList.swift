import Core

/// What was answered or what is known, line by line, each with a link to change it.
public struct SummaryList: Component {
    public struct Row: Sendable {
        let key: String
        let value: HTML
        let change: String?

        /// - Parameter change: where one changes it; the link's words say what it changes.
        public init(_ key: String, _ value: String, change: String? = nil) { self.init(key, html: "\(value)", change: change) }

        public init(_ key: String, html: HTML, change: String? = nil) { (self.key, self.value, self.change) = (key, html, change) }
    }

    private let rows: [Row]
    private let words: Words

    public init(_ rows: [Row], words: Words) { (self.rows, self.words) = (rows, words) }

    public var html: HTML { "<dl class=\"summary\">\(rows.map(line))</dl>" }

    private func line(_ row: Row) -> HTML {
        let change = row.change.map {
            "<dd class=\"change\"><a href=\"\($0)\">\(words("web.summary.change"))<span class=\"aside\"> : \(row.key)</span></a></dd>" as HTML
        }
        return "<div><dt>\(row.key)</dt><dd>\(row.value)</dd>\(change)</div>\n"
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "Check your answers",
                SummaryList(
                    [
                        Row("Prénom", "Amina", change: "#"), Row("Date de naissance", "3 mars 1985", change: "#"),
                        Row("Adresse", html: "12 rue des Lilas<br>35000 Rennes", change: "#"), Row("Complément", "Pas de réponse", change: "#"),
                    ], words: words))
        ]
    }
}
