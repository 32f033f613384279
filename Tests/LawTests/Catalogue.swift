import Core
import Foundation

/// The words of this room, read from its own files: one `key: "text"` a line.
enum Catalogue {
    static func law(_ language: Language) throws -> Words {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets/words/\(language.rawValue)/law.yaml")
            .standardized
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let pairs = lines.compactMap { $0.wholeMatch(of: /([\w.]+): "(.*)"/) }.map { (String($0.1), String($0.2)) }
        precondition(pairs.count == lines.count, "A line of \(file.path) is not « key: \"text\" »")
        return Words(language, texts: Dictionary(uniqueKeysWithValues: pairs))
    }
}
