import Core
import Testing

@testable import Addresses

@Suite("Words that differ by a letter or two")
struct NearWordTests {
    @Test(
        "Letters wrong, missing, too many, exchanged",
        arguments: [
            ("republique", "republque", 1), ("republique", "repulbique", 1), ("republique", "repubblike", 3), ("jaures", "jaure", 1),
            ("moulin", "moulin", 0), ("leclerc", "lecler", 1), ("tilleuls", "tilleul", 1), ("victoire", "victiore", 1), ("a", "", 1),
        ])
    func distances(known: String, typed: String, distance: Int) {
        #expect(NearWord.distance(known, typed, atMost: 3) == distance && NearWord.distance(typed, known, atMost: 3) == distance)
        #expect(NearWord.distance(known, typed, atMost: 0) == (distance == 0 ? 0 : nil))
    }

    @Test("Three letters and numbers allow nothing, six allow one, longer words two")
    func allowances() {
        #expect(["bac", "1945", "moulin", "4e", "republique"].map(NearWord.allowance) == [0, 0, 1, 0, 2])
    }

    /// What the index rests on: no word within its allowance is ever missed, wherever its letters were changed.
    @Test("Whatever is changed in a word, within what it allows, it shares a key with what was typed")
    func exact() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("abcde")
        for _ in 0..<5000 {
            let known = String((0..<Int.random(in: 1...12, using: &random)).map { _ in letters.randomElement(using: &random)! })
            var typed = Array(known)
            for _ in 0..<NearWord.allowance(known) { Self.spoil(&typed, letters, &random) }
            let text = String(typed)
            guard NearWord.distance(known, text, atMost: NearWord.allowance(known)) != nil, text.utf8.count > 2 || text == known else { continue }
            #expect(!NearWord.keys(of: known).isDisjoint(with: NearWord.keys(near: text)), "\(known) \(text)")
        }
    }

    private static func spoil(_ word: inout [Character], _ letters: [Character], _ random: inout SystemRandomNumberGenerator) {
        let place = word.isEmpty ? 0 : Int.random(in: 0..<word.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: word.insert(letters.randomElement(using: &random)!, at: place)
        case 1 where !word.isEmpty: word.remove(at: place)
        case 2 where place + 1 < word.count: word.swapAt(place, place + 1)
        case _ where !word.isEmpty: word[place] = letters.randomElement(using: &random)!
        default: break
        }
    }

    @Test("Ids come back as they were packed")
    func ids() {
        let ids: [UInt32] = [1, 255, 256, 70_000, .max]
        #expect(PackedIDs.unpack(PackedIDs.pack(ids)) == ids && PackedIDs.unpack([1, 0, 0]) == [])
    }
}
