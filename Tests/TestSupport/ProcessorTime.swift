import Dispatch
import Foundation

/// What a piece of work costs this thread: the time of the clock on the wall also counts the hundred tests beside it.
public func processorTime(_ work: () throws -> Void) rethrows -> Duration {
    let start = threadTime()
    try work()
    return threadTime() - start
}

/// Through two numbers rather than the members of `timespec`: which module they belong to depends on what was compiled before.
private func threadTime() -> Duration {
    var time: (seconds: Int, nanoseconds: Int) = (0, 0)
    withUnsafeMutablePointer(to: &time) { pointer in
        _ = pointer.withMemoryRebound(to: timespec.self, capacity: 1) { clock_gettime(CLOCK_THREAD_CPUTIME_ID, $0) }
    }
    return .seconds(time.seconds) + .nanoseconds(time.nanoseconds)
}
