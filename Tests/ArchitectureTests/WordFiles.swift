import Foundation

/// The catalogues of one language, as `Assets/words/<language>/` holds them.
struct WordFiles {
    struct Entry {
        let key: String
        let text: String
        let file: String

        /// "name" and "date", for « %{name}, le %{date} ».
        var arguments: Set<String> { Set(text.matches(of: /%\{(\w+)\}/).map { String($0.output.1) }) }
    }

    let entries: [Entry]
    /// Lines that are neither `key: text` nor a comment.
    let unreadable: [String]
    let files: [String]

    init(_ language: String) {
        let found = SourceTree.files(under: "Assets/words/\(language)")
        files = found.map(\.path)
        var entries: [Entry] = [], unreadable: [String] = []
        for file in found {
            for line in file.text.split(separator: "\n") where !line.hasPrefix("#") {
                if let match = line.wholeMatch(of: /([A-Za-z0-9._\/-]+): (.+)/) {
                    entries.append(Entry(key: String(match.output.1), text: String(match.output.2), file: file.path))
                } else {
                    unreadable.append("\(file.path): \(line)")
                }
            }
        }
        (self.entries, self.unreadable) = (entries, unreadable)
    }

    var keys: Set<String> { Set(entries.map(\.key)) }

    /// How keys begin: with the name of a room.
    static let rooms: Set = [
        "web", "law", "forms", "workflow", "definitions", "organisations", "identity", "procedures", "studio", "attachments", "dossiers",
        "correspondence", "reception", "appointments", "people", "incidents", "privacy", "insight", "queues", "mandates", "panels",
        "addresses",
    ]
}
