import Core
import Forms
import Foundation
import Storage
import Web

/// Receives files that come in pieces: rows say how far each is, files hold what came.
struct Uploading: Sendable {
    let uploads: UploadTable
    let attachments: AttachmentTable
    let intake: Intake
    /// Where unfinished files are. Nodes that share a database share it too.
    let folder: URL

    enum Progress: Sendable, Equatable {
        case more(received: Int)
        case done(Attachment)
    }

    static let largestPiece = 1 << 20

    func start(_ name: String, size: Int, field: String, in held: HeldDraft, now: Date) async throws -> Upload {
        guard let input = held.input(field) else { throw AttachmentProblem.unknown }
        let name = FileName.shown(name)
        guard size > 0 else { throw AttachmentProblem.empty(name: name) }
        guard size <= input.rule.megabytes << 20 else { throw AttachmentProblem.tooLarge(name: name, megabytes: input.rule.megabytes) }
        guard try await attachments.count(in: field, of: held.holder) < input.rule.most else {
            throw AttachmentProblem.tooMany(most: input.rule.most)
        }
        let upload = Upload(draft: held.draft, field: field, name: name, size: size)
        guard try await uploads.start(upload, now: now) else { throw UploadProblem.tooMany }
        return upload
    }

    func find(_ id: String, in held: HeldDraft) async throws -> Upload {
        guard let upload = try await uploads.find(id, of: held.draft) else { throw AttachmentProblem.unknown }
        return upload
    }

    /// Adds a piece. After the last the file is checked; an empty piece at the end asks again for an answer that was lost.
    func add(_ piece: [UInt8], at offset: Int, to id: String, in held: HeldDraft, now: Date) async throws -> Progress {
        var upload = try await find(id, in: held)
        guard offset == upload.received, offset + piece.count <= upload.size else { throw UploadProblem.wrongOffset(expected: upload.received) }
        if !piece.isEmpty {
            try await write(piece, at: offset, of: upload)
            guard try await uploads.advance(upload, by: piece.count) else {
                throw UploadProblem.wrongOffset(expected: try await find(id, in: held).received)
            }
            upload.received += piece.count
        }
        return upload.isWhole ? .done(try await finish(upload, in: held, now: now)) : .more(received: upload.received)
    }

    private func finish(_ upload: Upload, in held: HeldDraft, now: Date) async throws -> Attachment {
        if let id = upload.attachment, let attachment = try await attachments.find(id, of: held.holder) { return attachment }
        guard try await uploads.beginCheck(of: upload, now: now) else { throw UploadProblem.beingChecked(size: upload.size) }
        do {
            let attachment = try await receive(upload, in: held, now: now)
            try await removeFile(of: upload)
            return attachment
        } catch let problem as AttachmentProblem {
            try await uploads.remove(upload)
            try await removeFile(of: upload)
            throw problem
        } catch {
            try await uploads.abandonCheck(of: upload)
            throw error
        }
    }

    private func receive(_ upload: Upload, in held: HeldDraft, now: Date) async throws -> Attachment {
        guard let input = held.input(upload.field) else { throw AttachmentProblem.unknown }
        let destination = Destination(
            organisation: held.organisation, holder: held.holder, field: upload.field, piece: input.piece, rule: input.rule)
        let file = ReceivedFile(field: upload.field, name: upload.name, size: upload.size, location: file(of: upload))
        // A power cut may have taken the end of the file, and not the row.
        guard PartialFile.size(of: file.location) == file.size else { throw AttachmentProblem.unreadable(name: file.name) }
        return try await intake.receive(file, for: destination, now: now) { id, connection in
            try UploadTable.finish(upload.id, as: id, on: connection)
        }
    }

    /// Made of letters that a path may hold: it is ours, read from a row.
    private func file(of upload: Upload) -> URL { folder.appending(path: upload.id) }

    private func write(_ piece: [UInt8], at offset: Int, of upload: Upload) async throws {
        let file = file(of: upload)
        try await BlockingWork.run { try PartialFile.write(piece, at: offset, of: file) }
    }

    private func removeFile(of upload: Upload) async throws {
        let file = file(of: upload)
        _ = try await BlockingWork.run { unlink(file.path) }
    }
}

/// A file that grows piece by piece, for this user alone.
enum PartialFile {
    static func size(of file: URL) -> Int? { try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int }

    /// Blocking. Writing the same piece twice, as after a lost answer, changes nothing.
    static func write(_ piece: [UInt8], at offset: Int, of file: URL) throws {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: piece)
        try handle.close()
    }
}
