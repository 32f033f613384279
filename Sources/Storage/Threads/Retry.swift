/// Tries again, three times at most, what the database says may succeed next time (busy, deadlock, serialization).
/// The pauses grow and are drawn at random, so that those that collided do not collide again: twelve people who move between the
/// same few times on PostgreSQL did, three times in a row, on a machine that was full.
func retried<T: Sendable>(_ attempt: @Sendable () async throws -> T) async throws -> T {
    for pause in [20, 100, 400] {
        do {
            return try await attempt()
        } catch DatabaseError.retryable {
            try await Task.sleep(for: .milliseconds(Int.random(in: (pause / 2)...pause)))
        }
    }
    return try await attempt()
}
