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

extension Dialect {
    /// The rows of `table` whose text has all of `words`, each as the beginning of a word. Words must be folded letters and digits.
    ///
    /// One or two letters are a whole word: what begins with them is half of the table.
    /// - Parameter marks: whole words, of which one at least must be there too.
    public func fullText(_ table: String, all words: [String], andOneOf marks: [String] = []) -> SQL {
        switch self {
        case .sqlite:
            let one = marks.map { "\"\($0)\"" }.joined(separator: " OR ")
            let query = (words.map { "\"\($0)\"" + ($0.isWhole ? "" : "*") } + (marks.isEmpty ? [] : ["(\(one))"])).joined(separator: " AND ")
            return "\(SQL(trusted: table)).id IN (SELECT rowid FROM \(SQL(trusted: table))_search WHERE \(SQL(trusted: table))_search MATCH \(query))"
        case .postgres:
            let query = (words.map { $0 + ($0.isWhole ? "" : ":*") } + (marks.isEmpty ? [] : ["(" + marks.joined(separator: " | ") + ")"]))
                .joined(separator: " & ")
            return "\(SQL(trusted: table)).search_vector @@ to_tsquery('simple', \(query))"
        }
    }
}

extension String {
    /// A digit makes it the beginning of a number.
    fileprivate var isWhole: Bool { count < 3 && allSatisfy(\.isLetter) }
}
