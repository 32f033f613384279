import Core

/// What is wrong in the file being read, and where each of its values stands.
final class FaultLog {
    /// Beyond this, more of the same helps nobody.
    static let most = 200

    private(set) var faults: [FileFault] = []
    /// Fields that are there under a misspelled name: they are not also missing.
    var misspelled: Set<String> = []
    private var places: [String: (line: Int, column: Int)] = [:]

    func note(_ path: String, line: Int, column: Int) { places[path] = (line, column) }

    /// - Parameter path: the field; the fault is placed where it stands, or where what should hold it stands.
    func add(_ key: String, _ arguments: [String: String] = [:], at path: String, _ severity: FileFault.Severity = .error) {
        add(UserMessage(key, arguments), at: path, severity)
    }

    func add(_ message: UserMessage, at path: String, _ severity: FileFault.Severity = .error) {
        guard faults.count < Self.most else { return }
        let place = place(of: path)
        faults.append(FileFault(line: place.line, column: place.column, field: path, severity: severity, message: message))
    }

    /// Whether something is already wrong at `path` or inside it.
    func hasFault(in path: String) -> Bool { faults.contains { $0.isIn(path) } }

    /// The same, for what must be mended.
    func hasError(in path: String) -> Bool { faults.contains { $0.severity == .error && $0.isIn(path) } }

    private func place(of path: String) -> (line: Int, column: Int) {
        var path = path[...]
        while !path.isEmpty {
            if let place = places[String(path)] { return place }
            path = path[..<(path.lastIndex { $0 == "." || $0 == "[" } ?? path.startIndex)]
        }
        return places[""] ?? (1, 1)
    }
}

extension FileFault {
    /// Whether it is of this field, or of something inside it.
    func isIn(_ path: String) -> Bool { field == path || field.hasPrefix(path + ".") || field.hasPrefix(path + "[") }
}
