import Core
import Foundation

/// How often something may be tried, by key (an address, a number), in this process: a sliding count of the last tries.
///
/// Guards what can be guessed (numbers, links). Sign-in has its own, in the database, shared by all nodes.
public final class Throttle: @unchecked Sendable {  // state guarded by lock
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
}
