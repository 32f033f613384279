import Dispatch

/// Work that waits for the disk, a socket or a library, done away from the threads that serve requests: there are only as many of those as
/// processors, and one that waits serves nobody.
public enum BlockingWork {
    private static let queue = DispatchQueue(label: "admilib.blocking", attributes: .concurrent)

    public static func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
