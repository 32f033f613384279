import Foundation

/// Tells the workers of one process that there is something to do.
public final class JobSignal: @unchecked Sendable {
    private let lock = NSLock()
    // Guarded by `lock`.
    private var isRaised = false
    private var waiting: [UUID: CheckedContinuation<Void, Never>] = [:]

    public init() {}

    /// Wakes all who wait; if nobody does, the next to wait returns at once.
    public func raise() {
        let woken = lock.withLock {
            defer { waiting = [:] }
            isRaised = waiting.isEmpty
            return waiting.values
        }
        for continuation in woken { continuation.resume() }
    }

    /// Returns when the signal is raised, after `limit`, or when the task is cancelled.
    public func wait(atMost limit: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.raised() }
            group.addTask { try? await Task.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
    }

    private func raised() async {
        let ticket = UUID()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if !keep(continuation, as: ticket) { continuation.resume() }
            }
        } onCancel: {
            lock.withLock { waiting.removeValue(forKey: ticket) }?.resume()
        }
    }

    /// `false` when there is nothing to wait for. A task that is cancelled just before has no handler left to wake it.
    private func keep(_ continuation: CheckedContinuation<Void, Never>, as ticket: UUID) -> Bool {
        lock.withLock {
            if Task.isCancelled { return false }
            if isRaised {
                isRaised = false
                return false
            }
            waiting[ticket] = continuation
            return true
        }
    }
}
