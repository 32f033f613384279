import Core
import Forms
import Foundation
import Hummingbird
import Storage
import Web

/// All that the rest of the product may know of attachments.
public struct AttachmentsFeature: Sendable {
    public static let migrations = AttachmentMigrations.all

    private let reader: UploadReader
    private let table: AttachmentTable
    private let uploads: UploadTable
    private let keeping: Keeping
    private let intake: Intake
    private let joining: Joining
    private let scan: LateScan
    private let uploading: Uploading
    private let holders: any AttachmentHolders
    private let temporaryFolders: [URL]

    /// - Parameters:
    ///   - blobs: a store for attachments alone: what no attachment names is removed from it.
    ///   - folder: for files being received and worked on; shared by the nodes that share the database.
    ///   - clamd: `nil` when the installation has no antivirus.
    /// - Throws: ``MissingTools``.
    public init(
        database: any Database, blobs: any BlobStore, holders: any AttachmentHolders, folder: URL, clamd: ScannerAddress?
    ) throws {
        let scanner: any VirusScanner = clamd.map(ClamScanner.init) ?? NoScanner()
        try self.init(database: database, blobs: blobs, holders: holders, folder: folder, scanner: scanner)
    }

    init(database: any Database, blobs: any BlobStore, holders: any AttachmentHolders, folder: URL, scanner: any VirusScanner) throws {
        let (received, work, partial) = (folder.appending(path: "envois"), folder.appending(path: "travail"), folder.appending(path: "partiels"))
        let tools = try Toolbox()
        let turnstile = Turnstile(places: max(2, ProcessInfo.processInfo.activeProcessorCount))
        table = AttachmentTable(database: database)
        uploads = UploadTable(database: database)
        keeping = Keeping(blobs: blobs, register: BlobRegister(database: database))
        intake = Intake(table: table, keeping: keeping, scanner: scanner, tools: tools, folder: work, turnstile: turnstile)
        joining = Joining(table: table, keeping: keeping, tools: tools, folder: work, turnstile: turnstile)
        scan = LateScan(table: table, keeping: keeping, scanner: scanner, folder: work)
        uploading = Uploading(uploads: uploads, attachments: table, intake: intake, folder: partial)
        reader = UploadReader(folder: received)
        temporaryFolders = [received, work, partial]
        self.holders = holders
    }

    /// The routes of the script that sends files in pieces. A page without script sends its form to the page's own route.
    public var routes: [Route] { UploadRoutes(uploading: uploading, holders: holders).routes }

    /// What this machine lacks to receive files: names of programs.
    public static var missingTools: [String] { Toolbox.missing }
}

/// Giving, seeing, taking back.
extension AttachmentsFeature {
    /// Reads the POST of a page, for a route whose body is `.stream`: its token first, then its fields, and its files, each kept under its input's
    /// name.
    /// - Parameter input: what the input of a name takes; a file under another name is dropped.
    /// - Returns: the fields, and what was wrong with the files that could not be kept. The others are.
    public func receive(
        _ visit: Visit, for holder: Holder, of organisation: OrganisationID, input: @escaping @Sendable (String) -> FileInput?
    ) async throws -> (form: SentForm, problems: [FieldProblem]) {
        try await FormReading(reader: reader, intake: intake).read(visit, for: holder, of: organisation, input: input)
    }

    /// Checks, cleans and keeps a file that an ``UploadReader`` received.
    /// - Parameter origin: what brought it, where it may be brought again: of two files with the same origin, the second is not kept.
    /// - Throws: ``AttachmentProblem`` for what the person can mend, to be shown beside the input.
    public func receive(
        _ file: ReceivedFile, for holder: Holder, of organisation: OrganisationID, field: String, piece: String?, rule: FileRule,
        origin: String? = nil, now: Date
    ) async throws -> Attachment {
        let destination = Destination(organisation: organisation, holder: holder, field: field, piece: piece, rule: rule)
        return try await intake.receive(file, for: destination, origin: origin, now: now)
    }

    /// In the order in which they were given, field by field.
    public func attachments(of holder: Holder) async throws -> [Attachment] { try await table.all(of: holder) }

