import Foundation
import Secrets

@testable import Identity

/// Notes every comparison that is asked for.
final class CountingPasswords: PasswordHashing, @unchecked Sendable {
    private let real = Argon2id(cost: .light)
    private let lock = NSLock()
    private var seen: [String] = []

    var verified: [String] { lock.withLock { seen } }
    var decoy: String { real.decoy }

    func hash(_ password: String) async throws -> String { try await real.hash(password) }

    func verify(_ password: String, against hash: String) async throws -> PasswordVerdict {
        lock.withLock { seen.append(hash) }
        return try await real.verify(password, against: hash)
    }
}

/// A morning when everybody signs in at once.
struct BusyPasswords: PasswordHashing {
    private let real = Argon2id(cost: .light)

    var decoy: String { real.decoy }
    func hash(_ password: String) async throws -> String { try await real.hash(password) }
    func verify(_ password: String, against hash: String) async throws -> PasswordVerdict { throw IdentityProblem.tooBusy }
}
