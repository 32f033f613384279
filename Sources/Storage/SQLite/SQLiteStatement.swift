import GRDB
import GRDBSQLite

/// A prepared statement. Text is measured, never ended by its first NUL, and rows share their column names.
final class SQLiteStatement {
    private let statement: GRDB.Statement
    private let database: GRDB.Database
    private let handle: OpaquePointer
    private var columns: Row.Columns?

    init(_ statement: GRDB.Statement, _ database: GRDB.Database) {
        self.statement = statement
        self.database = database
        handle = statement.sqliteStatement
    }

    func run(_ values: [SQLValue]) throws {
        defer { reset() }
        try bind(values)
        while try step() {}
    }

    func rows(_ values: [SQLValue]) throws -> [Row] {
        defer { reset() }
        try bind(values)
        var rows: [Row] = []
        guard try step() else { return rows }
        let columns = currentColumns()
        repeat { rows.append(Row(columns: columns, values: columns.indices.map(value))) } while try step()
        return rows
    }

    /// Lets go of the locks at once: a statement that is not reset keeps its snapshot.
    private func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure
        }
    }

    /// SQLite prepares a statement again by itself when the schema changes, so `SELECT *` may have gained a column.
    private func currentColumns() -> Row.Columns {
        let count = Int(sqlite3_column_count(handle))
        if let columns, columns.indices.count == count { return columns }
        let columns = Row.Columns((0..<count).map { String(cString: sqlite3_column_name(handle, Int32($0))) })
        self.columns = columns
        return columns
    }

    private func value(_ column: Int) -> SQLValue {
        let column = Int32(column)
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, column)
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(handle, column)
            return .bytes(Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))))
        default: return .null
        }
    }

    private func bind(_ values: [SQLValue]) throws {
        guard Int(sqlite3_bind_parameter_count(handle)) == values.count else {
            throw DatabaseError.other("\(values.count) values for another number of places: is there a ? in the text?")
        }
        for (index, value) in values.enumerated() {
            guard try bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw failure }
        }
    }

    private func bind(_ value: SQLValue, at place: Int32) throws -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, place)
        case .integer(let number): return sqlite3_bind_int64(handle, place, number)
        case .real(let number): return sqlite3_bind_double(handle, place, number)
        case .bool(let bool): return sqlite3_bind_int64(handle, place, bool ? 1 : 0)
        case .text(var text): return try text.withUTF8 { try bindText($0, at: place) }
        case .bytes(let bytes): return bytes.withUnsafeBytes { bindBytes($0, at: place) }
        }
    }

    private func bindText(_ text: UnsafeBufferPointer<UInt8>, at place: Int32) throws -> Int32 {
        guard let start = text.baseAddress, !text.isEmpty else { return sqlite3_bind_text(handle, place, "", 0, Self.copied) }
        guard !text.contains(0) else { throw DatabaseError.nulInText }
        return start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            sqlite3_bind_text64(handle, place, $0, UInt64(text.count), Self.copied, UInt8(SQLITE_UTF8))
        }
    }

    private func bindBytes(_ bytes: UnsafeRawBufferPointer, at place: Int32) -> Int32 {
        // A null pointer would bind NULL.
        if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, place, 0) }
        return sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), Self.copied)
    }

    private var failure: DatabaseError {
        DatabaseError(
            ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)),
            String(cString: sqlite3_errmsg(database.sqliteConnection)))
    }

    /// SQLITE_TRANSIENT, a cast in C that Swift does not import.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
