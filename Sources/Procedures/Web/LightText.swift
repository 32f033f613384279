import Core
import Web

/// A text of a procedure file, in light Markdown: paragraphs, `- ` lists, `**bold**` and `[links](…)`. Anything else is shown as it was written.
struct LightText: Component {
    private let text: String

    init(_ text: String) { self.text = text }

    var html: HTML { blocks.reduce(into: HTML()) { $0 += $1.html } }

    private enum Block {
        case paragraph(String)
        case list([String])

        var html: HTML {
            switch self {
            case .paragraph(let text): "<p>\(LightText.inline(text))</p>\n"
            case .list(let items): "<ul>\(items.map { "<li>\(LightText.inline($0))</li>" as HTML })</ul>\n"
            }
        }
    }

    private var blocks: [Block] {
        var blocks: [Block] = []
        var mayGoOn = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ Text.trimmed(String($0)) }) {
            if line.isEmpty {
                mayGoOn = false
                continue
            }
            switch (line.hasPrefix("- "), blocks.last) {
            case (true, .list(let items)): blocks[blocks.count - 1] = .list(items + [Text.trimmed(String(line.dropFirst(2)))])
            case (true, _): blocks.append(.list([Text.trimmed(String(line.dropFirst(2)))]))
            case (false, .paragraph(let before)) where mayGoOn: blocks[blocks.count - 1] = .paragraph(before + " " + line)
            case (false, .list(let items)) where mayGoOn: blocks[blocks.count - 1] = .list(items.dropLast() + [(items.last ?? "") + " " + line])
            case (false, _): blocks.append(.paragraph(line))
            }
            mayGoOn = true
        }
        return blocks
    }

    static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "What a designer wrote", LightText("L'acte est **gratuit**.\n\n- par [courrier](/aide)\n- au guichet"))
        ]
    }
}

extension LightText {
    fileprivate static func inline(_ text: String) -> HTML {
        var html = HTML()
        var rest = text[...]
        while let mark = rest.firstIndex(where: { $0 == "*" || $0 == "[" }) {
            html += "\(rest[..<mark])"
            rest = rest[mark...]
            if let (piece, after) = bold(rest) ?? link(rest) {
                html += piece
                rest = after
            } else {
                html += "\(rest.prefix(1))"
                rest = rest.dropFirst()
            }
        }
        html += "\(rest)"
        return html
    }

    private static func bold(_ text: Substring) -> (HTML, Substring)? {
        guard text.hasPrefix("**"), let end = text.dropFirst(2).firstRange(of: "**"), end.lowerBound > text.index(text.startIndex, offsetBy: 2)
        else { return nil }
        return ("<strong>\(text[text.index(text.startIndex, offsetBy: 2)..<end.lowerBound])</strong>", text[end.upperBound...])
    }

    private static func link(_ text: Substring) -> (HTML, Substring)? {
        guard text.hasPrefix("["), let middle = text.firstRange(of: "]("), let end = text[middle.upperBound...].firstIndex(of: ")") else {
            return nil
        }
        let label = text[text.index(after: text.startIndex)..<middle.lowerBound]
        let address = String(text[middle.upperBound..<end])
        guard isSafe(address), !label.isEmpty, !label.contains("[") else { return nil }
        return ("<a href=\"\(address)\">\(label)</a>", text[text.index(after: end)...])
    }

    /// Other sites, our own pages, a phone, a mailbox: nothing that a browser would run.
    private static func isSafe(_ address: String) -> Bool {
        let isOurs = address.hasPrefix("/") && !address.hasPrefix("//")
        let isKnown = ["https://", "http://", "mailto:", "tel:"].contains { address.hasPrefix($0) }
        return (isOurs || isKnown) && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x5C && $0 != 0x7F }
    }
}
