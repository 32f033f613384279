/// One tag of an HTML page.
struct HTMLTag {
    let name: String
    let isEnd: Bool
    /// Where it leads, for an `<a href>` to another site or to a mail address.
    let link: String?

    static let hidden: Set = ["script", "style", "head", "title", "template", "noscript", "object", "svg"]
    static let paragraphs: Set = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr", "dl"]
    static let blocks: Set = ["div", "tr", "section", "article", "header", "footer", "address", "dt", "dd", "body", "form", "fieldset"]

    /// How far the end of a tag is looked for with care for quotes. Pictures written inside the page make longer tags, without a `>` in them.
    private static let longest = 1000

    /// Takes what begins with `<`; `nil` if that is no tag. A comment is a tag without a name.
    static func take(from source: inout Substring.UnicodeScalarView) -> HTMLTag? {
        if source.starts(with: "<!--".unicodeScalars) { return takeComment(from: &source) }
        var rest = source.dropFirst()
        let isEnd = rest.first == "/"
        if isEnd { rest = rest.dropFirst() }
        guard let first = rest.first, first.isASCII, first.properties.isAlphabetic || first == "!" || first == "?" else { return nil }
        let end = end(of: rest)
        let inside = rest[..<end]
        source = rest[end...].dropFirst()
        let name = String(inside.prefix(30).prefix { !$0.properties.isWhitespace && $0 != "/" }).lowercased()
        return HTMLTag(name: name, isEnd: isEnd, link: name == "a" && !isEnd ? link(in: inside.prefix(longest * 4)) : nil)
    }

    /// The `>` that is not inside quotes; for a quote that never closes, the first one; without any, the end of the page.
    private static func end(of rest: Substring.UnicodeScalarView) -> String.Index {
        var quote: Unicode.Scalar?
        for (place, scalar) in zip(rest.indices, rest).prefix(longest) {
            if let open = quote {
                if scalar == open { quote = nil }
            } else if scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if scalar == ">" {
                return place
            }
        }
        return rest.firstIndex(of: ">") ?? rest.endIndex
    }

    private static func takeComment(from source: inout Substring.UnicodeScalarView) -> HTMLTag {
        var rest = source.dropFirst(4)
        while let dash = rest.firstIndex(of: "-") {
            rest = rest[dash...]
            if rest.starts(with: "-->".unicodeScalars) { break }
            rest = rest.dropFirst()
        }
        source = rest.starts(with: "-->".unicodeScalars) ? rest.dropFirst(3) : rest[rest.endIndex...]
        return HTMLTag(name: "", isEnd: false, link: nil)
    }

    private static func link(in tag: Substring.UnicodeScalarView) -> String? {
        guard let match = String(tag).firstMatch(of: /(?i)\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/) else { return nil }
        let written = match.output.1 ?? match.output.2 ?? match.output.3 ?? ""
        var scalars = written.unicodeScalars[...]
        var address = ""
        while let scalar = scalars.first {
            if scalar == "&" { address += HTMLEntity.take(from: &scalars) } else { address.unicodeScalars.append(scalars.removeFirst()) }
        }
        let line = Line(address, longest: 500).description
        return ["http://", "https://"].contains { line.lowercased().hasPrefix($0) } ? line : nil
    }
}
