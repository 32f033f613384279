/// A transaction in progress, as its engine sees it.
protocol EngineConnection: Connection {
    /// Throws when a statement failed, even if the closure went on: on both engines such a transaction is lost.
    func checkNothingFailed() throws
}

/// Somebody's closure, and the task that waits for what it gives. Handed from thread to thread, used by one at a time.
protocol Call: AnyObject, Sendable {
    /// Whether its answer waits for the disk.
    var isSynced: Bool { get }
    /// Runs the closure and keeps its outcome for `settle`.
    /// - Returns: what it threw, if it did.
    func perform(on connection: any EngineConnection) -> (any Error)?
    /// Resumes the task with the outcome. Not before that outcome is true: after the commit, for a write.
    func settle()
    /// Resumes the task with an error, whatever the closure gave.
    func fail(_ error: any Error)
}

final class PendingCall<T: Sendable>: Call, @unchecked Sendable {
    let isSynced: Bool
    private let body: @Sendable (any Connection) throws -> T
    private let continuation: CheckedContinuation<T, any Error>
    private var outcome: Result<T, any Error>?

    init(_ body: @escaping @Sendable (any Connection) throws -> T, isSynced: Bool, _ continuation: CheckedContinuation<T, any Error>) {
        self.body = body
        self.isSynced = isSynced
        self.continuation = continuation
    }

    func perform(on connection: any EngineConnection) -> (any Error)? {
        do {
            let value = try body(connection)
            try connection.checkNothingFailed()
            outcome = .success(value)
            return nil
        } catch {
            outcome = .failure(error)
            return error
        }
    }

    func settle() {
        guard let outcome else { return fail(DatabaseError.other("the call was never run")) }
        continuation.resume(with: outcome)
    }

    func fail(_ error: any Error) { continuation.resume(throwing: error) }
}

/// Adds a closure to a queue and waits for its outcome.
func pending<T: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> T, isSynced: Bool = true, add: (any Call) throws -> Void
) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        let call = PendingCall(body, isSynced: isSynced, continuation)
        do { try add(call) } catch { call.fail(error) }
    }
}
