import Core
import Foundation

/// A public source of chance that nobody holds beforehand: the beacon of the League of Entropy (drand). Its members, of many countries, sign together
/// the number of each *round* when its time has come; no few of them can make the signature alone, nor choose it. The *randomness* of a round is the
/// SHA-256 of its signature. Which round comes when is known years ahead: <https://docs.drand.love/developer/http-api>.
struct BeaconChain: Sendable, Equatable {
    let name: String
    /// The digest of its public key and its schedule: who knows it can check every signature.
    let hash: String
    /// When its first round was published, in seconds since 1970, and how many seconds lie between two.
    let genesis: Int
    let period: Int
    /// In bytes.
    let signatureSize: Int

    static let quicknet = BeaconChain(
        name: "quicknet", hash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971", genesis: 1_692_803_367, period: 3,
        signatureSize: 48)

    /// Those of which a draw may be kept. **One stays here when its League ends it**: old draws are still to be read.
    static let known = [quicknet]

    init?(hash: String) {
        guard let chain = Self.known.first(where: { $0.hash == hash }) else { return nil }
        self = chain
    }

    private init(name: String, hash: String, genesis: Int, period: Int, signatureSize: Int) {
        (self.name, self.hash, self.genesis, self.period, self.signatureSize) = (name, hash, genesis, period, signatureSize)
    }

    /// The first round that is not published before.
    func round(from date: Date) -> Int {
        let seconds = date.timeIntervalSince1970 - Double(genesis)
        return seconds <= 0 ? 1 : Int((seconds / Double(period)).rounded(.up)) + 1
    }

    func time(of round: Int) -> Date { Date(timeIntervalSince1970: Double(genesis + (round - 1) * period)) }

    /// Where a mirror has a round.
    func path(of round: Int) -> String { "\(hash)/public/\(round)" }
}

/// What was published of a round.
struct BeaconValue: Sendable, Equatable {
    let round: Int
    /// 64 hexadecimal digits, as the signature in lower case.
    let randomness: String
    let signature: String

    /// As it was checked when it was read.
    init(round: Int, randomness: String, signature: String) {
        (self.round, self.randomness, self.signature) = (round, randomness, signature)
    }

    /// What a mirror says of a round.
    /// - Throws: ``BeaconFault/wrong`` when it is another round, or its randomness is not that of its signature.
    init(_ answer: JSON, of round: Int, on chain: BeaconChain) throws(BeaconFault) {
        guard answer["round"]?.int == round, let randomness = answer["randomness"]?.string?.lowercased(),
            let signature = answer["signature"]?.string?.lowercased(), let bytes = Self.bytes(signature), bytes.count == chain.signatureSize,
            Secret.digest(bytes: bytes) == randomness
        else { throw .wrong }
        (self.round, self.randomness, self.signature) = (round, randomness, signature)
    }

    private static func bytes(_ digits: String) -> [UInt8]? {
        let digits = Array(digits.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { at -> UInt8? in
            // A sign would be read as a number too.
            guard digits[at] != UInt8(ascii: "+") else { return nil }
            return UInt8(String(decoding: digits[at...(at + 1)], as: UTF8.self), radix: 16)
        }
        return bytes.count * 2 == digits.count ? bytes : nil
    }
}

/// Why a round could not be read.
enum BeaconFault: String, Error, Sendable, CaseIterable {
    /// Too few mirrors answer.
    case silent
    /// What they say is not of that round, or not its randomness.
    case wrong
    /// They say different things.
    case disagreement
    /// No mirror is set any more.
    case unset
}