    /// The same inside a transaction.
    public static func attachments(of holder: Holder, on connection: any Connection) throws -> [Attachment] {
        try connection.attachments(of: holder)
    }

    public func find(_ id: AttachmentID, of holder: Holder) async throws -> Attachment? { try await table.find(id, of: holder) }

    /// - Returns: whether there was one.
    public func remove(_ id: AttachmentID, of holder: Holder) async throws -> Bool { try await table.remove(id, of: holder) }

    /// « Plusieurs photos en un seul PDF »: puts one PDF in the place of the photos of a field, in the order in which they were given.
    public func join(_ field: String, of holder: Holder, now: Date) async throws -> Attachment {
        try await joining.join(field, of: holder, now: now)
    }

    /// Keeps a PDF that we made for the person.
    /// - Parameter key: what made it: of two with the same key, the second is not kept.
    @discardableResult
    public func keep(
        document: [UInt8], name: String, field: String, for holder: Holder, of organisation: OrganisationID, key: String? = nil, now: Date
    ) async throws -> Attachment {
        let place = Destination(organisation: organisation, holder: holder, field: field, piece: nil, rule: .init(accepted: [.pdf], most: .max))
        return try await intake.keep(document, name: FileName.shown(name), for: place, origin: key, now: now)
    }
}

/// A file that was found good, for a room that keeps it itself. It is there for as long as it is being used.
public struct CheckedFile: Sendable {
    public let location: URL
    /// For a download: with the extension of what it is.
    public let name: String
    public let mediaType: String
    public let size: Int

    init(_ clean: CleanFile, name: String) {
        (location, size) = (clean.location, clean.size)
        (self.name, mediaType) = (clean.format.name(from: name), clean.format.mediaType)
    }
}

/// For rooms that keep what they receive themselves: the same reading, the same checks, and nothing kept here.
extension AttachmentsFeature {
    /// Reads the POST of a page with one file, for a route whose body is `.stream`.
    /// - Parameter use: gets the fields, and the file when one was sent and found good; else what is wrong with it.
    public func check<T: Sendable>(
        _ visit: Visit, field: String, rule: FileRule, then use: @escaping @Sendable (SentForm, CheckedFile?, [FieldProblem]) async throws -> T
    ) async throws -> T {
        let limits = UploadLimits(totalBytes: (rule.megabytes + 10) << 20)
        return try await reader.read(visit, limits: limits) {
            $0.field == field ? rule.room : .none
        } then: { form, files in
            guard let file = files.first(where: { $0.field == field }) else { return try await use(form, nil, []) }
            do {
                return try await check(file, rule: rule) { try await use(form, $0, []) }
            } catch let problem as AttachmentProblem {
                return try await use(form, nil, [FieldProblem(field: field, message: problem.message)])
            }
        }
    }

    /// - Throws: ``AttachmentProblem``.
    public func check<T: Sendable>(_ file: ReceivedFile, rule: FileRule, then use: @escaping @Sendable (CheckedFile) async throws -> T) async throws
        -> T
    {
        try await intake.check(file, rule) { try await use(CheckedFile($0, name: file.name)) }
    }
}

/// Downloads. Who may have them is for the caller to know: it says with which holder the attachment must be.
extension AttachmentsFeature {
    public func download(_ id: AttachmentID, of holder: Holder) async throws -> Response { try await downloads.one(id, of: holder) }

    /// « Tout en un PDF »: the photos of a field, a page for each.
    public func downloadAsOnePDF(_ field: String, of holder: Holder) async throws -> Response {
        try await downloads.photosAsPDF(field, of: holder)
    }

    private var downloads: Downloads { Downloads(table: table, keeping: keeping, joining: joining) }
}

/// A content that is kept, to be read as it goes by another room than this one.
public struct StoredContent: Sendable {
    public let attachment: Attachment
    /// SHA-256, in hexadecimal.
    public let digest: String
    let keeping: Keeping

    public func open() async throws -> Reading { Reading(try await keeping.content(digest)) }

