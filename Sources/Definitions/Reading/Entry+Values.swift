import Core
import Forms

extension Entry {
    var flag: Bool? {
        switch text?.lowercased() {
        case nil: nil
        case "true", "oui", "yes": true
        case "false", "non", "no": false
        default: refused("definitions.file.expectedFlag")
        }
    }

    func number(in range: ClosedRange<Int>) -> Int? {
        guard let text else { return nil }
        guard text.utf8.count <= 9, let number = Int(text), range.contains(number) else {
            return refused("definitions.file.expectedNumber", ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
        }
        return number
    }

    var decimal: Decimal6? {
        guard let text else { return nil }
        return Decimal6(text) ?? refused("definitions.file.expectedDecimal")
    }

    var day: LocalDate? {
        guard let text else { return nil }
        return LocalDate(text) ?? refused("definitions.file.expectedDay")
    }

    /// A list of texts, blank ones left out. One text alone is a list of one.
    var texts: [String]? {
        if isText { return text.map { $0.isEmpty ? [] : [$0] } }
        return items.map { $0.compactMap(\.text).filter { !$0.isEmpty } }
    }

    /// One of the words that `Choice` knows; another is refused with the nearest.
    func word<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type = Choice.self) -> Choice? where Choice.RawValue == String {
        guard let text else { return nil }
        return Choice(rawValue: text) ?? refusedWord(text, known: Choice.allCases.map(\.rawValue))
    }

    func words<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type = Choice.self) -> [Choice]? where Choice.RawValue == String {
        if isText { return word(of: type).map { [$0] } }
        return items.map { $0.compactMap { $0.word(of: type) } }
    }

    func refusedWord<Value>(_ text: String, known: [String]) -> Value? {
        let arguments = ["value": String(text.prefix(60)), "known": known.joined(separator: ", ")]
        guard let nearest = Spelling.nearest(to: text, among: known) else { return refused("definitions.file.unknownWord", arguments) }
        return refused("definitions.file.misspelledWord", arguments.merging(["nearest": nearest]) { $1 })
    }

    private func refused<Value>(_ key: String, _ arguments: [String: String] = [:]) -> Value? {
        fault(key, arguments)
        return nil
    }
}
