import Definitions

/// The questions of a group as a procedure has them: under ids that are free there, each marked with where it comes from.
struct GroupCopy {
    let group: SharedGroup
    /// The ids of the group's questions, and what they are called in the procedure.
    private var names: [String: String]
    /// The questions that the procedure has already, by their ids in the group.
    private let former: [String: FileTree]

    /// - Parameters:
    ///   - former: the copy that this one replaces: its ids stay, since conditions, letters and answers name them.
    ///   - taken: the ids of the procedure.
    init(of group: SharedGroup, replacing former: [FileTree] = [], taken: Set<String>) {
        self.group = group
        self.former = Dictionary(former.flatMap(\.withInner).compactMap { field in GroupUse(field).map { ($0.field, field) } }) { first, _ in first }
        names = self.former.mapValues { $0.string("id") }
        var taken = taken
        for id in group.fields.flatMap(\.withInner).map({ $0.string("id") }) where names[id] == nil {
            names[id] = Self.free(id, taken)
            taken.insert(names[id] ?? id)
        }
    }

    private static func free(_ id: String, _ taken: Set<String>) -> String {
        taken.contains(id) ? (2...).lazy.map { "\(id)_\($0)" }.first { !taken.contains($0) } ?? id : id
    }

    /// - Parameter roles: what the procedure knows already, by another question: the same is not said twice.
    func fields(roles: Set<String>) -> [FileTree] { group.fields.map { copy($0, roles) } }

    private func copy(_ field: FileTree, _ roles: Set<String>) -> FileTree {
        let id = field.string("id")
        let members = (field.members ?? []).compactMap { member -> FileTree.Member? in
            switch member.key {
            case "use": nil
            case "id": .init("id", .text(names[id] ?? id))
            case "when": .init("when", member.value.renamingFields(names))
            case "value": .init("value", member.value.renamingTexts(names))
            case "fields": .init("fields", .list((member.value.items ?? []).map { copy($0, roles) }))
            case "role" where former[id] == nil && roles.contains(member.value.text ?? ""): nil
            default: member
            }
        }
        var mine = FileTree.mapping(members)
        try? mine.set(FilePath([.key("use")]), to: GroupUse(group: group.key.description, field: id, revision: group.revision).tree)
        if let former = former[id] { mine.keepOwn(of: former) }
        return mine
    }
}

extension FileTree {
    /// What the procedure says of a question, that the group does not: how it is used here stays as it was.
    private static let ownKeys = ["listable", "statistical", "role", "piece"]

    fileprivate mutating func keepOwn(of former: FileTree) {
        for key in Self.ownKeys { try? set(FilePath([.key(key)]), to: former[key]) }
        if self["when"] == nil, let when = former["when"] { try? set(FilePath([.key("when")]), to: when) }
    }

    /// The question, and those of its block.
    var withInner: [FileTree] { [self] + (self["fields"]?.items ?? []) }

    /// A condition about the same questions under other names.
    fileprivate func renamingFields(_ names: [String: String]) -> FileTree {
        switch self {
        case .text: self
        case .list(let items): .list(items.map { $0.renamingFields(names) })
        case .mapping(let members):
            .mapping(
                members.map { member in
                    guard member.key == "field", let name = member.value.text else {
                        return .init(member.key, member.value.renamingFields(names))
                    }
                    return .init("field", .text(names[name] ?? name))
                })
        }
    }

    /// The same computation: its texts are ids and numbers, and no id is a number.
    fileprivate func renamingTexts(_ names: [String: String]) -> FileTree {
        switch self {
        case .text(let text): .text(names[text] ?? text)
        case .list(let items): .list(items.map { $0.renamingTexts(names) })
        case .mapping(let members): .mapping(members.map { .init($0.key, $0.value.renamingTexts(names)) })
        }
    }
}
