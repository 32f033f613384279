/// How a French word sounds, roughly: « lampadère » as « lampadaire », « ekol » as « école ». For those who write as they speak.
enum Sound {
    /// - Parameter word: folded: lower case, without accents.
    static func of(_ word: String) -> String {
        var letters = hardened(Array(word.utf8))
        for (spelling, sound) in spellings { letters = replacing(spelling, with: sound, in: letters) }
        letters.removeAll { $0 == UInt8(ascii: "h") }
        letters = withoutRepetition(letters)
        while letters.count > 3, let last = letters.last, silent.contains(last) { letters.removeLast() }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let spellings: [([UInt8], [UInt8])] = [
        ("eaux", "o"), ("eau", "o"), ("aux", "o"), ("au", "o"), ("ph", "f"), ("qu", "k"), ("gu", "g"), ("ai", "e"), ("ei", "e"), ("er", "e"),
        ("ez", "e"),
        ("oeu", "eu"), ("y", "i"), ("an", "en"), ("am", "en"), ("em", "en"), ("in", "en"), ("im", "en"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static let silent = Set("estxdp".utf8)

    private static func replacing(_ spelling: [UInt8], with sound: [UInt8], in letters: [UInt8]) -> [UInt8] {
        guard letters.count >= spelling.count else { return letters }
        var output: [UInt8] = []
        var index = 0
        while index < letters.count {
            if letters[index...].starts(with: spelling) {
                output += sound
                index += spelling.count
            } else {
                output.append(letters[index])
                index += 1
            }
        }
        return output
    }

    /// One letter for each sound of c, which depends on the letter after it; s for z.
    private static func hardened(_ letters: [UInt8]) -> [UInt8] {
        letters.enumerated().map { index, letter in
            switch letter {
            case UInt8(ascii: "c"): "eiy".utf8.contains(index + 1 < letters.count ? letters[index + 1] : 0) ? UInt8(ascii: "s") : UInt8(ascii: "k")
            case UInt8(ascii: "z"): UInt8(ascii: "s")
            default: letter
            }
        }
    }

    private static func withoutRepetition(_ letters: [UInt8]) -> [UInt8] {
        letters.reduce(into: []) { output, letter in if output.last != letter { output.append(letter) } }
    }
}
