import Foundation
import Testing

@testable import Secrets

@Suite("Hashing passwords")
struct PasswordHashingTests {
    @Test("A password is found again, and no other")
    func verifies() async throws {
        let argon = Argon2id(cost: .light)
        let hash = try await argon.hash("Cheval-Agrafe-Pile-7")

        #expect(hash.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
        #expect(try await argon.verify("Cheval-Agrafe-Pile-7", against: hash) == .right)
        #expect(try await argon.verify("Cheval-Agrafe-Pile-8", against: hash) == .wrong)
        #expect(try await argon.verify("", against: hash) == .wrong)
    }

    @Test("The same password never has the same hash")
    func salted() async throws {
        let argon = Argon2id(cost: .light)

        #expect(try await argon.hash("Cheval-Agrafe-Pile-7") != argon.hash("Cheval-Agrafe-Pile-7"))
    }

    @Test("An accent typed on another keyboard is the same accent")
    func normalised() async throws {
        let argon = Argon2id(cost: .light)
        let hash = try await argon.hash("Pre\u{301}sident-9-Lune")

        #expect(try await argon.verify("Pr\u{E9}sident-9-Lune", against: hash) == .right)
    }

    @Test("A hash made under other costs is right, and outdated")
    func outdated() async throws {
        let hash = try await Argon2id(cost: .light).hash("Cheval-Agrafe-Pile-7")

        #expect(try await Argon2id(cost: .init(memory: 128, passes: 1)).verify("Cheval-Agrafe-Pile-7", against: hash) == .rightButOutdated)
    }

    @Test("The costs of today are those of RFC 9106, and the decoy has them")
    func standard() async throws {
        let argon = Argon2id()
        let hash = try await argon.hash("Cheval-Agrafe-Pile-7")

        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(argon.decoy.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(argon.decoy.count == hash.count)
        #expect(try await argon.verify("Cheval-Agrafe-Pile-7", against: argon.decoy) == .wrong)
    }

    @Test("What is no hash is a fault of ours, not a wrong password")
    func malformed() async throws {
        await #expect(throws: Argon2id.Failure.self) { try await Argon2id(cost: .light).verify("x", against: "bcrypt?") }
    }

    @Test("When too many wait, the next is refused at once; the others are served")
    func bounded() async throws {
        let threads = PasswordThreads(threads: 1, waiting: 2)
        let (gate, began) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let first = Task {
            try await threads.run {
                began.signal()
                gate.wait()
                return 1
            }
        }
        await Task.detached { began.wait() }.value
        let others = [Task { try await threads.run { 2 } }, Task { try await threads.run { 3 } }]
        try await Task.sleep(for: .milliseconds(200))

        await #expect(throws: PasswordThreads.Busy.self) { try await threads.run { 4 } }

        gate.signal()
        #expect(try await first.value == 1)
        #expect(try await others[0].value + others[1].value == 5)
    }
}

extension Argon2id.Cost {
    /// Costs nothing, protects nothing: tests hash hundreds of times.
    static let light = Argon2id.Cost(memory: 64, passes: 1)
}
