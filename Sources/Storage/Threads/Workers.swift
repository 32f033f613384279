import Foundation

/// Threads of our own, for calls that block: the pool that runs Swift's tasks has one thread per core, and must never wait for a disk or a server.
struct Workers: Sendable {
    private let running = DispatchGroup()

    /// Starts a thread. It ends when `work` returns.
    func start(_ name: String, _ work: @escaping @Sendable () -> Void) {
        running.enter()
        let thread = Thread { [running] in
            work()
            running.leave()
        }
        thread.name = name
        thread.start()
    }

    /// Returns once every thread has ended and `last` has run.
    func ended(then last: @escaping @Sendable () -> Void = {}) async {
        await withCheckedContinuation { continuation in
            running.notify(queue: .global()) {
                last()
                continuation.resume()
            }
        }
    }

    /// Runs something long on a thread of its own, and waits for it without holding one of Swift's.
    static func aside<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result(catching: body)) }.start()
        }
    }
}
