import App
import Foundation
import Hummingbird
import Web

/// A Monday morning: fifty people sign in at once, without a pause, while somebody fills a form. Passwords cost 64 MiB and three passes each, on two
/// threads of their own; the form must not wait for them.
struct SignInRound {
    let town: Town

    private static let signers = 50
    private static let pages = 600

    func figures() async throws -> [Figure] {
        let (person, page) = try await openPage()
        let alone = try await Stopwatch.cost(rounds: 1, of: Self.pages) { try await person.get(page) }
        let counter = Counter()
        let crowd = Task { try await signInWithoutPause(counter) }
        try await Task.sleep(for: .seconds(1))
        let start = ContinuousClock.now, before = counter.count
        let crowded = try await Stopwatch.cost(rounds: 1, of: Self.pages, warmUp: 0) {
            try await person.get(page)
            try await Task.sleep(for: .milliseconds(5))
        }
        let rate = Double(counter.count - before) / (ContinuousClock.now - start).seconds
        crowd.cancel()
        _ = try? await crowd.value
        await town.product.close()
        return [
            Figure("Sign-ins a second, 50 in flight (Argon2id, 64 MiB, 3 passes)", rate.rounded0),
            .milliseconds("Form page meanwhile, p99", max(0, crowded.p99 - 0.005), atMost: 0.05, bare: "\(alone.p99.inMilliseconds) without them"),
        ]
    }

    private func openPage() async throws -> (Client, String) {
        let client = town.client()
        try await client.get("/demarches/\(BenchProcedures.sixtyFields)")
        let page = try await client.post("/demarches/\(BenchProcedures.sixtyFields)/brouillons", [])
        try await client.get(page)
        return (client, page)
    }

    /// Nobody's accounts, from an address each: they cost what a right password costs, and no throttle stops them.
    private func signInWithoutPause(_ counter: Counter) async throws {
        let responder = town.product.front.router(town.product.routes).buildResponder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<Self.signers {
                group.addTask {
                    while !Task.isCancelled {
                        let client = Client(responder, address: counter.address)
                        try await client.get("/bureau/connexion")
                        let status = try await client.tried(
                            "/bureau/connexion", [("email", "agent\(number)-\(counter.count)@banc.example"), ("mot_de_passe", Town.password)])
                        if status == 422 { counter.add() }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        // Guarded by `lock`.
        private var done = 0
        private var given = 0

        var count: Int { lock.withLock { done } }
        func add() { lock.withLock { done += 1 } }

        var address: String {
            lock.withLock {
                given += 1
                return "10.\(given >> 16 & 255).\(given >> 8 & 255).\(given & 255)"
            }
        }
    }
}
