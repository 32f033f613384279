import Core
import Yams

/// One value of the file, with its name. Every scalar is read as the text that was written: YAML would make `no` a boolean, `2026-11-22` an instant
/// and `12:30` the number 750.
struct Entry {
    let node: Node
    let path: String
    let log: FaultLog
    private let depth: Int
    /// Texts are read as French pages show them, not as they were written.
    private let isTypeset: Bool

    /// - Parameter name: the key before it: a list or a mapping stands where its name does, not at its first line.
    init(_ node: Node, path: String, depth: Int, log: FaultLog, isTypeset: Bool = false, name: Node? = nil) {
        (self.node, self.path, self.depth, self.log, self.isTypeset) = (node, path, depth, log, isTypeset)
        let mark = isText ? node.mark : name?.mark ?? node.mark
        if let mark { log.note(path, line: mark.line, column: mark.column) }
    }

    /// Nothing was written after the colon.
    var isBlank: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
        return scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null"
    }

    func fault(_ key: String, _ arguments: [String: String] = [:]) { log.add(key, arguments, at: path) }

    var text: String? {
        guard case .scalar(let scalar) = node else { return refused("definitions.file.expectedText") }
        // A database would cut the text there.
        if scalar.string.unicodeScalars.contains("\0") { return refused("definitions.file.zero") }
        let text = Text.trimmed(scalar.string)
        return isTypeset ? Typography.french(text) : text
    }

    var items: [Entry]? {
        guard case .sequence(let sequence) = node else { return refused("definitions.file.expectedList") }
        guard depth < YAMLSource.deepest else { return refused("definitions.syntax.tooDeep") }
        return sequence.enumerated().map { Entry($1, path: "\(path)[\($0)]", depth: depth + 1, log: log, isTypeset: isTypeset) }
    }

    var isText: Bool { if case .scalar = node { true } else { false } }
    var isMapping: Bool { if case .mapping = node { true } else { false } }

    var mapping: Mapping? {
        guard case .mapping(let mapping) = node else { return refused("definitions.file.expectedMapping") }
        guard depth < YAMLSource.deepest else { return refused("definitions.syntax.tooDeep") }
        var entries: [(key: String, entry: Entry)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                fault("definitions.file.expectedKey")
                continue
            }
            let place = path.isEmpty ? name.prefix(60) : path + "." + name.prefix(60)
            entries.append((name, Entry(value, path: String(place), depth: depth + 1, log: log, isTypeset: isTypeset, name: key)))
        }
        return Mapping(path: path, log: log, entries: entries)
    }

    private func refused<Value>(_ key: String) -> Value? {
        fault(key)
        return nil
    }
}
