/// Plain text being put together: spaces brought to one, paragraphs apart by one empty line.
struct TextLines {
    private var written = ""
    /// How many line ends are owed before the next word.
    private var owed = 0
    private var owesSpace = false

    /// In bytes.
    var size: Int { written.utf8.count }

    var text: String { written }

    /// A piece of running text: its line ends are spaces.
    mutating func add(_ piece: String) {
        for scalar in piece.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value < 0x20 {
                owesSpace = true
            } else if scalar.value != 0xFEFF, scalar.value != 0x200B {
                settle()
                written.unicodeScalars.append(scalar)
            }
        }
    }

    mutating func endLine() { owe(max(owed, 1)) }

    mutating func endParagraph() { owe(2) }

    mutating func beginItem() {
        endLine()
        settle()
        written += "- "
    }

    func text(endsWith end: String) -> Bool { written.hasSuffix(end) }

    private mutating func owe(_ count: Int) { if !written.isEmpty { owed = count } }

    private mutating func settle() {
        if owed > 0 {
            written += String(repeating: "\n", count: owed)
        } else if owesSpace, !written.isEmpty, written.utf8.last != 0x20 {
            written += " "
        }
        (owed, owesSpace) = (0, false)
    }
}
