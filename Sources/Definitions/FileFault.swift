import Core

/// One thing to mend in a procedure file, and where.
public struct FileFault: Sendable, Equatable {
    public enum Severity: String, Sendable {
        /// Stops the publication.
        case error
        /// Stops the publication until the authority confirms a point of law; the file itself is right.
        case hold
        /// Worth a look, stops nothing.
        case warning
    }

    /// Both count from 1; 1:1 when the fault is of the whole file.
    public var line: Int
    public var column: Int
    /// As a path: `form.pages[1].fields[2].when`. Empty for the whole file.
    public var field: String
    public var severity: Severity
    public var message: UserMessage

    public init(line: Int, column: Int, field: String, severity: Severity = .error, message: UserMessage) {
        self.line = line
        self.column = column
        self.field = field
        self.severity = severity
        self.message = message
    }

    /// `FILE:LINE:COL: error: field: message`, as editors and terminals read it.
    public func line(in file: String, words: Words) -> String {
        let place = "\(file):\(line):\(column): \(severity.rawValue): "
        return place + (field.isEmpty ? "" : field + ": ") + words(message)
    }
}

extension Collection where Element == FileFault {
    /// Whether nothing in it stops the publication.
    public var allowPublication: Bool { !contains { $0.severity != .warning } }
    /// Whether something in it must be mended by whoever writes the file.
    public var haveErrors: Bool { contains { $0.severity == .error } }
}
