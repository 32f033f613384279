import Core
import Forms
import Foundation
import Storage
import Web

/// « Plusieurs photos en un seul PDF »: the photos of a field, a page for each, in the order in which they were given.
struct Joining: Sendable {
    let table: AttachmentTable
    let keeping: Keeping
    let tools: Toolbox
    let folder: URL
    let turnstile: Turnstile

    /// Those of a field that can be joined.
    static func photos(in field: String, among attachments: [Attachment]) -> [Attachment] {
        attachments.filter { $0.field == field && $0.isPhoto && $0.state != .infected }
    }

    /// Puts one PDF in the place of the photos.
    func join(_ field: String, of holder: Holder, now: Date) async throws -> Attachment {
        let photos = Self.photos(in: field, among: try await table.all(of: holder))
        return try await joined(photos) { pdf in
            let digest = try await keeping.keep(pdf, now: now)
            let clean = try CleanFile(at: pdf, .pdf)
            return try await table.replace(photos.map(\.id), by: photos[0].joined(size: clean.size, digest: digest, photos), now: now)
        }
    }

    /// Makes the PDF for whoever wants to read it, and keeps nothing.
    /// - Returns: the file, open: it has no name any more, and is gone once closed.
    func file(_ field: String, of holder: Holder) async throws -> (name: String, file: FileHandle, size: Int) {
        let photos = Self.photos(in: field, among: try await table.all(of: holder)).filter { $0.state == .safe }
        return try await joined(photos) { pdf in
            (FileFormat.pdf.name(from: photos[0].name), try FileHandle(forReadingFrom: pdf), try CleanFile(at: pdf, .pdf).size)
        }
    }

    private func joined<T: Sendable>(_ photos: [Attachment], _ use: @Sendable (URL) async throws -> T) async throws -> T {
        guard photos.count > 1 else { throw AttachmentProblem.nothingToJoin }
        return try await turnstile.pass {
            try await WorkFolder.with(in: folder) { work in
                for (page, photo) in photos.enumerated() {
                    guard let digest = photo.digest else { throw AttachmentProblem.unknown }
                    try await keeping.copy(digest, to: work.appending(path: "\(page)"))
                }
                return try await use(try await PhotoJoining(tools: tools).joined(photos.indices.map { "\($0)" }, in: work))
            }
        }
    }
}

extension Attachment {
    fileprivate func joined(size: Int, digest: String, _ photos: [Attachment]) -> NewAttachment {
        NewAttachment(
            organisation: organisation, holder: holder, field: field, piece: piece, name: FileFormat.pdf.name(from: name), format: .pdf, size: size,
            digest: digest, state: photos.allSatisfy { $0.state == .safe } ? .safe : .awaitingScan
        )
    }
}
