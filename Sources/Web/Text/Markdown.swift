import Core

/// The little Markdown that texts of procedures have: paragraphs, `- ` lists, `**bold**`, `[links](https://…)`. Anything else is shown as it was written.
public enum Markdown {
    /// Links lead only where ``SafeLink`` accepts. Reading takes a time proportional to the text, whatever it holds.
    public static func light(_ text: String) -> HTML {
        var blocks = Blocks()
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { blocks.add(line) }
        return blocks.html
    }

    /// The same without paragraphs: for a text that stands in one.
    public static func inline(_ text: String) -> HTML { Inline(text[...]).html }

    private struct Blocks {
        private var output = HTML()
        private var paragraph = ""
        private var items: [String] = []

        mutating func add(_ line: Substring) {
            let text = String(line).trimmingSpaces
            if text.isEmpty {
                close()
            } else if text.hasPrefix("- ") {
                closeParagraph()
                items.append(String(text.dropFirst(2)))
            } else if let last = items.indices.last {
                items[last] += " " + text
            } else {
                paragraph += paragraph.isEmpty ? text : "\n" + text
            }
        }

        var html: HTML {
            var whole = self
            whole.close()
            return whole.output
        }

        private mutating func close() {
            closeParagraph()
            guard !items.isEmpty else { return }
            output += "<ul>\(items.map { "<li>\(Markdown.inline($0))</li>" as HTML })</ul>\n"
            items = []
        }

        private mutating func closeParagraph() {
            guard !paragraph.isEmpty else { return }
            output += "<p>\(Markdown.inline(paragraph))</p>\n"
            paragraph = ""
        }
    }
}

/// Bold and links in a line of text.
private struct Inline {
    private var rest: Substring
    private let isBold: Bool

    init(_ text: Substring, isBold: Bool = false) { (rest, self.isBold) = (text, isBold) }

    var html: HTML {
        var copy = self
        return copy.read()
    }

    private mutating func read() -> HTML {
        var output = HTML()
        while let mark = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "*") }) {
            output += "\(rest[..<mark])"
            rest = rest[mark...]
            if let (html, end) = rest.utf8.first == UInt8(ascii: "[") ? link() : bold() {
                output += html
                rest = rest[end...]
            } else {
                let next = rest.utf8.index(after: mark)
                output += "\(rest[..<next])"
                rest = rest[next...]
            }
        }
        return output + "\(rest)"
    }

    /// The label ends at the first bracket and the address at the first parenthesis: nothing is looked at twice.
    private func link() -> (HTML, Substring.Index)? {
        let bytes = rest.utf8
        let labelStart = bytes.index(after: rest.startIndex)
        guard let labelEnd = bytes[labelStart...].firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }),
            bytes[labelEnd] == UInt8(ascii: "]"), labelStart < labelEnd
        else { return nil }
        let open = bytes.index(after: labelEnd)
        guard open < rest.endIndex, bytes[open] == UInt8(ascii: "(") else { return nil }
        let start = bytes.index(after: open)
        guard let end = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "[") || $0 <= 0x20 }),
            bytes[end] == UInt8(ascii: ")"), SafeLink.accepts(rest[start..<end])
        else { return nil }
        return ("<a href=\"\(rest[start..<end])\">\(rest[labelStart..<labelEnd])</a>", bytes.index(after: end))
    }

    private func bold() -> (HTML, Substring.Index)? {
        guard !isBold, rest.utf8.starts(with: "**".utf8) else { return nil }
        let inside = rest.utf8.dropFirst(2)
        guard let end = rest[inside.startIndex...].firstRange(of: "**"), end.lowerBound > inside.startIndex else { return nil }
        return ("<strong>\(Inline(rest[inside.startIndex..<end.lowerBound], isBold: true).html)</strong>", end.upperBound)
    }
}
