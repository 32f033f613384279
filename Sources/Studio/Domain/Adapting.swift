import Core
import Definitions

/// What another town's file says that is its own: to be looked at before it is ours.
enum Adapting {
    /// A text of the file where something looks like a place, a number or an address.
    struct Place: Sendable, Equatable {
        let path: FilePath
        let text: String
    }

    /// The places to look at, in the order of the file. Legal texts and conditions are the same everywhere.
    static func places(in tree: FileTree) -> [Place] {
        var places: [Place] = []
        collect(tree, FilePath(), into: &places)
        return places
    }

    private static let elsewhere: Set = ["legal", "legalBasis", "when", "id", "key", "keywords", "procedure", "tests", "checkedOn", "silence"]

    private static func collect(_ tree: FileTree, _ path: FilePath, into places: inout [Place]) {
        switch tree {
        case .text(let text): if isLocal(text) { places.append(Place(path: path, text: text)) }
        case .list(let items): for (index, item) in items.enumerated() { collect(item, path.item(index), into: &places) }
        case .mapping(let members):
            for member in members where !elsewhere.contains(member.key) { collect(member.value, path.key(member.key), into: &places) }
        }
    }

    /// An e-mail or web address, a French phone number, a post code with its town, a street with its number.
    static func isLocal(_ text: String) -> Bool {
        text.contains(
            /[\w.+-]+@[\w-]+\.\w+|https?:\/\/|\b0[1-9](?:[ .]?\d{2}){4}\b|\b\d{5} \p{Lu}|\b\d+(?: bis| ter)?,? (?:rue|avenue|place|boulevard|allée|chemin|route|quai)\b/
        )
    }
}
