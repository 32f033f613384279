/// Turns passwords into what may be stored, slowly on purpose. Every call waits its turn on threads of its own.
public protocol PasswordHashing: Sendable {
    func hash(_ password: String) async throws -> String
    /// Costs the same whatever the verdict.
    func verify(_ password: String, against hash: String) async throws -> PasswordVerdict
    /// A hash of no password at all: compared with for accounts that do not exist, so that they answer no faster.
    var decoy: String { get }
}

public enum PasswordVerdict: Sendable, Equatable {
    case wrong, right
    /// Right, but hashed with costs of another time: to be hashed again while it is known.
    case rightButOutdated

    public var isRight: Bool { self != .wrong }
}
