import Core
import Forms
import Foundation

/// A file that a person or an agent gave, checked and cleaned, kept with a draft or with the dossier that the draft became.
///
/// Words used here. The *holder* is the draft or dossier it is with: nothing finds an attachment without naming its holder. The *field* is the name of
/// the input it answers (`piece`, `children.0.photo`); the *piece* is what the procedure calls it. What is kept is not always what was sent: photos
/// are drawn anew, so that nothing hidden in them remains.
public struct Attachment: Sendable, Equatable {
    public let id: AttachmentID
    public let organisation: OrganisationID
    public let holder: Holder
    public let field: String
    public let piece: String?
    /// As the person knows it, fit to be shown.
    public let name: String
    /// What is kept, and how many bytes.
    public let format: FileFormat
    public let size: Int
    /// SHA-256 of what is kept, in hexadecimal; `nil` once it was thrown away for holding a virus.
    public let digest: String?
    public let state: State
    public let createdAt: Date

    public enum State: String, Sendable, CaseIterable {
        /// Checked: it may be downloaded.
        case safe
        /// Nobody may have it until the antivirus, which did not answer, has seen it.
        case awaitingScan
        /// The antivirus found something afterwards. What was kept is gone; the line remains, to say so.
        case infected
    }

    /// A picture: several of one field can become one PDF.
    public var isPhoto: Bool { format.kind == .image }

    public var mediaType: String { format.mediaType }

    /// The name for a download: its extension is always that of what is kept, so that no computer takes it for something else.
    public var downloadName: String { format.name(from: name) }
}

/// What an attachment is with.
public enum Holder: Hashable, Sendable {
    case draft(DraftID)
    case dossier(DossierID)
}

/// An attachment ready to be kept: all but its number.
struct NewAttachment: Sendable {
    var organisation: OrganisationID
    var holder: Holder
    var field: String
    var piece: String?
    var name: String
    var format: FileFormat
    var size: Int
    var digest: String
    var state: Attachment.State
    /// What made it or brought it, when that may happen twice: of two with the same origin, the second is not kept.
    var origin: String?
}
