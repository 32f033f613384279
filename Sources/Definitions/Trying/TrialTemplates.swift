import Core

/// The templates of mails and of papers that exist: a definition only names them.
public struct TrialTemplates: Sendable, Equatable {
    /// By template: the subject line that it gives for ``reference``.
    public var subjects: [String: String]
    public var papers: Set<String>

    public init(subjects: [String: String], papers: Set<String>) { (self.subjects, self.papers) = (subjects, papers) }

    /// With those that a procedure words in its own way.
    func with(_ own: ProcedureTemplates) -> TrialTemplates {
        let subjects = own.mails.map { ($0.name, $0.heading.replacing(/\{\{ *reference *\}\}/, with: Self.reference)) }
        return TrialTemplates(
            subjects: self.subjects.merging(subjects) { $1 }, papers: papers.union(own.papers.map(\.name)))
    }

    /// The number of every dossier that does not exist.
    public static let reference = "0000-0000-0000"

    /// What leaves when a workflow names a mail that does not exist.
    static let fallback = "moved"
    static let receipt = "receipt"
    static let reminder = "reminder"
}
