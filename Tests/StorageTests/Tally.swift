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

/// Numbers noted by several tasks.
final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var noted: [Int] = []

    func add(_ number: Int) { lock.withLock { noted.append(number) } }

    var numbers: [Int] { lock.withLock { noted } }

    /// Gives up after five seconds.
    func waitForOne() async throws {
        for _ in 0..<500 where numbers.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        if numbers.isEmpty { throw CancellationError() }
    }
}
