import Appointments
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
    let attachments: AttachmentsFeature
    let appointments: AppointmentsFeature

    func files(of draft: DraftID) async throws -> [AttachedFile] { try await files(of: .draft(draft)) }
    func files(of dossier: DossierID) async throws -> [AttachedFile] { try await files(of: .dossier(dossier)) }

    func receive(
        _ visit: Visit, for holder: FileHolder, intake: @escaping @Sendable (String) -> FileIntake?
    ) async throws -> (form: SentForm, problems: [FieldProblem]) {
        try await attachments.receive(visit, for: Holder(holder), of: holder.organisation) { name in
            intake(name).map { FileInput(rule: $0.rule, piece: $0.piece) }
        }
    }

    func remove(_ attachment: AttachmentID, of holder: FileHolder) async throws { _ = try await attachments.remove(attachment, of: Holder(holder)) }

    func join(field: String, of holder: FileHolder, rule: FileRule, at visit: Visit) async throws {
        guard rule.accepted.contains(.pdf) else { return }
        do {
            _ = try await attachments.join(field, of: Holder(holder), now: visit.now)
        } catch AttachmentProblem.nothingToJoin, AttachmentProblem.unknown {
            // A second click: the first has joined them. The page shows what is there.
        }
    }

    func download(_ attachment: AttachmentID, of holder: FileHolder) async throws -> Response {
        try await attachments.download(attachment, of: Holder(holder))
    }

    func stored(_ attachment: AttachmentID, of holder: FileHolder) async throws -> StoredFile? {
        guard let found = try await attachments.stored(attachment, of: Holder(holder)) else { return nil }
        return StoredFile(name: found.attachment.downloadName, size: found.attachment.size, digest: found.digest) {
            let reading = try await found.open()
            return { try await reading.next() }
        }
    }

    func copy(
        _ files: [AttachmentID], from dossier: DossierID, to other: DossierID, of organisation: OrganisationID, on connection: any Connection
    ) throws {
        try AttachmentsFeature.copy(files, from: dossier, to: other, of: organisation, in: AttachedFile.added, on: connection)
    }

    func downloadAsOnePDF(_ field: String, of holder: FileHolder) async throws -> Response {
        try await attachments.downloadAsOnePDF(field, of: Holder(holder))
    }

    func handOver(from draft: DraftID, to dossier: DossierID, on connection: any Connection) throws {
        try AttachmentsFeature.handOver(draft: draft, to: dossier, on: connection)
    }

    func files(of dossier: DossierID, on connection: any Connection) throws -> [AttachedFile] {
        try AttachmentsFeature.attachments(of: .dossier(dossier), on: connection).map(AttachedFile.init)
    }

    func forget(_ draft: DraftID, on connection: any Connection) throws {
        try AttachmentsFeature.removeAll(of: .draft(draft), on: connection)
        try appointments.forgetTimes(of: draft, on: connection)
    }

    func book(_ questions: [String: String], of draft: DraftID, for request: FiledDraft, on connection: any Connection) throws {
        let person = Person(name: request.applicant, email: request.email, phone: request.phone ?? "")
        let filed = FiledWithTimes(request.id, request.reference, of: request.organisation, for: person, at: request.at, isByAgent: request.isByAgent)
        do {
            try appointments.bookTimes(questions, of: draft, for: filed, on: connection)
        } catch let problem as any Problem {
            throw TimeRefused(field: nil, message: problem.message)
        }
    }

    func forget(row: Int, of block: String, of draft: DraftID, on connection: any Connection) throws {
        try AttachmentsFeature.removeRow(row, of: block, from: .draft(draft), on: connection)
    }

    private func files(of holder: Holder) async throws -> [AttachedFile] {
        try await attachments.attachments(of: holder).map(AttachedFile.init)
    }
}

extension AttachedFile {
    fileprivate init(_ attachment: Attachment) {
        self.init(
            id: attachment.id, field: attachment.field, name: attachment.name, size: attachment.size,
            isBeingScanned: attachment.state == .awaitingScan, isPhoto: attachment.isPhoto)
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

    func draft(_ reference: Reference, visitor: Keyring) async throws -> HeldDraft? {
        guard let open = try await link.dossiers.openDraft(reference, visitor: visitor) else { return nil }
        return HeldDraft(draft: open.draft, organisation: open.organisation) { name in
            open.intake(name).map { FileInput(rule: $0.rule, piece: $0.piece) }
        }
    }
}
