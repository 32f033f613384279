import Core

/// Why a template is refused.
public struct TemplateFault: Problem, Equatable {
    public enum Reason: String, Sendable {
        /// The first line does not say how values are escaped, or another one says it again.
        case contentType
        /// `{{{…}}}` or `{{&…}}`: nothing goes unescaped.
        case unescaped
        /// A tag that we do not take: changed delimiters, inheritance, transformations.
        case unreadable
        case unknownName
        case unknownPart
        case unclosed
        /// A mail's first line of text is not "Objet : …".
        case noSubject
        /// Subjects are read on locked phones and by mail servers: they name the request's number and the authority, nothing else.
        case subjectTellsTooMuch
    }

    public let template: String
    public let line: Int
    public let reason: Reason
    /// The tag at fault.
    public let tag: String

    public var kind: ProblemKind { .invalid }

    public var message: UserMessage {
        UserMessage("correspondence.template.\(reason.rawValue)", ["template": template, "line": "\(line)", "tag": tag])
    }
}
