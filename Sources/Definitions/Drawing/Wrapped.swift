/// Text cut into lines of so many letters.
enum Wrapped {
    /// - Parameter most: how many lines; the last one tells that more was cut.
    static func lines(_ text: String, at letters: Int, most: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }) {
            for piece in pieces(of: word, letters) {
                if let last = lines.last, last.count + 1 + piece.count <= letters {
                    lines[lines.count - 1] += " " + piece
                } else {
                    lines.append(piece)
                }
            }
        }
        guard lines.count > most else { return lines }
        let last = lines[most - 1].prefix(letters - 1)
        return lines.prefix(most - 1) + [last + "…"]
    }

    private static func pieces(of word: Substring, _ letters: Int) -> [String] {
        var pieces: [String] = [], rest = word
        while rest.count > letters {
            pieces.append(String(rest.prefix(letters)))
            rest = rest.dropFirst(letters)
        }
        return pieces + [String(rest)]
    }
}
