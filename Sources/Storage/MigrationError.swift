/// Why the schema cannot be brought up to date. Read by whoever installs or upgrades, in a terminal.
public enum MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
    case duplicate(String)
    case unknownMacro(String)
    /// An older program on a newer database: it could write what the newer one no longer understands.
    case madeByNewerProgram([String])

    public var description: String {
        switch self {
        case .duplicate(let name): "Two migrations are named \"\(name)\"."
        case .unknownMacro(let macro): "A migration uses \(macro), which no dialect knows."
        case .madeByNewerProgram(let names):
            "The database was upgraded by a newer version of Admilib (\(names.joined(separator: ", "))). Start that version, or restore a backup."
        }
    }
}
