import Core
import Storage

extension Attachment {
    static let columns: SQL =
        "id, organisation_id, draft_id, dossier_id, field, piece, name, format, size, digest, state, created_at"

    init(row: Row) throws {
        id = try row.id("id")
        organisation = try row.id("organisation_id")
        holder = try row.optionalID("draft_id").map(Holder.draft) ?? .dossier(try row.id("dossier_id"))
        field = try row.string("field")
        piece = try row.optionalString("piece")
        name = try row.string("name")
        format = try row.parsed("format", FileFormat.init)
        size = try row.int("size")
        digest = try row.optionalString("digest")
        state = try row.parsed("state", State.init)
        createdAt = try row.date("created_at")
    }
}

extension Holder {
    /// The condition that every question about attachments carries.
    var condition: SQL {
        switch self {
        case .draft(let id): "draft_id = \(id)"
        case .dossier(let id): "dossier_id = \(id)"
        }
    }

    var draft: DraftID? { if case .draft(let id) = self { id } else { nil } }
    var dossier: DossierID? { if case .dossier(let id) = self { id } else { nil } }
}