    /// Read once, a piece at a time.
    public struct Reading: Sendable {
        private let next: @Sendable () async throws -> [UInt8]?

        init(_ content: KeptContent) { next = content.next }

        public func next() async throws -> [UInt8]? { try await next() }
    }
}

extension AttachmentsFeature {
    /// `nil` for what is not with this holder, or may not be had by anybody.
    public func stored(_ id: AttachmentID, of holder: Holder) async throws -> StoredContent? {
        guard let attachment = try await table.find(id, of: holder), attachment.state == .safe, let digest = attachment.digest else { return nil }
        return StoredContent(attachment: attachment, digest: digest, keeping: keeping)
    }

    /// Gives another dossier the same files, in one field, after none: the contents are shared.
    public static func copy(
        _ ids: [AttachmentID], from dossier: DossierID, to other: DossierID, of organisation: OrganisationID, in field: String,
        on connection: any Connection
    ) throws {
        try AttachmentTable.copy(ids, from: dossier, to: other, of: organisation, in: field, on: connection)
    }
}

/// In transactions of the rooms that own drafts and dossiers.
extension AttachmentsFeature {
    /// When a draft is filed.
    public static func handOver(draft: DraftID, to dossier: DossierID, on connection: any Connection) throws {
        try AttachmentTable.handOver(from: draft, to: dossier, on: connection)
    }

    /// When a draft or a dossier is deleted. The contents go with the next cleaning.
    public static func removeAll(of holder: Holder, on connection: any Connection) throws {
        try AttachmentTable.removeAll(of: holder, on: connection)
    }

    /// When a row of a block is taken away: its files go with it, and those of the next rows follow theirs.
    public static func removeRow(_ row: Int, of block: String, from holder: Holder, on connection: any Connection) throws {
        try RowRemoval(row: row, block: block, holder: holder).run(on: connection)
    }

    /// The same for many dossiers at once.
    public static func removeAll(ofDossiers dossiers: [DossierID], on connection: any Connection) throws {
        try AttachmentTable.removeAll(ofDossiers: dossiers, on: connection)
    }

    /// The same, for drafts that are already deleted.
    public func forget(drafts: [DraftID]) async throws { try await table.removeAll(of: drafts.map(Holder.draft)) }
}

/// Regular work.
extension AttachmentsFeature {
    /// What one cleaning removed.
    public struct Cleaned: Sendable, Equatable {
        public var uploads = 0
        public var files = 0
        public var blobs = 0
    }

    /// What one scan settled; `failure` says why the antivirus still does not answer.
    public struct Scanned: Sendable, Equatable {
        public let safe: Int
        public let infected: Int
        public let failure: String?
    }

    /// Once an hour: uploads left unfinished for a day, temporary files of a process that was killed, contents that no attachment names.
    public func clean(now: Date) async throws -> Cleaned {
        let limit = now - 86_400
        return Cleaned(
            uploads: try await uploads.removeAll(startedBefore: limit),
            files: try await Leftovers.remove(in: temporaryFolders, untouchedSince: limit),
            blobs: try await keeping.sweep(now: now)
        )
    }

    /// Every minute, when there is an antivirus: what came while it did not answer.
    public func scanWaiting() async throws -> Scanned {
        let outcome = try await scan.run()
        return Scanned(safe: outcome.safe, infected: outcome.infected, failure: outcome.failure)
    }
}

extension FileRule {
    /// What ``UploadReader`` may keep of a file given in answer to this question.
    public var room: FileRoom { .upTo(bytes: megabytes << 20) }
}

/// For copies of a whole request.
extension AttachmentsFeature {
    /// Reads a content from beginning to end, in pieces of 64 KiB at most. Nothing is read of what may not be downloaded.
    /// - Returns: whether it could be.
    public func read(_ id: AttachmentID, of holder: Holder, _ body: ([UInt8]) async throws -> Void) async throws -> Bool {
        guard let attachment = try await table.find(id, of: holder), attachment.state == .safe, let digest = attachment.digest else { return false }
        try await keeping.content(digest).forEach(body)
        return true
    }

    public static let personalTables = ["attachment", "attachment_upload", "attachment_blob"]
}
