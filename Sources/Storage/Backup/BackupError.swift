/// Why a backup was not made, or not restored. Read by whoever runs the installation, in a terminal.
public enum BackupError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The archive is not whole, or not as it was written.
    case damaged(String)
    /// The database itself does not pass SQLite's own check.
    case databaseDamaged(String)
    case folderNotEmpty(String)
    case fileExists(String)
    /// A program of PostgreSQL's is missing, or failed.
    case tool(String, String)

    public var description: String {
        switch self {
        case .damaged(let what): "The backup is damaged: \(what). Nothing was restored."
        case .databaseDamaged(let what): "The database does not pass SQLite's check: \(what)."
        case .folderNotEmpty(let folder): "\(folder) is not empty. Restore into a new folder, then start from it."
        case .fileExists(let file): "\(file) exists already."
        case .tool(let name, let said): "\(name) did not succeed: \(said)"
        }
    }
}
