import Core
import Foundation

/// What was refused today and is in the journal already: whoever clicks a hundred times leaves one line. Each process remembers its own.
final class RefusalsOfToday: @unchecked Sendable {  // guarded by lock
    private static let most = 10_000

    private let lock = NSLock()
    private var day: LocalDate?
    private var seen: Set<String> = []

    func isFirst(_ tried: String, on today: LocalDate) -> Bool {
        lock.withLock {
            if day != today || seen.count >= Self.most { (day, seen) = (today, []) }
            return seen.insert(tried).inserted
        }
    }
}
