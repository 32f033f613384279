import Foundation

/// A key of the catalogue as the code writes it: whole, or with holes that are filled when the program runs.
struct WordKey: Hashable, CustomStringConvertible {
    /// What is written between the holes: one piece for a whole key.
    let pieces: [String]
    let file: String

    var description: String { "\(pieces.joined(separator: "…")) (\(file))" }

    /// What helpers add to a key: `Words.count` a number's form, an entry or a question its title and hint, a list the rank of each item.
    private static let endings = ["", ".one", ".many", ".title", ".hint"] + (1...9).map { ".\($0)" }

    /// Whether this may be `key`.
    func means(_ key: String) -> Bool {
        if pieces.count == 1 { return Self.endings.contains { key == pieces[0] + $0 } }
        guard key.hasPrefix(pieces[0]) else { return false }
        var rest = key.dropFirst(pieces[0].count)
        for piece in pieces.dropFirst().dropLast() {
            guard let place = rest.firstRange(of: piece) else { return false }
            rest = rest[place.upperBound...]
        }
        return Self.endings.contains { rest.hasSuffix(pieces[pieces.count - 1] + $0) }
    }
}

extension SourceFile {
    /// The string literals that can only be keys: they begin with a room of the catalogue, and hold nothing that a key does not.
    func wordKeys(rooms: Set<String>) -> [WordKey] {
        code.ranges(of: "\"").compactMap { quote in
            guard let pieces = pieces(of: code[quote.upperBound...]), let room = pieces[0].split(separator: ".").first, pieces[0].contains("."),
                rooms.contains(String(room))
            else { return nil }
            return WordKey(pieces: pieces, file: path)
        }
    }

    /// Reads a literal up to its end quote; `nil` when it holds what no key does.
    private func pieces(of literal: Substring) -> [String]? {
        var rest = literal
        var pieces = [""]
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                // "web.problem." + name
                return pieces.count == 1 && pieces[0].hasSuffix(".") ? pieces + [""] : pieces
            case "\\":
                guard rest.popFirst() == "(", skipHole(in: &rest) else { return nil }
                pieces.append("")
            case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": pieces[pieces.count - 1].append(character)
            default: return nil
            }
        }
        return nil
    }

    /// Goes past the parenthesis that closes an interpolation.
    private func skipHole(in rest: inout Substring) -> Bool {
        var depth = 1
        while depth > 0 {
            guard let character = rest.popFirst(), character != "\n" else { return false }
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
        }
        return true
    }
}
