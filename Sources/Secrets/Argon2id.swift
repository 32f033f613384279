import CArgon2
import Foundation

/// Argon2id (RFC 9106) by the reference library. A hash is a text that holds its own costs and salt: `$argon2id$v=19$m=65536,t=3,p=1$…$…`.
public struct Argon2id: PasswordHashing {
    public struct Cost: Sendable, Equatable {
        /// In KiB.
        public var memory: UInt32
        public var passes: UInt32

        /// RFC 9106 §4, second recommended choice: 64 MiB, three passes. One lane rather than four: with more, the library starts threads of its own.
        public static let standard = Cost(memory: 64 * 1024, passes: 3)

        public init(memory: UInt32, passes: UInt32) { (self.memory, self.passes) = (memory, passes) }
    }

    private let cost: Cost
    private let threads: PasswordThreads
    private let refusal: any Error

    /// - Parameters:
    ///   - threads: those of the whole product: two rooms with threads of their own would take twice the memory.
    ///   - refusal: what is thrown when too many wait, in the words of the room that asks.
    public init(cost: Cost = .standard, threads: PasswordThreads = PasswordThreads(), whenBusy refusal: any Error = PasswordThreads.Busy()) {
        self.cost = cost
        self.threads = threads
        self.refusal = refusal
    }

    public func hash(_ password: String) async throws -> String {
        try await run { [cost] in try Self.hash(Self.bytes(of: password), cost) }
    }

    public func verify(_ password: String, against hash: String) async throws -> PasswordVerdict {
        try await run { [prefix] in
            let bytes = Self.bytes(of: password)
            switch argon2id_verify(hash, bytes, bytes.count) {
            case ARGON2_OK.rawValue: return hash.hasPrefix(prefix) ? .right : .rightButOutdated
            case ARGON2_VERIFY_MISMATCH.rawValue: return .wrong
            case let code: throw Failure(code: code)
            }
        }
    }

    private func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        do { return try await threads.run(work) } catch is PasswordThreads.Busy { throw refusal }
    }

    /// Zeros where salt and hash stand: no password gives that, and refusing it takes the whole work.
    public var decoy: String { prefix + String(repeating: "A", count: 22) + "$" + String(repeating: "A", count: 43) }

    /// What every hash made today begins with.
    private var prefix: String { "$argon2id$v=19$m=\(cost.memory),t=\(cost.passes),p=1$" }

    /// What the library cannot do: no memory left, or a stored text that is no hash.
    public struct Failure: Error { public let code: Int32 }

    private static let saltLength = 16
    private static let hashLength = 32

    /// One form for what looks the same (NFKC, RFC 8265): « é » is one character from one keyboard and two from another.
    private static func bytes(of password: String) -> [UInt8] { Array(password.precomposedStringWithCompatibilityMapping.utf8) }

    private static func hash(_ password: [UInt8], _ cost: Cost) throws -> String {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let length = argon2_encodedlen(cost.passes, cost.memory, 1, UInt32(saltLength), UInt32(hashLength), Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let code = argon2id_hash_encoded(cost.passes, cost.memory, 1, password, password.count, salt, salt.count, hashLength, &encoded, length)
        guard code == ARGON2_OK.rawValue else { throw Failure(code: code) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
