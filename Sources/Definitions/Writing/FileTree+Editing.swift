/// Why a change cannot be made: the place is no longer there.
public struct NoSuchPlace: Error, Equatable {
    public let path: FilePath
    public init(path: FilePath) { self.path = path }
}

extension FileTree {
    public subscript(path: FilePath) -> FileTree? {
        path.steps.reduce(self as FileTree?) { tree, step in
            switch step {
            case .key(let key): tree?[key]
            case .index(let index): tree?.items.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
        }
    }

    /// Puts a value in its place, or takes away what is there. A mapping that is not there yet is made; an item of a list is never.
    public mutating func set(_ path: FilePath, to value: FileTree?) throws(NoSuchPlace) {
        try change(path.steps[...], in: path) { $0 = value }
    }

    /// Puts a new item into the list at `path`, which is made if it is not there: at its end, or before another.
    /// - Returns: its place.
    @discardableResult
    public mutating func insert(_ value: FileTree, into path: FilePath, before index: Int? = nil) throws(NoSuchPlace) -> FilePath {
        var items = self[path]?.items ?? []
        let place = min(index ?? items.count, items.count)
        items.insert(value, at: place)
        try set(path, to: .list(items))
        return path.item(place)
    }

    /// Takes an item of a list, or a member of a mapping, away.
    public mutating func remove(_ path: FilePath) throws(NoSuchPlace) {
        guard self[path] != nil else { throw NoSuchPlace(path: path) }
        guard let index = path.index else { return try set(path, to: nil) }
        guard var items = self[path.parent]?.items else { throw NoSuchPlace(path: path) }
        items.remove(at: index)
        try set(path.parent, to: .list(items))
    }

    /// Moves an item of a list up or down; at the end of the list it stays where it is.
    /// - Returns: its new place.
    @discardableResult
    public mutating func move(_ path: FilePath, by offset: Int) throws(NoSuchPlace) -> FilePath {
        guard let index = path.index else { return try moveMember(path, by: offset) }
        guard var items = self[path.parent]?.items, items.indices.contains(index) else { throw NoSuchPlace(path: path) }
        let place = min(max(index + offset, 0), items.count - 1)
        items.insert(items.remove(at: index), at: place)
        try set(path.parent, to: .list(items))
        return path.parent.item(place)
    }

    private mutating func moveMember(_ path: FilePath, by offset: Int) throws(NoSuchPlace) -> FilePath {
        guard case .key(let key) = path.last, var members = self[path.parent]?.members, let index = members.firstIndex(where: { $0.key == key })
        else { throw NoSuchPlace(path: path) }
        let place = min(max(index + offset, 0), members.count - 1)
        members.insert(members.remove(at: index), at: place)
        try set(path.parent, to: .mapping(members))
        return path
    }

    private mutating func change(
        _ steps: ArraySlice<FilePath.Step>, in path: FilePath, _ body: (inout FileTree?) -> Void
    ) throws(NoSuchPlace) {
        guard let step = steps.first else {
            var whole: FileTree? = self
            body(&whole)
            self = whole ?? .mapping([])
            return
        }
        switch (step, self) {
        case (.key(let key), .mapping(var members)):
            try Self.change(&members, key, steps.dropFirst(), in: path, body)
            self = .mapping(members)
        // A key left blank is a mapping that has nothing yet.
        case (.key(let key), .text("")):
            var members: [Member] = []
            try Self.change(&members, key, steps.dropFirst(), in: path, body)
            self = .mapping(members)
        case (.index(let index), .list(var items)) where items.indices.contains(index):
            var item: FileTree? = items[index]
            if steps.count == 1 { body(&item) } else { try items[index].change(steps.dropFirst(), in: path, body) }
            if steps.count == 1 { if let item { items[index] = item } else { items.remove(at: index) } }
            self = .list(items)
        default: throw NoSuchPlace(path: path)
        }
    }

    private static func change(
        _ members: inout [Member], _ key: String, _ rest: ArraySlice<FilePath.Step>, in path: FilePath, _ body: (inout FileTree?) -> Void
    ) throws(NoSuchPlace) {
        let index = members.firstIndex { $0.key == key }
        var value = index.map { members[$0].value }
        if rest.isEmpty {
            body(&value)
        } else {
            var inner = value ?? .mapping([])
            try inner.change(rest, in: path, body)
            value = inner
        }
        switch (index, value) {
        case (let index?, let value?): members[index].value = value
        case (let index?, nil): members.remove(at: index)
        case (nil, let value?): members.insert(Member(key, value), at: KeyOrder.place(of: key, in: members))
        case (nil, nil): break
        }
    }
}
