import Secrets
import Testing

@testable import Identity

@Suite("What is closed for one agent")
struct SecretSealTests {
    @Test("What is closed opens for its owner alone, and not once altered")
    func sealed() throws {
        let seal = SecretSeal(key: Array(repeating: 1, count: 32))
        let closed = try seal.close([1, 2, 3], for: "7")

        #expect(try seal.open(closed, for: "7") == [1, 2, 3])
        #expect(throws: (any Error).self) { try seal.open(closed, for: "8") }
        #expect(throws: (any Error).self) { try SecretSeal(key: Array(repeating: 2, count: 32)).open(closed, for: "7") }
    }
}
