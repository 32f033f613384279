/// Prepared statements by their text or their shape, at most `limit` of them: lists of values (`IN (…)`) make endless variants of one statement.
struct StatementCache<Text: Hashable, Statement> {
    private var entries: [Text: (statement: Statement, lastUse: Int)] = [:]
    private var uses = 0
    private let limit: Int

    init(limit: Int = 256) { self.limit = limit }

    mutating func find(_ text: Text) -> Statement? {
        uses += 1
        guard let place = entries.index(forKey: text) else { return nil }
        entries.values[place].lastUse = uses
        return entries.values[place].statement
    }

    /// - Returns: what had to leave to make room: the half that was not used for longest, so that sorting is rare.
    mutating func insert(_ statement: Statement, for text: Text) -> [Statement] {
        uses += 1
        let leaving = entries.count < limit ? [] : entries.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(limit / 2)
        for entry in leaving { entries[entry.key] = nil }
        entries[text] = (statement, uses)
        return leaving.map(\.value.statement)
    }

    mutating func remove(_ text: Text) -> Statement? { entries.removeValue(forKey: text)?.statement }

    mutating func removeAll() { entries.removeAll() }
}
