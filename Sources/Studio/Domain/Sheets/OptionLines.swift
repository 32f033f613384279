import Core
import Definitions

/// Choices as a clerk types them, one a line: `Le libellé`, or `clé | Le libellé | l'aide`. The second level of linked choices begins with a dash.
enum OptionLines {
    static func text(_ options: FileTree?, isLinked: Bool = false) -> String {
        (options?.items ?? []).map { option in
            let line = line(option)
            guard isLinked else { return line }
            return ([line] + (option["options"]?.items ?? []).map { "- " + self.line($0) }).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func line(_ option: FileTree) -> String {
        if let label = option.text { return label }
        return ([option.string("key"), option.string("label")] + [option.string("hint")].filter { !$0.isEmpty }).joined(separator: " | ")
    }

    static func options(_ text: String) -> FileTree {
        .list(lines(text).map(option))
    }

    static func linkedOptions(_ text: String) -> FileTree {
        var groups: [(first: FileTree, seconds: [FileTree])] = []
        for line in lines(text) {
            if line.hasPrefix("-"), !groups.isEmpty {
                groups[groups.count - 1].seconds.append(option(Text.trimmed(String(line.dropFirst()))))
            } else {
                groups.append((option(line), []))
            }
        }
        return .list(
            groups.map { group in
                .mapping((group.first.members ?? []) + [FileTree.Member("options", .list(group.seconds))])
            })
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { Text.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    /// A text alone gets the key that the reader would give it: written down, it stays the same when the label is reworded.
    private static func option(_ line: String) -> FileTree {
        let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map { Text.trimmed(String($0)) }
        let label = parts.count > 1 ? parts[1] : parts[0]
        let key = parts.count > 1 && !parts[0].isEmpty ? parts[0] : String(Text.words(label).joined(separator: "_").prefix(60))
        var members = [FileTree.Member("key", .text(key)), FileTree.Member("label", .text(label))]
        if parts.count > 2, !parts[2].isEmpty { members.append(FileTree.Member("hint", .text(parts[2]))) }
        return .mapping(members)
    }
}
