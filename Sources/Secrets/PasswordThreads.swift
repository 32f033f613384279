import Foundation

/// Two threads that do nothing but hash passwords, one at a time each: hashing takes a tenth of a second and 64 MiB, and must neither stop the
/// pages of everybody nor fill the memory. What comes when too many wait is refused at once.
///
/// A lock and a condition of Foundation's: `Synchronization.Mutex` makes the thread sanitizer report races that are not there (Swift 6.3, Linux).
public final class PasswordThreads: Sendable {
    private let line: Line

    public init(threads: Int = 2, waiting limit: Int = 64) {
        let line = Line(limit: limit)
        self.line = line
        for number in 1...threads {
            let thread = Thread { while let job = line.next() { job() } }
            thread.name = "passwords-\(number)"
            thread.start()
        }
    }

    deinit { line.end() }

    /// Too many wait for a thread.
    public struct Busy: Error { public init() {} }

    /// - Throws: ``Busy`` when too many wait already.
    public func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = line.add { continuation.resume(with: Result { try work() }) }
            if !isTaken { continuation.resume(throwing: Busy()) }
        }
    }
}

/// Jobs waiting for a thread, first come first served.
private final class Line: @unchecked Sendable {
    private let condition = NSCondition()
    private let limit: Int
    // Guarded by `condition`.
    private var jobs: [@Sendable () -> Void] = []
    private var isOver = false

    init(limit: Int) { self.limit = limit }

    func add(_ job: @escaping @Sendable () -> Void) -> Bool {
        condition.withLock {
            guard jobs.count < limit, !isOver else { return false }
            jobs.append(job)
            condition.signal()
            return true
        }
    }

    /// Waits for a job; `nil` at the end, once those that were taken are done.
    func next() -> (@Sendable () -> Void)? {
        condition.withLock {
            while jobs.isEmpty, !isOver { condition.wait() }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }

    func end() {
        condition.withLock {
            isOver = true
            condition.broadcast()
        }
    }
}
