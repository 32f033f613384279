extension Dialect {
    /// Makes a second transaction wait for the first one that reads these rows to change them. SQLite has one writer and needs none.
    public var forUpdate: SQL {
        switch self {
        case .sqlite: ""
        case .postgres: " FOR UPDATE"
        }
    }
}
