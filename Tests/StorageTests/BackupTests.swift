import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("Backups")
struct BackupTests {
    static let now = Date(timeIntervalSince1970: 1_772_438_400)
    let folder: URL
    let store: DiskBlobStore
    var blobs: URL { folder.appending(path: "blobs") }
    var archive: URL { folder.appending(path: "backup.tar") }
    var restored: URL { folder.appending(path: "restored") }

    init() throws {
        folder = try TestFolder.make()
        store = try DiskBlobStore(folder: folder.appending(path: "blobs"), key: BlobTests.key)
    }

    @Test("A backup made while people write is restored as one moment, with its blobs")
    func roundTrip() async throws {
        let database = try await installation()
        let digest = try await put("Plan du terrain")
        let written = Tally()
        let writing = Task { while !Task.isCancelled { try await database.addPair("W-\(written.add())") } }
        while written.count < 10 { try await Task.sleep(for: .milliseconds(1)) }

        let before = written.count
        try await Backup.write(database: database, blobs: blobs, to: archive, now: Self.now)
        #expect(written.count > before)
        writing.cancel()
        try await writing.value
        await database.close()
        try await Backup.restore(file: archive, toFolder: restored)

        let copy = try SQLiteDatabase(path: restored.appending(path: Backup.sqliteName).path)
        let (tickets, notes) = try await copy.read { (try $0.count("ticket"), try $0.count("note")) }
        #expect(tickets == notes && tickets >= 100 + before - 1)
        try await DiskBlobStore(folder: restored.appending(path: "blobs"), key: BlobTests.key).verify(digest)
        await copy.close()
    }

    @Test("Old backups are found by what they are, not by their name")
    func written() async throws {
        try await makeArchive()
        let other = folder.appending(path: "other.tar")
        try Data(repeating: 65, count: 2000).write(to: other)
        for file in [archive, other] { try FileManager.default.setAttributes([.modificationDate: Self.now], ofItemAtPath: file.path) }

        #expect(Backup.written(in: folder, before: Self.now + 1).map(\.lastPathComponent) == ["backup.tar"])
        #expect(Backup.written(in: folder, before: Self.now) == [])
    }

    @Test("Everybody's tar and sha256sum open and check an archive")
    func standardTools() async throws {
        try await makeArchive()

        let script = "cd '\(folder.path)' && mkdir out && tar xf backup.tar -C out && cd out && sha256sum --quiet -c MANIFEST.sha256 && ls"
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()

        #expect(process.terminationStatus == 0)
        #expect(String(decoding: said, as: UTF8.self) == "MANIFEST.sha256\nblobs\ndatabase.sqlite\n")
    }

    @Test("A damaged archive is refused, and nothing is restored", arguments: ["flip", "cut", "cutManifest", "longer", "empty"])
    func damage(_ kind: String) async throws {
        try await makeArchive()
        var bytes = try Data(contentsOf: archive)
        switch kind {
        case "flip": bytes[5000] ^= 1
        case "cut": bytes = bytes.prefix(bytes.count / 2)
        case "cutManifest": bytes = bytes.prefix(bytes.count - 2048)
        case "longer": bytes += Data(repeating: 0, count: 512)
        default: bytes = Data()
        }
        try bytes.write(to: archive)

        let error = await #expect(throws: BackupError.self) { try await Backup.restore(file: archive, toFolder: restored) }

        guard case .damaged = error else { return #expect(Bool(false), "\(String(describing: error))") }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(left).subtracting(["backup.tar", "blobs", "live.sqlite", "live.sqlite-shm", "live.sqlite-wal"]) == [])
    }

    @Test(
        "A name that leads elsewhere is refused", arguments: ["../evil", "/etc/evil", "blobs/../../evil", "blobs/ab/cd/evil", "database.sqlite-wal"])
    func names(_ name: String) async throws {
        let source = folder.appending(path: "source")
        try Data("x".utf8).write(to: source)
        let writer = ArchiveWriter(try OpenFile(creating: archive), time: Self.now)
        try writer.add(source, as: name)
        try writer.finish()

        await #expect(throws: BackupError.damaged("it holds \(name)")) { try await Backup.restore(file: archive, toFolder: restored) }
    }

    @Test("Neither a folder in use nor an earlier backup is overwritten; an empty folder will do")
    func targets() async throws {
        try await makeArchive()
        let database = try SQLiteDatabase(path: folder.appending(path: "live.sqlite").path)

        await #expect(throws: BackupError.folderNotEmpty(blobs.path)) { try await Backup.restore(file: archive, toFolder: blobs) }
        await #expect(throws: BackupError.fileExists(archive.path)) {
            try await Backup.write(database: database, blobs: blobs, to: archive, now: Self.now)
        }
        try FileManager.default.createDirectory(at: restored, withIntermediateDirectories: false)
        #expect(try await Backup.restore(file: archive, toFolder: restored).count == 2)
        await database.close()
    }

    @Test("A database that SQLite finds damaged is neither archived nor restored")
    func damagedDatabase() async throws {
        try await makeArchive()
        try await Backup.restore(file: archive, toFolder: restored)
        let file = restored.appending(path: Backup.sqliteName)
        var bytes = try Data(contentsOf: file)
        for place in stride(from: 4096, to: bytes.count, by: 100) { bytes[place] ^= 0xFF }
        try bytes.write(to: file)

        #expect(throws: BackupError.self) { try SQLiteCopy.check(file) }
    }

    @Test("Sizes of eight gibibytes and more fit in a header", arguments: [0, 511, 512, 1 << 33 - 1, 1 << 33, 1 << 45])
    func bigFiles(_ size: Int) throws {
        let header = TarHeader(name: "database.sqlite", size: size, time: Date(timeIntervalSince1970: 0))

        #expect(try TarHeader(header.bytes) == header)
    }

    @Test("A PostgreSQL installation is dumped by its own program, with its blobs")
    func postgres() async throws {
        let address = try await TestCluster.addressOfNewSchema()
        let database = try await PostgresDatabase(connectionString: address, connections: 1)
        _ = try await Migrator(Ticket.migrations).run(on: database, now: Self.now)
        try await database.add("R-1")
        _ = try await put("Plan du terrain")

        #expect(try await Backup.write(postgres: address, blobs: blobs, to: archive, now: Self.now) == 2)
        try await Backup.restore(file: archive, toFolder: restored)

        let dump = try Data(contentsOf: restored.appending(path: Backup.postgresName))
        #expect(dump.starts(with: Data("PGDMP".utf8)))
        await database.close()
    }

    private func installation() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: folder.appending(path: "live.sqlite").path)
        _ = try await Migrator(Ticket.migrations).run(on: database, now: Self.now)
        for number in 0..<100 { try await database.addPair("R-\(number)") }
        return database
    }

    private func makeArchive() async throws {
        let database = try await installation()
        _ = try await put("Plan du terrain")
        try await Backup.write(database: database, blobs: blobs, to: archive, now: Self.now)
        await database.close()
    }

    private func put(_ text: String) async throws -> BlobDigest {
        let file = try TestFolder.make().appending(path: "source")
        try Data(text.utf8).write(to: file)
        return try await store.put(file: file)
    }
}

extension Database {
    /// Two rows in one transaction: a copy that holds one of them only is not of one moment.
    fileprivate func addPair(_ reference: String) async throws {
        try await write { connection in
            let ticket = try connection.insert(Ticket(reference: reference, photo: Array(repeating: 1, count: 500)))
            try connection.run("INSERT INTO note (ticket, text) VALUES (\(ticket), 'vu')")
        }
    }
}
