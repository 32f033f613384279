import Core
import Yams

/// A procedure file as a tree of texts, lists and mappings: what the studio changes, one place at a time.
///
/// A ``ProcedureDefinition`` leaves out what it cannot read; a tree keeps everything as it was written, half-finished questions included.
public indirect enum FileTree: Sendable, Equatable {
    case text(String)
    case list([FileTree])
    case mapping([Member])

    public struct Member: Sendable, Equatable {
        public var key: String
        public var value: FileTree
        public init(_ key: String, _ value: FileTree) { (self.key, self.value) = (key, value) }
    }

    /// - Throws: the reason why this is not YAML, or more than a procedure file may be.
    public init(yaml: String) throws(FileFault) { try self.init(try YAMLSource.tree(yaml)) }

    init(_ root: Node) throws(FileFault) { self = try Self.tree(root, depth: 0) }

    private static func tree(_ node: Node, depth: Int) throws(FileFault) -> FileTree {
        guard depth <= YAMLSource.deepest else { throw FileFault.at(node, "definitions.syntax.tooDeep") }
        switch node {
        case .scalar(let scalar):
            let isBlank = (scalar.style == .plain || scalar.style == .any) && ["~", "null"].contains(scalar.string)
            return .text(isBlank ? "" : scalar.string)
        case .sequence(let nodes):
            var items: [FileTree] = []
            for node in nodes { items.append(try tree(node, depth: depth + 1)) }
            return .list(items)
        case .mapping(let nodes):
            var members: [Member] = []
            for (key, value) in nodes {
                guard let name = key.scalar?.string else { throw FileFault.at(key, "definitions.file.expectedKey") }
                members.append(Member(name, try tree(value, depth: depth + 1)))
            }
            return .mapping(members)
        case .alias: throw FileFault.at(node, "definitions.file.anchor")
        }
    }
}

extension FileTree {
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var items: [FileTree]? { if case .list(let items) = self { items } else { nil } }
    public var members: [Member]? { if case .mapping(let members) = self { members } else { nil } }

    public subscript(key: String) -> FileTree? { members?.first { $0.key == key }?.value }

    /// A text of a mapping, trimmed; empty when there is none.
    public func string(_ key: String) -> String { Text.trimmed(self[key]?.text ?? "") }

    /// A list of texts; one text alone is a list of one, as the reader has it.
    public func strings(_ key: String) -> [String] {
        switch self[key] {
        case .text(let text): text.isEmpty ? [] : [text]
        case .list(let items): items.compactMap(\.text)
        default: []
        }
    }
}

extension FileFault {
    fileprivate static func at(_ node: Node, _ key: String) -> FileFault {
        FileFault(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, field: "", message: UserMessage(key))
    }
}
