import Core
import Foundation

/// Sessions read a few seconds ago: a desk asks for the same one with every page.
///
/// What another node changes (a session closed, a role withdrawn) is therefore seen here at most ``lifetime`` later; what this node changes, at once.
final class SessionCache: @unchecked Sendable {
    static let lifetime: TimeInterval = 5
    /// More than an authority has agents: beyond, all is read again.
    private static let most = 20_000

    private let lock = NSLock()
    // Guarded by `lock`.
    private var entries: [String: (found: OpenSession, readAt: Date)] = [:]

    func find(_ digest: String, at now: Date) -> OpenSession? {
        lock.withLock {
            guard let entry = entries[digest], now >= entry.readAt, now < entry.readAt + Self.lifetime else { return nil }
            return entry.found
        }
    }

    func keep(_ found: OpenSession, _ digest: String, at now: Date) {
        lock.withLock {
            if entries.count >= Self.most { entries.removeAll() }
            entries[digest] = (found, now)
        }
    }

    func forget(_ digest: String) { lock.withLock { entries[digest] = nil } }

    func forget(_ agent: AgentID) { lock.withLock { entries = entries.filter { $0.value.found.viewer.agent != agent } } }
}
