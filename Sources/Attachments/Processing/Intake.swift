import Core
import Forms
import Foundation
import Storage
import Web

/// Where a file goes: what it answers, and what may be given there.
struct Destination: Sendable {
    let organisation: OrganisationID
    let holder: Holder
    let field: String
    let piece: String?
    let rule: FileRule
}

/// Receives a file: looks at what it is, has it scanned, cleans it, keeps it.
struct Intake: Sendable {
    let table: AttachmentTable
    let keeping: Keeping
    let scanner: any VirusScanner
    let tools: Toolbox
    let folder: URL
    let turnstile: Turnstile

    /// - Parameters:
    ///   - origin: of two files with the same origin, the second is not even looked at.
    ///   - also: done in the transaction that adds the attachment.
    /// - Throws: ``AttachmentProblem``, for what the person can mend.
    func receive(
        _ file: ReceivedFile, for destination: Destination, origin: String? = nil, now: Date,
        also: @escaping @Sendable (AttachmentID, any Connection) throws -> Void = { _, _ in }
    ) async throws -> Attachment {
        if let origin, let known = try await table.find(madeBy: origin) { return known }
        try await checkRoom(for: file, destination)
        let format = try await format(of: file, destination.rule)
        let state = try await state(of: file)
        let new = try await turnstile.pass {
            try await WorkFolder.with(in: folder) { work in
                let clean = try await cleaned(file, format, in: work)
                let digest = try await keeping.keep(clean.location, now: now)
                var new = destination.attachment(file.name, clean, digest, state)
                new.origin = origin
                return new
            }
        }
        return try await table.add(new, most: destination.rule.most, now: now, also: also)
    }

    /// Looks at a file as if it were to be kept, for a room that keeps it itself. The clean file is there for as long as it is being used.
    /// - Throws: ``AttachmentProblem/awaitingScan(name:)`` where the antivirus does not answer: nothing is kept that nobody looks at again.
    func check<T: Sendable>(_ file: ReceivedFile, _ rule: FileRule, then use: @Sendable (CleanFile) async throws -> T) async throws -> T {
        try checkSize(of: file, rule)
        let format = try await format(of: file, rule)
        guard try await state(of: file) == .safe else { throw AttachmentProblem.awaitingScan(name: file.name) }
        return try await turnstile.pass {
            try await WorkFolder.with(in: folder) { work in try await use(cleaned(file, format, in: work)) }
        }
    }

    /// Keeps a PDF of our own, as it is.
    func keep(_ document: [UInt8], name: String, for destination: Destination, origin: String?, now: Date) async throws -> Attachment {
        var new = try await WorkFolder.with(in: folder) { work in
            let file = work.appending(path: "document")
            try await BlockingWork.run { try Data(document).write(to: file) }
            let digest = try await keeping.keep(file, now: now)
            return destination.attachment(name, try CleanFile(at: file, .pdf), digest, .safe)
        }
        new.origin = origin
        let kept = new
        return try await table.add(kept, most: destination.rule.most, now: now)
    }

    /// What costs nothing to know comes first.
    private func checkRoom(for file: ReceivedFile, _ destination: Destination) async throws {
        let rule = destination.rule
        try checkSize(of: file, rule)
        guard try await table.count(in: destination.field, of: destination.holder) < rule.most else {
            throw AttachmentProblem.tooMany(most: rule.most)
        }
    }

    private func checkSize(of file: ReceivedFile, _ rule: FileRule) throws {
        guard file.size > 0 else { throw AttachmentProblem.empty(name: file.name) }
        guard !file.isCut, file.size <= rule.megabytes << 20 else { throw AttachmentProblem.tooLarge(name: file.name, megabytes: rule.megabytes) }
    }

    private func format(of file: ReceivedFile, _ rule: FileRule) async throws -> FileFormat {
        switch try await BlockingWork.run({ try ContentInspection.content(of: file.location, name: file.name) }) {
        case .refused(let found): throw AttachmentProblem.refused(name: file.name, found: found)
        case .format(let format):
            guard rule.accepted.contains(format.kind) else {
                throw AttachmentProblem.notWanted(name: file.name, format: format, wanted: rule.accepted)
            }
            return format
        }
    }

    /// What the person sent is scanned, before any other program opens it.
    private func state(of file: ReceivedFile) async throws -> Attachment.State {
        switch await scanner.verdict(on: file.location) {
        case .clean: return .safe
        case .unreachable: return .awaitingScan
        case .infected: throw AttachmentProblem.infected(name: file.name)
        }
    }

    private func cleaned(_ file: ReceivedFile, _ format: FileFormat, in work: URL) async throws -> CleanFile {
        let original = work.appending(path: "original")
        try FileManager.default.createSymbolicLink(at: original, withDestinationURL: file.location)
        switch format.kind {
        case .image: return try await ImageCleaning(tools: tools).cleaned(format, name: file.name, in: work)
        case .pdf:
            try await PDFInspection(tools: tools).check(name: file.name, in: work)
            return try CleanFile(at: file.location, format)
        case .document, .spreadsheet: return try CleanFile(at: file.location, format)
        }
    }
}

extension Destination {
    fileprivate func attachment(_ name: String, _ clean: CleanFile, _ digest: String, _ state: Attachment.State) -> NewAttachment {
        NewAttachment(
            organisation: organisation, holder: holder, field: field, piece: piece, name: name, format: clean.format, size: clean.size,
            digest: digest, state: state
        )
    }
}
