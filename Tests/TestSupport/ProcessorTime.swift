import Dispatch
import Foundation

/// What a piece of work costs this thread: the time of the clock on the wall also counts the hundred tests beside it.
public func processorTime(_ work: () throws -> Void) rethrows -> Duration {
    let start = threadTime()
    try work()
    return threadTime() - start
}

private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
