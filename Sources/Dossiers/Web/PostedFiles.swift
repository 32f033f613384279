import Core
import Forms
import Hummingbird
import Web

/// Whose files are meant.
public enum FileHolder: Sendable, Equatable {
    case draft(DraftID, OrganisationID)
    case dossier(DossierID, OrganisationID)

    public var organisation: OrganisationID {
        switch self {
        case .draft(_, let organisation), .dossier(_, let organisation): organisation
        }
    }
}

/// What a field accepts, and which piece of the procedure it collects.
public struct FileIntake: Sendable {
    public var rule: FileRule
    public var piece: String?

    public init(rule: FileRule, piece: String?) { (self.rule, self.piece) = (rule, piece) }
}

/// What the pages of this room ask of the attachments. `App` answers.
public protocol PostedFiles: Sendable {
    /// Reads the POST of a page: its fields, with their token checked, and its files, each attached to `holder` under its input's name.
    /// - Parameter intake: what an input accepts; `nil` refuses files under that name.
    func receive(
        _ visit: Visit, for holder: FileHolder, intake: @escaping @Sendable (String) -> FileIntake?
    ) async throws -> (form: SentForm, problems: [FieldProblem])
    func remove(_ attachment: AttachmentID, of holder: FileHolder) async throws
    /// Makes one PDF of the photos of a field.
    func join(field: String, of holder: FileHolder, rule: FileRule, at visit: Visit) async throws
    /// The file itself, to keep: never shown inside our pages.
    func download(_ attachment: AttachmentID, of holder: FileHolder) async throws -> Response
    /// What is kept of a file, to be read as it goes; `nil` for what nobody may have.
    func stored(_ attachment: AttachmentID, of holder: FileHolder) async throws -> StoredFile?
    /// The photos of a field as one PDF, a page for each; they stay as they are.
    func downloadAsOnePDF(_ field: String, of holder: FileHolder) async throws -> Response
}

/// A file as it is kept.
public struct StoredFile: Sendable {
    /// For a download.
    public let name: String
    public let size: Int
    /// SHA-256, in hexadecimal.
    public let digest: String
    /// Opens it; then each call gives the next bytes, a piece at a time, and `nil` at the end.
    public let open: @Sendable () async throws -> (@Sendable () async throws -> [UInt8]?)

    public init(
        name: String, size: Int, digest: String, open: @escaping @Sendable () async throws -> (@Sendable () async throws -> [UInt8]?)
    ) {
        (self.name, self.size, self.digest, self.open) = (name, size, digest, open)
    }
}

extension Form {
    /// What the input of this name accepts, in a row of a block or not.
    func intake(_ name: String) -> FileIntake? {
        let parts = name.split(separator: ".").map(String.init)
        guard let field = field(parts[0]) else { return nil }
        if parts.count == 3, Int(parts[1]) != nil, case .block(let rule) = field.kind { return rule.fields.first { $0.id == parts[2] }?.intake }
        return parts.count == 1 ? field.intake : nil
    }
}

extension Field {
    fileprivate var intake: FileIntake? {
        switch kind {
        case .file(let rule), .photo(let rule): FileIntake(rule: rule, piece: piece)
        default: nil
        }
    }
}
