import Definitions

extension FileTree {
    /// The groups that a procedure copied: each with the oldest revision among its copies.
    var groupUses: [String: Int] {
        fieldLists.flatMap { self[$0]?.items ?? [] }.compactMap(GroupUse.init)
            .reduce(into: [:]) { uses, use in uses[use.group] = min(uses[use.group] ?? .max, use.revision) }
    }

    /// Puts a copy of a group at the end of a page or of a block.
    mutating func insert(_ group: SharedGroup, into list: FilePath) throws(NoSuchPlace) {
        let fields = GroupCopy(of: group, taken: fieldNames).fields(roles: roles)
        guard self[list.parent] != nil else { throw NoSuchPlace(path: list) }
        try set(list, to: .list((self[list]?.items ?? []) + fields))
    }

    /// Whether a page or a block has a copy of this group already: another one in the same place could not be told from it.
    func has(_ group: SharedGroup, in list: FilePath) -> Bool {
        (self[list]?.items ?? []).contains { GroupUse($0)?.group == group.key.description }
    }

    /// Makes every copy of a group what the group is now. Ids, and what the procedure alone says, stay.
    mutating func update(_ group: SharedGroup) throws(NoSuchPlace) {
        for list in fieldLists {
            let items = self[list]?.items ?? []
            // The questions of a block of the group are part of it.
            let isInCopy = self[list.parent].flatMap(GroupUse.init)?.group == group.key.description
            let former = items.filter { GroupUse($0)?.group == group.key.description }
            guard !isInCopy, !former.isEmpty, let place = items.firstIndex(where: { former.contains($0) }) else { continue }
            var kept = items.filter { !former.contains($0) }
            kept.insert(contentsOf: GroupCopy(of: group, replacing: former, taken: fieldNames).fields(roles: roles), at: place)
            try set(list, to: .list(kept))
        }
    }

    /// Forgets where the copies of a group come from: they become the procedure's own questions.
    mutating func detach(_ group: String) throws(NoSuchPlace) {
        for list in fieldLists {
            for (index, field) in (self[list]?.items ?? []).enumerated() where GroupUse(field)?.group == group {
                try set(list.item(index).key("use"), to: nil)
            }
        }
    }

    /// Says that the questions of a page are those of a group made of them.
    mutating func mark(_ list: FilePath, as group: SharedGroup) throws(NoSuchPlace) {
        let fields = self[list]?.items ?? []
        try set(list, to: .list(fields.map { $0.marked(as: group) }))
    }

    private func marked(as group: SharedGroup) -> FileTree {
        var field = self
        let use = GroupUse(group: group.key.description, field: string("id"), revision: group.revision)
        try? field.set(FilePath([.key("use")]), to: use.tree)
        if let inner = self["fields"]?.items { try? field.set(FilePath([.key("fields")]), to: .list(inner.map { $0.marked(as: group) })) }
        return field
    }

    /// A question that comes from nowhere.
    var withoutUse: FileTree {
        guard let members else { return self }
        return .mapping(
            members.filter { $0.key != "use" }.map { member in
                member.key == "fields" ? .init("fields", .list((member.value.items ?? []).map(\.withoutUse))) : member
            })
    }

    /// The questions of a page as a group has them. A condition on a question that is not among them stays in the procedure alone.
    static func shared(_ fields: [FileTree]) -> [FileTree] {
        let ids = Set(fields.flatMap(\.withInner).map { $0.string("id") })
        return fields.map { $0.withoutUse.withoutConditions(beyond: ids) }
    }

    private func withoutConditions(beyond ids: Set<String>) -> FileTree {
        guard let members else { return self }
        return .mapping(
            members.compactMap { member in
                switch member.key {
                case "when" where !member.value.namedFields.isSubset(of: ids): nil
                case "fields": .init("fields", .list((member.value.items ?? []).map { $0.withoutConditions(beyond: ids) }))
                default: member
                }
            })
    }

    /// The questions that a condition looks at.
    private var namedFields: Set<String> {
        switch self {
        case .text: []
        case .list(let items): items.reduce(into: []) { $0.formUnion($1.namedFields) }
        case .mapping(let members):
            members.reduce(into: []) { names, member in
                if member.key == "field", let name = member.value.text { names.insert(name) } else { names.formUnion(member.value.namedFields) }
            }
        }
    }

    /// The places of questions: pages, then the blocks in them.
    private var fieldLists: [FilePath] {
        let pages = FilePath([.key("form"), .key("pages")])
        return (self[pages]?.items ?? []).indices.flatMap { page -> [FilePath] in
            let list = pages.item(page).key("fields")
            let blocks = (self[list]?.items ?? []).enumerated().filter { $0.element["fields"] != nil }.map { list.item($0.offset).key("fields") }
            return [list] + blocks
        }
    }

    private var roles: Set<String> {
        Set(fieldLists.flatMap { self[$0]?.items ?? [] }.map { $0.string("role") }).subtracting([""])
    }
}
