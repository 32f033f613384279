/// How a French word sounds, roughly: « lampadère » as « lampadaire », « ekol » as « école ». For those who write as they speak.
enum Sound {
    /// - Parameter word: folded: lower case, without accents.
    static func of(_ word: String) -> String {
        var letters = Array(word.utf8)
        for (spelling, sound) in spellings { letters = replacing(spelling, with: sound, in: letters) }
        letters.removeAll { $0 == UInt8(ascii: "h") }
        letters = hardened(letters)
        while letters.count > 3, let last = letters.last, silent.contains(last) { letters.removeLast() }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let spellings: [([UInt8], [UInt8])] = [
        ("eaux", "o"), ("eau", "o"), ("aux", "o"), ("au", "o"), ("ph", "f"), ("qu", "k"), ("gu", "g"), ("ai", "e"), ("ei", "e"), ("er", "e"), ("ez", "e"),
        ("oeu", "eu"), ("y", "i"), ("an", "en"), ("am", "en"), ("em", "en"), ("in", "en"), ("im", "en"), ("sc", "s"),
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

    /// One letter for each sound of c, and no letter twice in a row.
    private static func hardened(_ letters: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        for (index, letter) in letters.enumerated() {
            let next = index + 1 < letters.count ? letters[index + 1] : 0
            var sound = letter
            if letter == UInt8(ascii: "c") { sound = next == UInt8(ascii: "e") || next == UInt8(ascii: "i") ? UInt8(ascii: "s") : UInt8(ascii: "k") }
            if letter == UInt8(ascii: "z") { sound = UInt8(ascii: "s") }
            if output.last != sound { output.append(sound) }
        }
        return output
    }
}
