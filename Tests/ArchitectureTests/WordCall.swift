import Foundation

/// A text asked for by its whole key, with the names of the arguments given: `words("web.steps", ["step": …, "count": …])`.
struct WordCall {
    let key: String
    let arguments: Set<String>
    let file: String
}

extension SourceFile {
    /// Only calls whose key and arguments are both written on the spot; what is put together elsewhere is the business of the room's own tests.
    var wordCalls: [WordCall] {
        ["words(\"", "UserMessage(\""].flatMap { call in
            code.ranges(of: call).compactMap { place -> WordCall? in
                let rest = code[place.upperBound...]
                guard let quote = rest.firstIndex(of: "\""), let arguments = arguments(in: rest[rest.index(after: quote)...]) else { return nil }
                return WordCall(key: String(rest[..<quote]), arguments: arguments, file: path)
            }
        }
    }

    /// `nil` when they are not a dictionary written here.
    private func arguments(in rest: Substring) -> Set<String>? {
        if rest.hasPrefix(")") { return [] }
        guard rest.hasPrefix(", [") else { return nil }
        var depth = 0
        let list = rest.dropFirst(2).prefix { character in
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            return depth > 0
        }
        return Set(list.matches(of: /"(\w+)":/).map { String($0.output.1) })
    }
}
