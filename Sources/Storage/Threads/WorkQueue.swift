import Foundation

/// Things waiting for a thread: first come first served, never more than `limit`.
///
/// A lock and a condition of Foundation's: `Synchronization.Mutex` makes the thread sanitizer report races that are not there (Swift 6.3, Linux).
final class WorkQueue<Item: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let limit: Int
    // Guarded by `condition`.
    private var items: [Item] = []
    private var first = 0
    private var closed = false

    init(limit: Int) { self.limit = limit }

    /// Refuses what comes after the bound, or after the end: better a prompt "try later" than a wait nobody can see the end of.
    func add(_ item: Item) throws(DatabaseError) {
        try put(item)
        // After the lock is free: the thread that wakes needs it, and would go back to sleep.
        condition.signal()
    }

    private func put(_ item: Item) throws(DatabaseError) {
        condition.lock()
        defer { condition.unlock() }
        if closed { throw .unavailable("the database is closed") }
        if items.count - first >= limit { throw .unavailable("\(limit) calls are waiting already") }
        items.append(item)
    }

    /// Waits for one item; `nil` once the queue is closed.
    func next() -> Item? { next(atMost: 1).first }

    /// Waits for at least one item, then takes all that is there; empty once the queue is closed.
    func next(atMost count: Int) -> [Item] {
        condition.lock()
        defer { condition.unlock() }
        while first == items.count, !closed { condition.wait() }
        return take(count)
    }

    /// What is waiting now, without waiting for more.
    func takeAll() -> [Item] { condition.withLock { take(.max) } }

    /// No item is accepted any more, and no thread waits any more.
    /// - Returns: what was waiting, for the caller to refuse.
    func close() -> [Item] {
        condition.withLock {
            closed = true
            condition.broadcast()
            return take(.max)
        }
    }

    var isClosed: Bool { condition.withLock { closed } }

    private func take(_ count: Int) -> [Item] {
        let end = first + min(count, items.count - first)
        let taken = Array(items[first..<end])
        first = end
        if first == items.count {
            items.removeAll(keepingCapacity: items.capacity <= 1024)
            first = 0
        } else if first >= 1024 {
            items.removeFirst(first)
            first = 0
        }
        return taken
    }
}
