import Foundation
import Storage

/// A count that several threads add to.
final class Tally: @unchecked Sendable {
    private let lock = NSLock()
    private var total = 0

    @discardableResult func add() -> Int {
        lock.withLock {
            total += 1
            return total
        }
    }

    var count: Int { lock.withLock { total } }
}

extension String {
    var sql: SQL { SQL(trusted: self) }
}
