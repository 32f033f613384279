import Core
import Storage

/// A row of a block is taken away: its files go, and those of the next rows follow theirs. A file's field names its row by its place
/// (`children.1.photo`), so what followed would otherwise hang from the wrong row.
struct RowRemoval {
    let row: Int
    let block: String
    let holder: Holder

    func run(on connection: any Connection) throws {
        try forget(on: connection)
        // Upwards, one row after another: each goes where the one before it has just left.
        for next in try rowsAfter(on: connection) { try move(next, on: connection) }
    }

    /// The contents go with the next cleaning.
    private func forget(on connection: any Connection) throws {
        let prefix = prefix(row)
        try connection.run("DELETE FROM attachment WHERE \(holder.condition) AND \(Self.begins(prefix))")
        if let draft = holder.draft {
            try connection.run("DELETE FROM attachment_upload WHERE draft_id = \(draft) AND \(Self.begins(prefix))")
        }
    }

    private func rowsAfter(on connection: any Connection) throws -> [Int] {
        var fields = try connection.rows("SELECT DISTINCT field FROM attachment WHERE \(holder.condition)").map { try $0.string("field") }
        if let draft = holder.draft {
            fields += try connection.rows("SELECT DISTINCT field FROM attachment_upload WHERE draft_id = \(draft)").map { try $0.string("field") }
        }
        let rows = fields.compactMap { field -> Int? in
            let parts = field.split(separator: ".")
            return parts.count == 3 && parts[0] == block ? Int(parts[1]) : nil
        }
        return Set(rows).filter { $0 > row }.sorted()
    }

    private func move(_ next: Int, on connection: any Connection) throws {
        let (old, new) = (prefix(next), prefix(next - 1))
        let moved: SQL = "field = CAST(\(new) AS TEXT) || substr(field, \(old.count + 1))"
        try connection.run("UPDATE attachment SET \(moved) WHERE \(holder.condition) AND \(Self.begins(old))")
        if let draft = holder.draft {
            try connection.run("UPDATE attachment_upload SET \(moved) WHERE draft_id = \(draft) AND \(Self.begins(old))")
        }
    }

    private func prefix(_ row: Int) -> String { "\(block).\(row)." }

    /// Not `LIKE`, to which the `_` of a name would be any character.
    private static func begins(_ prefix: String) -> SQL { "substr(field, 1, \(prefix.count)) = \(prefix)" }
}
