import Core
import Definitions
import Forms
import Workflows

/// What is done to an element of a list, beside filling its sheet.
enum Gesture: Sendable, Equatable {
    case remove
    case move(by: Int)
    case copy

    /// What the page's buttons send.
    static let names = ["up", "down", "copy", "remove"]

    init?(name: String) {
        switch name {
        case "remove": self = .remove
        case "up": self = .move(by: -1)
        case "down": self = .move(by: 1)
        case "copy": self = .copy
        default: return nil
        }
    }
}

extension FileTree {
    /// Copies an item just after itself, under an id of its own.
    /// - Returns: its place.
    mutating func copy(_ path: FilePath) throws -> FilePath {
        guard var element = self[path], let index = path.index else { throw NoSuchPlace(path: path) }
        for key in ["id", "key"] where element[key] != nil {
            try element.set(FilePath([.key(key)]), to: .text(freshName(element.string(key), taken: names(in: path.parent, key))))
        }
        return try insert(element, into: path.parent, before: index + 1)
    }

    /// The ids that an element of this list must not take.
    func names(in list: FilePath, _ key: String) -> Set<String> {
        if key == "id", list.steps.count >= 2 { return fieldNames }
        return Set((self[list]?.items ?? []).map { $0.string(key) })
    }

    /// The ids of all pages and fields.
    var fieldNames: Set<String> { Set((pages + fields).map { $0.string("id") }) }

    private var pages: [FileTree] { self["form"]?["pages"]?.items ?? [] }

    /// The questions of all pages, and those of their blocks.
    var fields: [FileTree] {
        pages.flatMap { $0["fields"]?.items ?? [] }.flatMap { [$0] + ($0["fields"]?.items ?? []) }
    }

    /// « Autour de l'école » becomes `autour_de_l_ecole`, or `autour_de_l_ecole_2` when that is taken.
    func freshName(_ text: String, taken: Set<String>) -> String {
        let letters = Text.words(text).joined(separator: "_").prefix(50)
        let base = letters.first.map { $0.isLetter ? String(letters) : "q_" + letters } ?? "question"
        if !taken.contains(base) { return base }
        return (2...).lazy.map { "\(base)_\($0)" }.first { !taken.contains($0) } ?? base
    }
}
