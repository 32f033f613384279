import Core
import Foundation

/// The agents of some units, kept in memory a few seconds: every page of the desk's list names them.
///
/// A change made on another node is therefore seen at most ``lifetime`` later; one made on this node, at once.
final class CardMemory: @unchecked Sendable {
    private static let lifetime: Duration = .seconds(3)
    /// More than an authority has sets of units: beyond, all is read again.
    private static let most = 1000

    private let lock = NSLock()
    // Guarded by `lock`.
    private var known: [[UnitID]: (cards: [AgentCard], readAt: ContinuousClock.Instant)] = [:]
    /// Counts what was forgotten: what was being read meanwhile may be old already, and is not kept.
    private var changes = 0

    func cards(of units: [UnitID], reading read: () async throws -> [AgentCard]) async throws -> [AgentCard] {
        let now = ContinuousClock.now
        let (kept, before) = lock.withLock { (known[units], changes) }
        if let kept, now - kept.readAt < Self.lifetime { return kept.cards }
        let cards = try await read()
        lock.withLock {
            guard changes == before else { return }
            if known.count >= Self.most { known = [:] }
            known[units] = (cards, now)
        }
        return cards
    }

    /// Before a change and after it: what is read while it is being made is not kept either.
    func forgetting<T>(_ change: () async throws -> T) async rethrows -> T {
        forget()
        defer { forget() }
        return try await change()
    }

    private func forget() {
        lock.withLock {
            known = [:]
            changes += 1
        }
    }
}
