/// Full-text search on a column of folded words (`Core.Text.words`): FTS5 on SQLite, `tsvector` on PostgreSQL.
extension Migration {
    /// - Parameters:
    ///   - table: with an `id` key.
    ///   - column: its folded words, separated by spaces.
    public static func fullText(_ name: String, table: String, column: String) -> [Migration] {
        [
            Migration("\(name) (sqlite)", only: .sqlite, sqliteFullText(table, column)),
            Migration(
                "\(name) (postgres)", only: .postgres,
                [
                    "ALTER TABLE \(table) ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', \(column))) STORED",
                    "CREATE INDEX \(table)_search ON \(table) USING gin (search_vector)",
                ]
            ),
        ]
    }

    /// An index beside the table, kept by triggers; the text itself is not stored twice.
    private static func sqliteFullText(_ table: String, _ column: String) -> [String] {
        let remove = "INSERT INTO \(table)_search(\(table)_search, rowid, \(column)) VALUES ('delete', old.id, old.\(column));"
        let add = "INSERT INTO \(table)_search(rowid, \(column)) VALUES (new.id, new.\(column));"
        return [
            "CREATE VIRTUAL TABLE \(table)_search USING fts5(\(column), content='\(table)', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
            "CREATE TRIGGER \(table)_search_insert AFTER INSERT ON \(table) BEGIN \(add) END",
            "CREATE TRIGGER \(table)_search_delete AFTER DELETE ON \(table) BEGIN \(remove) END",
            "CREATE TRIGGER \(table)_search_update AFTER UPDATE OF \(column) ON \(table) BEGIN \(remove) \(add) END",
        ]
    }
}

/// A search of words, as a query reads it.
public struct TextSearch: Sendable {
    /// What stands after `FROM`: the table, under its own name, and what finds its rows.
    public let source: SQL
    /// What stands after `WHERE`.
    public let condition: SQL
    /// The id of the rows found. To order by it **alone** costs nothing: the walk stops at the limit.
    public let id: SQL
}

extension Dialect {
    /// The rows of `table` whose text has all of `words`, each as the beginning of a word. Words must be folded letters and digits.
    ///
    /// One or two letters are a whole word: what begins with them is half of the table. A number cut in groups (`7k3m q2`, `06 12 34`) is also
    /// looked for in one piece, as the beginning of a word.
    /// - Parameter marks: whole words, of which one at least must be there too.
    public func fullText(_ table: String, all words: [String], andOneOf marks: [String] = []) -> TextSearch {
        let name = SQL(trusted: table)
        let query = TextQuery(words: words, marks: marks, dialect: self).text
        switch self {
        case .sqlite:
            return TextSearch(
                source: "\(name)_search CROSS JOIN \(name) ON \(name).id = \(name)_search.rowid", condition: "\(name)_search MATCH \(query)",
                id: "\(name)_search.rowid")
        case .postgres:
            return TextSearch(source: name, condition: "\(name).search_vector @@ to_tsquery('simple', \(query))", id: "\(name).id")
        }
    }
}

/// What is looked for, in the words of one engine.
private struct TextQuery {
    let words: [String]
    let marks: [String]
    let dialect: Dialect

    var text: String { marks.isEmpty ? found : both([found, either(marks.map(whole))]) }

    private var found: String {
        let each = both(words.map { $0.count < 3 ? whole($0) : beginning($0) })
        // Some numbers of requests have no digit in their first groups: `mqxn k`.
        let isCutNumber = words.count > 1 && (words.contains { $0.contains(where: \.isNumber) } || words.allSatisfy { $0.count <= 4 })
        return isCutNumber ? either([each, beginning(words.joined())]) : each
    }

    private func whole(_ word: String) -> String { dialect == .sqlite ? "\"\(word)\"" : word }
    private func beginning(_ word: String) -> String { whole(word) + (dialect == .sqlite ? "*" : ":*") }
    private func both(_ terms: [String]) -> String { "(" + terms.joined(separator: dialect == .sqlite ? " AND " : " & ") + ")" }
    private func either(_ terms: [String]) -> String { "(" + terms.joined(separator: dialect == .sqlite ? " OR " : " | ") + ")" }
}
