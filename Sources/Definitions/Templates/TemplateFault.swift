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
        /// A list repeated for each element of another that it is not part of: a few of those would make a page without end.
        case crossedLists
        case tooLong
    }

    public let template: String
    public let line: Int
    public let reason: Reason
    /// The tag at fault.
    public let tag: String

    public init(template: String, line: Int, reason: Reason, tag: String) {
        (self.template, self.line, self.reason, self.tag) = (template, line, reason, tag)
    }

    public var kind: ProblemKind { .invalid }

    public var message: UserMessage {
        UserMessage("definitions.template.\(reason.rawValue)", ["template": template, "line": "\(line)", "tag": tag])
    }
}
