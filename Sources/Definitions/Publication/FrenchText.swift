import Core

/// How hard a French text is to read: its sentences, their words, the syllables of those.
///
/// The score is Flesch's, as Kandel and Moles adapted it to French: 207 − 1.015 × words per sentence − 73.6 × syllables per word
/// (L. Kandel and A. Moles, « Application de l'indice de Flesch à la langue française », Cahiers d'études de radio-télévision, n° 19, 1958, p. 253-274).
/// On Flesch's scale, 60 to 70 is plain, 50 to 60 rather hard, 30 to 50 hard. Syllables are counted by groups of vowels, the final mute e set aside:
/// within one or two points of a count by ear, which is less than the scale can tell.
struct FrenchText {
    struct Sentence: Equatable {
        let text: String
        let words: Int

        init(_ text: String) {
            self.text = text
            words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.count { $0.contains { $0 != "-" } }
        }

        /// Worked out when asked for: most texts are too short for a score.
        var syllables: Int {
            Text.folded(text).split { !$0.isLetter && !$0.isNumber && $0 != "-" }.filter { $0.contains { $0 != "-" } }.reduce(0) {
                $0 + FrenchText.syllables(of: $1)
            }
        }
    }

    let sentences: [Sentence]

    /// - Parameter light: light text: its signs and the addresses of its links are not read.
    init(_ light: String) { sentences = Self.sentences(Self.plain(light)).map(Sentence.init).filter { $0.words > 0 } }

    var words: Int { sentences.reduce(0) { $0 + $1.words } }
    var longest: Sentence? { sentences.max { $0.words < $1.words } }

    /// `nil` for a text without words.
    var score: Double? {
        guard words > 0 else { return nil }
        let syllables = sentences.reduce(0) { $0 + $1.syllables }
        return 207 - 1.015 * Double(words) / Double(sentences.count) - 73.6 * Double(syllables) / Double(words)
    }

    /// `[label](address)` becomes `label`.
    private static func plain(_ light: String) -> String {
        var text = ""
        var rest = light[...]
        while let middle = rest.firstRange(of: "]("), let end = rest[middle.upperBound...].firstIndex(of: ")") {
            text += rest[..<middle.lowerBound]
            rest = rest[rest.index(after: end)...]
        }
        return (text + rest).filter { $0 != "*" && $0 != "[" }
    }

    /// Cut after `.`, `!`, `?` or `…` before a capital or a figure, at the elements of lists and at blank lines; « art. 9 », « n° 3. » and the like
    /// may be cut too: a shorter sentence is the kinder mistake.
    private static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var current: [Substring] = []
        func close() {
            if !current.isEmpty { sentences.append(current.joined(separator: " ")) }
            current = []
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: \.isWhitespace)
            if words.isEmpty || words.first == "-" { close() }
            for word in words where word != "-" {
                if let last = current.last?.last, ".!?…".contains(last), word.first.map({ $0.isUppercase || $0.isNumber || $0 == "«" }) ?? false {
                    close()
                }
                current.append(word)
            }
        }
        close()
        return sentences
    }

    fileprivate static func syllables(of word: Substring) -> Int {
        let letters = word.utf8.map { $0 }
        var (count, isInVowels) = (0, false)
        for letter in letters {
            let isVowel = vowels.contains(letter)
            if isVowel, !isInVowels { count += 1 }
            isInVowels = isVowel
        }
        return max(1, count > 1 && endsMute(letters) ? count - 1 : count)
    }

    private static let vowels = Set("aeiouy".utf8)

    /// « demande », « communes »: an e after a consonant, alone or before an s.
    private static func endsMute(_ letters: [UInt8]) -> Bool {
        let stem = letters.last == UInt8(ascii: "s") ? letters.dropLast() : letters[...]
        return stem.last == UInt8(ascii: "e") && stem.dropLast().last.map { !vowels.contains($0) } ?? false
    }
}
