import Core
import Foundation

/// Where hits wait for the database, which may be what failed: a file of lines on the server's own disk, each on the disk before the apology leaves.
///
/// No file is there while all goes well. Each server has its own, and holds its lock as long as it lives: what a killed one left, the next to look takes
/// over.
final class HitJournal: @unchecked Sendable {  // state guarded by lock
    /// A storm is counted up to here; one more line would tell nothing new.
    static let mostBytes = 8 << 20

    private let folder: URL
    private let lock = NSLock()
    private var current: JournalFile?
    /// When even our own disk refuses.
    private var inMemory: [Hit] = []

    init(folder: URL) { self.folder = folder }

    /// Returns once the hit is on the disk, or in memory when the disk refuses it.
    func append(_ hit: Hit) {
        lock.lock()
        defer { lock.unlock() }
        do {
            if current == nil { current = try JournalFile(creatingIn: folder) }
            try current?.append(hit.json.text)
        } catch {
            if inMemory.count < 10_000 { inMemory.append(hit) }
        }
    }

    /// Lends all that waits, and forgets it once `body` returns.
    func drain(_ body: ([Hit]) async throws -> Void) async throws {
        for file in [taken()].compactMap(\.self) + JournalFile.abandoned(in: folder) {
            do {
                try await body(try file.hits())
            } catch {
                file.abandon()
                throw error
            }
            file.remove()
        }
        let hits = lock.withLock { inMemory }
        guard !hits.isEmpty else { return }
        try await body(hits)
        lock.withLock { inMemory.removeFirst(hits.count) }
    }

    /// The next hit begins another file.
    private func taken() -> JournalFile? {
        lock.withLock {
            defer { current = nil }
            return current
        }
    }
}

/// One file of the journal. Its lock ends with the process, whatever kills it (flock(2)).
private final class JournalFile {
    private static let prefix = "pannes-"
    private let path: String
    private var descriptor: Int32

    init(creatingIn folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        path = folder.appending(path: "\(Self.prefix)\(Secret.token()).jsonl").path
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// `nil` while its server lives.
    private init?(takingOver path: String) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            descriptor = -1
            return nil
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    static func abandoned(in folder: URL) -> [JournalFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix(prefix) }.sorted().compactMap { JournalFile(takingOver: folder.appending(path: $0).path) }
    }

    func append(_ line: String) throws {
        guard lseek(descriptor, 0, SEEK_END) < HitJournal.mostBytes else { return }
        let bytes = Array((line + "\n").utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fdatasync(descriptor) == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// A line that a power cut left half written is no line.
    func hits() throws -> [Hit] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in (try? JSON(String(line))).flatMap(Hit.init) }
    }

    func remove() { unlink(path) }

    /// Whoever looks next takes it.
    func abandon() {
        close(descriptor)
        descriptor = -1
    }
}
