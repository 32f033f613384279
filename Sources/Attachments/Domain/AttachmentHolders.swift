import Core
import Forms

/// What this room asks of the one that keeps drafts. `App` answers.
public protocol AttachmentHolders: Sendable {
    /// The draft of this reference, if it is this visitor's and still open; `nil` otherwise, whatever the reason.
    /// - Parameter visitor: the digest of the visitor's key.
    func draft(_ reference: Reference, visitor: Keyring) async throws -> HeldDraft?
}

/// A draft that files may be added to.
public struct HeldDraft: Sendable {
    public let draft: DraftID
    public let organisation: OrganisationID
    /// What an input takes, by its name; `nil` when the form has no such file input.
    public let input: @Sendable (String) -> FileInput?

    public init(draft: DraftID, organisation: OrganisationID, input: @escaping @Sendable (String) -> FileInput?) {
        self.draft = draft
        self.organisation = organisation
        self.input = input
    }

    var holder: Holder { .draft(draft) }
}

/// A question that is answered with files.
public struct FileInput: Sendable, Equatable {
    public let rule: FileRule
    /// What the procedure calls the piece that it collects.
    public let piece: String?

    public init(rule: FileRule, piece: String? = nil) { (self.rule, self.piece) = (rule, piece) }
}
