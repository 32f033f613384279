/// Texts that may hold HTML, made light text or plain text. Every tag is taken off: what it meant is kept for paragraphs, lists, strong and links only.
///
/// One pass over the text; a `<` that begins no tag is itself.
enum LightHTML {
    /// Several lines of light text.
    static func light(_ html: String) -> String { Stripping(html, isLight: true).text }

    /// One line without any sign: the address of a link follows it.
    static func line(_ html: String) -> String {
        Stripping(html, isLight: false).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

private struct Stripping {
    private var output = ""
    private var rest: Substring
    private let isLight: Bool
    private var link: String?
    private var isStrong = false

    init(_ html: String, isLight: Bool) {
        rest = html[...]
        self.isLight = isLight
        while let character = rest.first {
            if character == "<", let tag = Tag(&rest) {
                take(tag)
            } else {
                output += character == "&" ? entity() : String(rest.removeFirst())
            }
        }
        closeLink()
        closeStrong()
    }

    /// Without more than one blank line in a row, nor blanks at the ends of lines.
    var text: String {
        var lines: [Substring] = []
        for line in output.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(Self.trimmed) {
            if !line.isEmpty || lines.last.map({ !$0.isEmpty }) ?? false { lines.append(line) }
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line.drop(while: \.isWhitespace)
        while line.last?.isWhitespace ?? false { line.removeLast() }
        return line
    }

    private mutating func take(_ tag: Tag) {
        switch (tag.name, tag.isClosing) {
        case ("br", _): output += "\n"
        case ("li", false): output += isLight ? "\n- " : "\n"
        case ("p", _), ("div", _), ("ul", _), ("ol", _), ("h1", _), ("h2", _), ("h3", _), ("h4", _): output += "\n\n"
        case ("b", false), ("strong", false): openStrong()
        case ("b", true), ("strong", true): closeStrong()
        case ("a", false): openLink(tag.address)
        case ("a", true): closeLink()
        case ("script", false), ("style", false): skipTo(tag.name)
        default: break
        }
    }

    private mutating func openStrong() {
        guard isLight, !isStrong else { return }
        output += "**"
        isStrong = true
    }

    private mutating func closeStrong() {
        if isStrong { output += "**" }
        isStrong = false
    }

    private mutating func openLink(_ address: String?) {
        closeLink()
        guard let address, address.hasPrefix("https://") || address.hasPrefix("http://") || address.hasPrefix("mailto:") else { return }
        link = address
        if isLight { output += "[" }
    }

    private mutating func closeLink() {
        if let link { output += isLight ? "](\(link))" : " (\(link))" }
        link = nil
    }

    private mutating func skipTo(_ name: String) {
        while !rest.isEmpty {
            rest = rest.drop { $0 != "<" }
            if let tag = Tag(&rest), tag.name == name, tag.isClosing { return }
            rest = rest.dropFirst()
        }
    }

    private static let entities: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "#39": "'", "nbsp": " ", "#160": " ", "eacute": "é", "egrave": "è",
        "agrave": "à",
        "ccedil": "ç", "ecirc": "ê", "laquo": "«", "raquo": "»", "rsquo": "’", "euro": "€", "hellip": "…",
    ]

    private mutating func entity() -> String {
        let name = rest.dropFirst().prefix(8).prefix { $0 != ";" }
        guard let text = Self.entities[name], rest.dropFirst(1 + name.count).first == ";" else { return String(rest.removeFirst()) }
        rest = rest.dropFirst(2 + name.count)
        return text
    }
}

/// `<a href="…">`, `</p>`, `<!-- … -->`.
private struct Tag {
    let name: String
    let isClosing: Bool
    let address: String?

    /// Takes the tag off the beginning of `text`; `nil`, and nothing taken, when there is none.
    init?(_ text: inout Substring) {
        let inside = text.dropFirst()
        guard let first = inside.first, first.isLetter || first == "/" || first == "!" else { return nil }
        // Not beyond the next `<`: each part of a hostile text is looked at once.
        let body = inside.prefix { $0 != ">" && $0 != "<" }
        guard inside.dropFirst(body.count).first == ">" else { return nil }
        isClosing = first == "/"
        name = body.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        address = Self.address(in: body)
        text = inside.dropFirst(body.count + 1)
    }

    private static func address(in body: Substring) -> String? {
        guard let start = body.firstRange(of: "href=")?.upperBound else { return nil }
        let value = body[start...]
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        let address = value.dropFirst().prefix { $0 != quote }
        return address.contains { $0.isWhitespace || $0 == "(" || $0 == ")" } ? nil : String(address)
    }
}
