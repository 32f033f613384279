import Foundation

/// The few threads that read and write files for everybody. Not Dispatch's: it starts no more of them than there are cores, so that two long copies
/// would stop every download.
struct DiskThreads: Sendable {
    static let shared = DiskThreads(count: 4)

    private let queue = WorkQueue<@Sendable () -> Void>(limit: 4096)
    private let workers = Workers()

    private init(count: Int) {
        for number in 1...count {
            workers.start("disk-\(number)") { [queue] in while let work = queue.next() { work() } }
        }
    }

    /// Waits for a piece of work on files, without holding one of Swift's threads.
    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            do {
                try queue.add { continuation.resume(with: Result(catching: body)) }
            } catch { continuation.resume(throwing: error) }
        }
    }
}
