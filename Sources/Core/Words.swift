/// A language that the product speaks. French is the source: a key missing elsewhere is shown in French.
public enum Language: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"
}

/// The words of the product, by key. `%{name}` in a text is replaced by the argument of that name.
public struct Words: Sendable {
    public let language: Language
    private let texts: [String: Template]
    private let fallback: [String: Template]

    public init(_ language: Language, texts: [String: String], french: [String: String] = [:]) {
        self.language = language
        self.texts = texts.mapValues(Template.init)
        self.fallback = french.mapValues(Template.init)
    }

    public var keys: Set<String> { Set(texts.keys) }

    public func has(_ key: String) -> Bool { texts[key] != nil || fallback[key] != nil }

    /// The text of `key`; the key itself, between brackets, when no catalogue has it: seen at once, and caught by a test.
    public func callAsFunction(_ key: String, _ arguments: KeyValuePairs<String, String> = [:]) -> String {
        guard let template = texts[key] ?? fallback[key] else { return "[\(key)]" }
        return template.filled { name in arguments.first { $0.key == name }?.value }
    }

    public func callAsFunction(_ message: UserMessage) -> String {
        guard let template = texts[message.key] ?? fallback[message.key] else { return "[\(message.key)]" }
        return template.filled { message.arguments[$0] }
    }

    /// The text for a number of things: `key.one` for 0 and 1 in French, 1 in English; else `key.many`. `%{count}` is the number.
    public func count(_ count: Int, _ key: String) -> String {
        let isOne = language == .french ? count < 2 : count == 1
        return self(UserMessage("\(key).\(isOne ? "one" : "many")", ["count": String(count)]))
    }

    /// The argument names a text asks for; the catalogue test compares languages with it.
    public func arguments(of key: String) -> Set<String> { Set(texts[key]?.names ?? []) }
}

/// A text cut once at its `%{…}`.
private struct Template: Sendable {
    private let literals: [String]
    let names: [String]

    init(_ text: String) {
        var literals = [""], names: [String] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "%{"), let close = rest[open.upperBound...].firstIndex(of: "}") {
            literals[literals.count - 1] += rest[..<open.lowerBound]
            names.append(String(rest[open.upperBound..<close]))
            literals.append("")
            rest = rest[rest.index(after: close)...]
        }
        literals[literals.count - 1] += rest
        self.literals = literals
        self.names = names
    }

    func filled(_ value: (String) -> String?) -> String {
        if names.isEmpty { return literals[0] }
        var text = literals[0]
        for (name, literal) in zip(names, literals.dropFirst()) {
            text += value(name) ?? "[\(name)]"
            text += literal
        }
        return text
    }
}
