import Core
import Foundation

/// How often something may be tried, counted by key (a number, an address). `App` hands over the one whose counters all nodes share.
public protocol Throttling: Sendable {
    /// Counts a try, or refuses it.
    func check(_ key: String, atMost count: Int, perSeconds seconds: Double, now: Date) async throws
    /// The same for whoever comes from the visit's address, through this door: who insists is warned, then blocked for a time (CRPA L112-11).
    func admit(_ visit: Visit, through door: String, atMost count: Int, perSeconds seconds: Double) async throws
}

/// A count in the memory of this process, sliding over the last tries: for what costs nobody anything when each node counts alone.
public final class Throttle: Throttling, @unchecked Sendable {  // state guarded by lock
    private let lock = NSLock()
    private var tries: [String: [Date]] = [:]
    private static let mostKeys = 50_000

    public init() {}

    /// Counts a try, or refuses it.
    public func check(_ key: String, atMost count: Int, perSeconds seconds: Double, now: Date) throws(WebProblem) {
        lock.lock()
        defer { lock.unlock() }
        if tries.count > Self.mostKeys { tries = tries.filter { $0.value.last.map { now.timeIntervalSince($0) < 3600 } ?? false } }
        let recent = (tries[key] ?? []).filter { now.timeIntervalSince($0) < seconds }
        guard recent.count < count else {
            tries[key] = recent
            throw .tooMany
        }
        tries[key] = recent + [now]
    }

    public func admit(_ visit: Visit, through door: String, atMost count: Int, perSeconds seconds: Double) throws {
        try check("\(door):\(visit.address)", atMost: count, perSeconds: seconds, now: visit.now)
    }
}
