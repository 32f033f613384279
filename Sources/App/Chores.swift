/// Pieces of work that owe nothing to each other: one that fails does not keep the next ones from being done, at this round and at all the others.
struct Chores {
    private var failures: [(name: String, cause: any Error)] = []

    mutating func run(_ name: String, _ work: () async throws -> Void) async {
        do { try await work() } catch { failures.append((name, error)) }
    }

    /// Says all that failed, for the log.
    func end() throws { if !failures.isEmpty { throw ChoresFailed(failures: failures) } }
}

struct ChoresFailed: Error, CustomStringConvertible {
    let failures: [(name: String, cause: any Error)]

    var description: String { failures.map { "\($0.name): \($0.cause)" }.joined(separator: "; ") }
}
