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
        let kind = inside.first.flatMap { kinds[$0] }
        let rest = kind == nil ? inside : inside.dropFirst()
        let name = rest.drop { $0 == " " }.prefix { $0 != " " }
        guard !name.isEmpty, name.utf8.allSatisfy(isOfName), rest[name.endIndex...].allSatisfy({ $0 == " " }) else { return nil }
        return TemplateTag(kind: kind ?? .value, name: String(name), line: line)
    }

    private static let kinds: [Character: TemplateTag.Kind] = ["#": .section, "^": .inverted, "/": .end, ">": .part]

    /// By hand: a literal expression is compiled each time it is met, which was a tenth of a second of the start.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func reason(for inside: Substring) -> TemplateFault.Reason {
        switch inside.first {
        case "{", "&": .unescaped
        case "%": .contentType
        default: .unreadable
        }
    }
}
