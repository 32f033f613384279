import Core
import Forms
import Foundation
import Hummingbird
import Storage
import TestSupport
import Testing
import Web

@testable import Attachments

/// Swift Testing has attachments too.
typealias Attachment = Attachments.Attachment

/// The room of attachments, in its own small town: two drafts of two visitors, one dossier.
struct FilingCabinet {
    static let amina = DraftID(11), bruno = DraftID(12)
    static let dossier = DossierID(21)
    static let papers = FileRule(accepted: [.pdf, .image], most: 3, megabytes: 5)
    static let anything = FileRule(accepted: Set(FileRule.Accepted.allCases), most: 20, megabytes: 20)

    let feature: AttachmentsFeature
    let database: any Database
    let folder: URL
    let holders: OpenDrafts

    init(_ engine: TestEngine = .sqlite, scanner: any VirusScanner = NoScanner()) async throws {
        folder = try TestFolder.make()
        database = try await TestDatabase.open(engine, migrations: AttachmentsFeature.migrations)
        holders = OpenDrafts()
        let blobs = try DiskBlobStore(folder: folder.appending(path: "blobs"), key: Array(repeating: 3, count: 32))
        feature = try AttachmentsFeature(
            database: database, blobs: blobs, holders: holders, folder: folder.appending(path: "travaux"), scanner: scanner)
    }

    @discardableResult
    func give(
        _ bytes: [UInt8], _ name: String, to holder: Holder = .draft(amina), field: String = "piece", rule: FileRule = anything,
        origin: String? = nil, at now: Date = TestFront.morning
    ) async throws -> Attachment {
        let file = folder.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let received = ReceivedFile(field: field, name: name, size: bytes.count, location: file)
        return try await feature.receive(
            received, for: holder, of: TestFront.organisation, field: field, piece: "identite", rule: rule, origin: origin, now: now)
    }

    /// Gives a file that must be refused.
    func problem(with bytes: [UInt8], _ name: String = "a.jpg", rule: FileRule = anything) async -> AttachmentProblem? {
        do { try await give(bytes, name, rule: rule) } catch let problem as AttachmentProblem { return problem } catch { Issue.record(error) }
        return nil
    }

    /// What is kept, as its holder downloads it.
    func content(_ attachment: Attachment) async throws -> [UInt8] {
        let response = try await feature.download(attachment.id, of: attachment.holder)
        return Array(try await response.body.collected().readableBytesView)
    }

    func files(of holder: Holder = .draft(amina)) async throws -> [Attachment] { try await feature.attachments(of: holder) }

    /// Files that somebody forgot to remove.
    var leftFiles: [String] {
        ["envois", "travail", "partiels"].flatMap { name in
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "travaux/\(name)").path)) ?? []
        }
    }

    var blobCount: Int {
        let files = FileManager.default.enumerator(atPath: folder.appending(path: "blobs").path)?.compactMap { $0 as? String } ?? []
        return files.count { $0.split(separator: "/").last?.count == 64 }
    }
}

/// Says whose draft is whose: a reference opens it for one visitor.
final class OpenDrafts: AttachmentHolders, @unchecked Sendable {
    private let lock = NSLock()
    private var drafts: [Reference: (visitor: Keyring, draft: DraftID)] = [:]

    func open(_ reference: Reference, for visitor: Keyring, _ draft: DraftID) { lock.withLock { drafts[reference] = (visitor, draft) } }

    func draft(_ reference: Reference, visitor: Keyring) async throws -> HeldDraft? {
        guard let known = lock.withLock({ drafts[reference] }), known.visitor == visitor else { return nil }
        return HeldDraft(draft: known.draft, organisation: TestFront.organisation) { field in
            field == "piece" ? FileInput(rule: FilingCabinet.papers, piece: "identite") : nil
        }
    }
}
