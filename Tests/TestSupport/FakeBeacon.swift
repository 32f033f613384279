import Core
import Foundation

/// A relay of the beacon on this machine, that has every round, and whatever goes wrong.
public final class FakeBeacon: LoopbackServer, @unchecked Sendable {
    public enum Mood: Sendable, CaseIterable {
        case well
        /// Never answers.
        case slow
        case wrongHash, wrongRound, garbage, endless
        /// A round of its own, whose hash is right.
        case liar
        /// Does not have that round yet.
        case late
        case redirects
    }

    public static let quicknet = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"

    private let lock = NSLock()
    private var mood = Mood.well
    private var rounds: [Int] = []

    public var address: String { "http://127.0.0.1:\(port)" }
    /// The rounds that were asked for.
    public var asked: [Int] { lock.withLock { rounds } }

    public func feels(_ mood: Mood) { lock.withLock { self.mood = mood } }

    /// As many digits as a signature has, and their hash.
    public static func value(of round: Int, salt: String = "") -> (signature: String, randomness: String) {
        let digits = String((Secret.digest("\(round)\(salt)") + Secret.digest("\(salt)\(round) again")).prefix(96))
        let bytes = stride(from: 0, to: 96, by: 2).map { at in
            UInt8(digits.dropFirst(at).prefix(2), radix: 16) ?? 0
        }
        return (digits, Secret.digest(bytes: bytes))
    }

    public override func answer(_ request: String) -> Answer? {
        guard let found = request.firstMatch(of: #/GET /([0-9a-f]{64})/public/(\d+) /#), found.output.1 == Self.quicknet,
            let round = Int(found.output.2)
        else { return Answer("404 Not Found") }
        let mood = lock.withLock {
            rounds.append(round)
            return self.mood
        }
        return answer(round, mood)
    }

    private func answer(_ round: Int, _ mood: Mood) -> Answer? {
        switch mood {
        case .well: Self.says(round, Self.value(of: round))
        case .slow: nil
        case .wrongHash: Self.says(round, (Self.value(of: round).signature, Self.value(of: round + 1).randomness))
        case .wrongRound: Self.says(round + 1, Self.value(of: round + 1))
        case .garbage: Answer("200 OK", "<html>Bienvenue</html>")
        case .endless: Answer("200 OK", String(repeating: " ", count: 1 << 20))
        case .liar: Self.says(round, Self.value(of: round, salt: "liar"))
        case .late: Answer("425 Too Early")
        case .redirects: Answer("302 Found", headers: "Location: /elsewhere\r\n")
        }
    }

    private static func says(_ round: Int, _ value: (signature: String, randomness: String)) -> Answer {
        Answer("200 OK", "{\"round\":\(round),\"randomness\":\"\(value.randomness)\",\"signature\":\"\(value.signature)\"}")
    }
}
