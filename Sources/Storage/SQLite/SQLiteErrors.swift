import GRDB

extension DatabaseError {
    init(_ error: GRDB.DatabaseError) { self.init(error.extendedResultCode, error.message ?? "\(error.extendedResultCode)") }

    /// What SQLite's result code means to code. Its messages name the table and column, never the values.
    init(_ code: ResultCode, _ message: String) {
        self =
            switch (code, code.primaryResultCode) {
            case (.SQLITE_CONSTRAINT_UNIQUE, _), (.SQLITE_CONSTRAINT_PRIMARYKEY, _): .unique(message)
            case (.SQLITE_CONSTRAINT_FOREIGNKEY, _): .foreignKey(message)
            case (.SQLITE_CONSTRAINT_CHECK, _): .check(message)
            case (.SQLITE_CONSTRAINT_NOTNULL, _): .notNull(message)
            case (_, .SQLITE_BUSY), (_, .SQLITE_LOCKED): .retryable(message)
            case (_, .SQLITE_FULL), (_, .SQLITE_IOERR), (_, .SQLITE_CANTOPEN), (_, .SQLITE_NOMEM): .unavailable(message)
            default: .other(message)
            }
    }
}
