import Attachments
import Core
import Dossiers
import Forms
import Foundation
import Hummingbird
import Storage
import Web

/// The files of drafts and dossiers, as requests need them.
struct AttachmentsOfDossiers: AttachmentBox, PostedFiles, FilingParticipant {
    /// The most that one page may send: twenty photos of a recent phone.
    static let mostBytesPerPage = 300 << 20

    let attachments: AttachmentsFeature

    func files(of draft: DraftID) async throws -> [AttachedFile] { try await files(of: .draft(draft)) }
    func files(of dossier: DossierID) async throws -> [AttachedFile] { try await files(of: .dossier(dossier)) }

    func receive(
        _ visit: Visit, for holder: FileHolder, intake: @escaping @Sendable (String) -> FileIntake?
    ) async throws -> (form: SentForm, problems: [FieldProblem]) {
        try await attachments.reader.read(
            visit, limits: UploadLimits(totalBytes: Self.mostBytesPerPage), onFile: { file in intake(file.field)?.rule.room ?? .none }
        ) { form, received in
            var problems: [FieldProblem] = []
            for file in received {
                guard let intake = intake(file.field) else { continue }
                do {
                    _ = try await attachments.receive(
                        file, for: Holder(holder), of: holder.organisation, field: file.field, piece: intake.piece, rule: intake.rule, now: visit.now
                    )
                } catch let problem as AttachmentProblem {
                    problems.append(FieldProblem(field: file.field, message: problem.message))
                }
            }
            return (form, problems)
        }
    }

    func remove(_ attachment: AttachmentID, of holder: FileHolder) async throws { _ = try await attachments.remove(attachment, of: Holder(holder)) }

    func join(field: String, of holder: FileHolder, rule: FileRule, at visit: Visit) async throws {
        _ = try await attachments.join(field, of: Holder(holder), now: visit.now)
    }

    func download(_ attachment: AttachmentID, of holder: FileHolder) async throws -> Response {
        try await attachments.download(attachment, of: Holder(holder))
    }

    func handOver(from draft: DraftID, to dossier: DossierID, on connection: any Connection) throws {
        try AttachmentsFeature.handOver(draft: draft, to: dossier, on: connection)
    }

    func forget(_ draft: DraftID, on connection: any Connection) throws { try AttachmentsFeature.removeAll(of: .draft(draft), on: connection) }

    private func files(of holder: Holder) async throws -> [AttachedFile] {
        try await attachments.attachments(of: holder).map {
            AttachedFile(id: $0.id, field: $0.field, name: $0.name, size: $0.size, isBeingScanned: $0.state == .awaitingScan)
        }
    }
}

extension Holder {
    init(_ holder: FileHolder) {
        switch holder {
        case .draft(let draft, _): self = .draft(draft)
        case .dossier(let dossier, _): self = .dossier(dossier)
        }
    }
}

/// Whether a visitor may attach files to a draft: asked of the room that keeps drafts.
struct HoldersOfAttachments: AttachmentHolders {
    let link: LateLinks

    func draft(_ reference: Reference, visitor: String) async throws -> HeldDraft? {
        guard let open = try await link.dossiers.openDraft(reference, visitor: visitor) else { return nil }
        return HeldDraft(draft: open.draft, organisation: open.organisation) { name in
            open.intake(name).map { FileInput(rule: $0.rule, piece: $0.piece) }
        }
    }
}
