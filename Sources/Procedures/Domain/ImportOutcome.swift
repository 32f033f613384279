import Definitions

/// What became of a file that was imported.
public enum ImportOutcome: Sendable, Equatable {
    /// Nothing was kept: it is not a procedure, or its unit is none of the town's.
    case refused([FileFault])
    /// Kept as the latest version. Asked to be published but full of faults, it is a draft; warnings stop nothing.
    case kept(SavedVersion, faults: [FileFault])

    public var faults: [FileFault] {
        switch self {
        case .refused(let faults), .kept(_, let faults): faults
        }
    }
}
