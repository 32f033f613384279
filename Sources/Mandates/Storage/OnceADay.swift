import Core
import Foundation

/// What is in the journal already today: whoever clicks a hundred times leaves one line. Each process remembers its own.
final class OnceADay: @unchecked Sendable {  // guarded by lock
    private static let most = 10_000

    private let lock = NSLock()
    private var day: LocalDate?
    private var seen: Set<String> = []

    func isFirst(_ done: String, on today: LocalDate) -> Bool {
        lock.withLock {
            if day != today || seen.count >= Self.most { (day, seen) = (today, []) }
            return seen.insert(done).inserted
        }
    }
}
