import Core

/// Figures and words in the order in which they were typed: what dates and times are made of.
struct Tokens: Equatable {
    /// One letter for each: `d` one or two figures, `y` four, `s` six, `e` eight, `x` any other count; `w` a word.
    private(set) var shape = ""
    private(set) var numbers: [Int] = []
    /// How many figures each number has.
    private(set) var digits: [Int] = []
    /// In lower case, without accents.
    private(set) var words: [String] = []

    /// `nil` when there is something else than figures, words and what usually stands between them, or far too much.
    init?(_ typed: String, ignoring ignored: Set<String> = []) {
        if typed.utf8.count > 100 { return nil }
        let isPlain = typed.utf8.allSatisfy { $0 < 0x80 }
        var run: [UInt8] = []
        for scalar in (isPlain ? typed : Text.folded(typed)).unicodeScalars {
            guard let byte = Typed.plain(scalar) else { continue }
            let isDigit = 0x30...0x39 ~= byte
            let isLetter = 0x41...0x5A ~= byte
            if !(isDigit || isLetter || " /.-,:'".utf8.contains(byte)) { return nil }
            if let last = run.last, !(isDigit || isLetter) || isDigit != (0x30...0x39 ~= last) { close(&run, ignored) }
            if isDigit || isLetter { run.append(byte) }
        }
        close(&run, ignored)
    }

    private mutating func close(_ run: inout [UInt8], _ ignored: Set<String>) {
        defer { run.removeAll(keepingCapacity: true) }
        guard let first = run.first else { return }
        if 0x30...0x39 ~= first {
            let letters = ["x", "d", "d", "x", "y", "x", "s", "x", "e"]
            shape += run.count < letters.count ? letters[run.count] : "x"
            numbers.append(run.prefix(9).number)
            digits.append(run.count)
        } else {
            let word = run.map { $0 + 0x20 }.text
            if ignored.contains(word) { return }
            shape += "w"
            words.append(word)
        }
    }
}
