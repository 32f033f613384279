import Core
import Foundation

/// What is in the journal already today: whoever clicks a hundred times leaves one line. Each process remembers its own.
final class OnceADay: @unchecked Sendable {  // guarded by lock
    private static let most = 10_000

    private let lock = NSLock()
    // The day is part of what is remembered: two towns may be in two days at once.
    private var seen: Set<String> = []

    /// Writes what is not written yet on that day. What could not be written is not remembered: the next click writes it.
    func write(_ done: String, on today: LocalDate, _ write: () async throws -> Void) async throws {
        let key = "\(today) \(done)"
        guard isFirst(key) else { return }
        do { try await write() } catch {
            forget(key)
            throw error
        }
    }

    private func isFirst(_ key: String) -> Bool {
        lock.withLock {
            if seen.count >= Self.most { seen = [] }
            return seen.insert(key).inserted
        }
    }

    private func forget(_ key: String) { lock.withLock { _ = seen.remove(key) } }
}
