/// Tries again, at most twice, what the database says may succeed next time (busy, deadlock, serialization).
/// The pauses grow and are drawn at random, so that two that collided do not collide again.
func retried<T: Sendable>(_ attempt: @Sendable () async throws -> T) async throws -> T {
    for pause in [20, 100] {
        do {
            return try await attempt()
        } catch DatabaseError.retryable {
            try await Task.sleep(for: .milliseconds(Int.random(in: (pause / 2)...pause)))
        }
    }
    return try await attempt()
}
