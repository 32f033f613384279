import Foundation

/// Lets a few through at a time; the others wait in order, and too many are turned away at once.
final class Turnstile: @unchecked Sendable {
    private let lock = NSLock()
    // Guarded by `lock`.
    private var free: Int
    private var queue: [(ticket: UUID, wake: CheckedContinuation<Bool, Never>)] = []
    private let mostWaiting: Int

    struct Full: Error {}

    init(atOnce: Int, mostWaiting: Int) { (free, self.mostWaiting) = (atOnce, mostWaiting) }

    /// How many wait.
    var waiting: Int { lock.withLock { queue.count } }

    /// - Throws: ``Full`` when too many wait already, `CancellationError` when the task is cancelled while it waits.
    func pass<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        try await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async throws {
        let ticket = UUID()
        let isIn = await withTaskCancellationHandler {
            await withCheckedContinuation { wake in
                if let answer = lock.withLock({ answerNow(ticket, wake) }) { wake.resume(returning: answer) }
            }
        } onCancel: {
            abandon(ticket)
        }
        if !isIn { throw Task.isCancelled ? CancellationError() : Full() }
    }

    /// - Returns: `nil` when one must wait.
    private func answerNow(_ ticket: UUID, _ wake: CheckedContinuation<Bool, Never>) -> Bool? {
        if Task.isCancelled || (free == 0 && queue.count >= mostWaiting) { return false }
        if free > 0 {
            free -= 1
            return true
        }
        queue.append((ticket, wake))
        return nil
    }

    private func abandon(_ ticket: UUID) {
        let waiting = lock.withLock { queue.firstIndex { $0.ticket == ticket }.map { queue.remove(at: $0) } }
        waiting?.wake.resume(returning: false)
    }

    private func leave() {
        let next = lock.withLock {
            if queue.isEmpty { free += 1 }
            return queue.isEmpty ? nil : queue.removeFirst()
        }
        next?.wake.resume(returning: true)
    }
}
