import Testing

@testable import Dossiers

@Suite("Mail longer than a message")
struct LongMailTests {
    @Test("Every line of it is in one of the messages, in order")
    func whole() {
        let lines = (1...40).map { "Ligne \($0)" }

        let pieces = IncomingMail.pieces(of: lines.joined(separator: "\n"), longest: 50)

        #expect(pieces.count > 1 && pieces.allSatisfy { $0.count <= 50 })
        #expect(pieces.joined(separator: "\n").split(separator: "\n").map(String.init) == lines)
    }

    @Test(
        "Words are kept whole where there is no line to cut between, and what has no words is cut anyway",
        arguments: [("un, deux, trois", ["un,", "deux,", "trois"]), ("abcdefghijkl", ["abcdef", "ghijkl"])])
    func words(text: String, pieces: [String]) {
        #expect(IncomingMail.pieces(of: text, longest: 6) == pieces)
    }

    @Test("A short one is one message, an empty one is none")
    func short() {
        #expect(IncomingMail.pieces(of: "Bonjour") == ["Bonjour"] && IncomingMail.pieces(of: "") == [])
    }
}
