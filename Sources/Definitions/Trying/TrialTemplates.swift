import Core

/// The templates of mails and of papers that exist: a definition only names them.
public struct TrialTemplates: Sendable, Equatable {
    /// By template: the subject line that it gives for ``reference``.
    public var subjects: [String: String]
    public var papers: Set<String>

    public init(subjects: [String: String], papers: Set<String>) { (self.subjects, self.papers) = (subjects, papers) }

    /// The number of every dossier that does not exist.
    public static let reference = "0000-0000-0000"

    /// What leaves when a workflow names a mail that does not exist.
    static let fallback = "moved"
    static let receipt = "receipt"
}
