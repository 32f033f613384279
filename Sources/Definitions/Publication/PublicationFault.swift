import Core

/// What a procedure lacks to be shown to people (``FileFault/Severity/error``), or could do better (``FileFault/Severity/warning``).
public struct PublicationFault: Sendable, Equatable {
    /// As a path of the file: `channels.phone`.
    public let field: String
    public let severity: FileFault.Severity
    public let message: UserMessage

    static func error(_ field: String, _ key: String, _ arguments: [String: String] = [:]) -> PublicationFault {
        PublicationFault(field: field, severity: .error, message: UserMessage("definitions.fault." + key, arguments))
    }

    static func hold(_ field: String, _ key: String, _ arguments: [String: String] = [:]) -> PublicationFault {
        PublicationFault(field: field, severity: .hold, message: UserMessage("definitions.fault." + key, arguments))
    }

    static func warning(_ field: String, _ key: String, _ arguments: [String: String] = [:]) -> PublicationFault {
        PublicationFault(field: field, severity: .warning, message: UserMessage("definitions.fault." + key, arguments))
    }
}
