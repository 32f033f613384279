/// One `{{…}}` of a template.
public struct TemplateTag: Equatable, Sendable {
    public enum Kind: Equatable, Sendable { case value, section, inverted, end, part, comment }

    public let kind: Kind
    public let name: String
    public let line: Int
}

/// The tags of a template, in order, read more strictly than Mustache does.
public enum TemplateTags {
    /// - Parameter text: without the line that says the content type.
    /// - Parameter firstLine: the number of its first line.
    public static func read(_ text: Substring, firstLine: Int, in template: String) throws(TemplateFault) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var rest = text
        var line = firstLine
        while let open = rest.firstRange(of: "{{") {
            line += rest[..<open.lowerBound].count(where: \.isNewline)
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                throw TemplateFault(template: template, line: line, reason: .unclosed, tag: "{{")
            }
            let inside = rest[open.upperBound..<close.lowerBound]
            guard let tag = tag(inside, line: line) else {
                throw TemplateFault(template: template, line: line, reason: reason(for: inside), tag: "{{\(inside)}}")
            }
            tags.append(tag)
            line += inside.count(where: \.isNewline)
            rest = rest[close.upperBound...]
        }
        return tags
    }

    private static func tag(_ inside: Substring, line: Int) -> TemplateTag? {
        if inside.hasPrefix("!") { return TemplateTag(kind: .comment, name: "", line: line) }
        guard let match = inside.wholeMatch(of: /([#^\/>]?) *([A-Za-z0-9_\-.]+) */) else { return nil }
        let kinds: [Substring: TemplateTag.Kind] = ["": .value, "#": .section, "^": .inverted, "/": .end, ">": .part]
        return kinds[match.output.1].map { TemplateTag(kind: $0, name: String(match.output.2), line: line) }
    }

    private static func reason(for inside: Substring) -> TemplateFault.Reason {
        switch inside.first {
        case "{", "&": .unescaped
        case "%": .contentType
        default: .unreadable
        }
    }
}
