/// A place in a procedure file: `form.pages[0].fields[2].label`. The faults of a file name their places in the same way.
public struct FilePath: Sendable, Hashable, LosslessStringConvertible {
    public enum Step: Sendable, Hashable {
        case key(String)
        case index(Int)
    }

    public var steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    /// `nil` for what is not a path, or is longer than any real one.
    public init?(_ text: String) {
        guard text.utf8.count <= 400 else { return nil }
        var steps: [Step] = []
        for part in text.isEmpty ? [] : text.split(separator: ".", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty, !name.contains("]") else { return nil }
            steps.append(.key(String(name)))
            for piece in pieces.dropFirst() {
                guard piece.hasSuffix("]"), piece.utf8.count <= 6, let index = Int(piece.dropLast()), index >= 0 else { return nil }
                steps.append(.index(index))
            }
        }
        self.steps = steps
    }

    public var description: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .key(let key): text += text.isEmpty ? key : "." + key
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    public var isEmpty: Bool { steps.isEmpty }
    public var last: Step? { steps.last }
    public var parent: FilePath { FilePath(Array(steps.dropLast())) }
    /// The place in its list.
    public var index: Int? { if case .index(let index) = steps.last { index } else { nil } }

    public func key(_ key: String) -> FilePath { FilePath(steps + [.key(key)]) }
    public func item(_ index: Int) -> FilePath { FilePath(steps + [.index(index)]) }

    public func isInside(_ other: FilePath) -> Bool { steps.starts(with: other.steps) }
}
