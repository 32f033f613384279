import App
import Core
import Foundation
import Storage
import TestSupport
import Testing

/// An installation that is in good health, until a test plants a fault in it.
struct Patient: Sendable {
    var environment: [String: String]
    var machine = Examination.Machine(freeBytes: { _ in 50_000_000_000 }, patience: .seconds(3))
    let folder: URL
    let database: any Database
    static let key = Array(repeating: 7, count: 32) as [UInt8]

    /// - Parameter age: since when it is there, in days.
    init(_ engine: TestEngine = .sqlite, age: Double = 0) async throws {
        folder = try TestFolder.make()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        let address = engine == .sqlite ? folder.appending(path: "database.sqlite").path : try await TestCluster.addressOfNewSchema()
        environment = ["ADMILIB_DATA": folder.path, "ADMILIB_DATABASE": address]
        database = engine == .sqlite ? try SQLiteDatabase(path: address) : try await PostgresDatabase(connectionString: address, connections: 2)
        _ = try await Migrator(Product.migrations).run(on: database, now: Date() - age * 86_400)
        try write("\(Int(Date().timeIntervalSince1970))\n", to: "last-backup")
        try write(String(repeating: "07", count: 32) + "\n", to: "key")
    }

    func write(_ text: String, to name: String, mode: Int = 0o600) throws {
        let path = folder.appending(path: name).path
        FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.appending(path: name)) }

    func run(_ statement: SQL) async throws { _ = try await database.write { try $0.run(statement) } }

    /// A file that somebody sent.
    func receive() async throws {
        let store = try DiskBlobStore(folder: folder.appending(path: Backup.blobsName), key: Secret.derivedKey(from: Self.key, for: "blobs"))
        try write("Une pièce.", to: "piece")
        let digest = try await store.put(file: folder.appending(path: "piece")).description
        try await run("INSERT INTO attachment_blob(digest, touched_at) VALUES (\(digest), 1)")
        try await run(
            """
            INSERT INTO attachment(organisation_id, draft_id, field, place, name, format, size, digest, state, created_at)
            VALUES (1, 1, 'piece', 1, 'piece.pdf', 'pdf', 10, \(digest), 'safe', 1)
            """)
    }

    func wrongs(unknown: [String] = []) async throws -> [String] {
        let settings = try Settings(SettingsSource(environment))
        return await Examination(settings: settings, unknown: unknown, machine: machine).run().filter(\.isWrong).map(\.line)
    }
}

struct PlantedFault: Sendable, CustomTestStringConvertible {
    let name: String
    var engines = [TestEngine.sqlite]
    var age = 0.0
    let says: String
    let mend: String
    let plant: @Sendable (inout Patient) async throws -> Void

    var testDescription: String { name }

    static let ofTheMachine = [
        PlantedFault(name: "no folder", says: "there is no folder", mend: "create it and give it to the user") {
            $0.environment["ADMILIB_DATA"] = $0.folder.path + "/absent"
        },
        PlantedFault(name: "a file for a folder", says: "there is no folder", mend: "set ADMILIB_DATA") {
            try $0.write("", to: "rien")
            $0.environment["ADMILIB_DATA"] = $0.folder.path + "/rien"
        },
        PlantedFault(name: "open folder", says: "everyone on this machine can look into", mend: "chmod 700") {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: $0.folder.path)
        },
        PlantedFault(name: "key that others read", says: "others can read the key", mend: "chmod 600") {
            try $0.write(String(repeating: "07", count: 32), to: "key", mode: 0o644)
        },
        PlantedFault(name: "key that is none", says: "is not 64 hexadecimal digits", mend: "put back the copy of the key") {
            try $0.write("abc", to: "key")
        },
        PlantedFault(name: "disk nearly full", says: "only 1 GB free", mend: "make room") {
            $0.machine = Examination.Machine(freeBytes: { _ in 1_500_000_000 })
        },
        PlantedFault(name: "missing program", says: "/nulle/part is missing (PDFs)", mend: "apt install weasyprint") {
            $0.environment["ADMILIB_WEASYPRINT"] = "/nulle/part"
        },
        PlantedFault(name: "absent antivirus", says: "the antivirus does not answer at /nulle/part.ctl", mend: "systemctl start clamav-daemon") {
            $0.environment["ADMILIB_CLAMD"] = "/nulle/part.ctl"
        },
        PlantedFault(name: "absent mail server", says: "the mail server smtp://127.0.0.1:1 does not answer", mend: "see ADMILIB_SMTP (host, port") {
            $0.environment["ADMILIB_SMTP"] = "smtp://127.0.0.1:1"
        },
        PlantedFault(name: "no PostgreSQL", says: "PostgreSQL cannot be reached", mend: "host, port, name, user and password") {
            $0.environment["ADMILIB_DATABASE"] = "postgresql://admilib:secret-7@127.0.0.1:1/admilib?connect_timeout=2"
        },
        PlantedFault(name: "what is no database", says: "cannot be", mend: "restore the last backup") {
            try $0.write(String(repeating: "Ceci n'est pas une base. ", count: 400), to: "autre.sqlite")
            $0.environment["ADMILIB_DATABASE"] = $0.folder.path + "/autre.sqlite"
        },
    ]

    private static let both = TestEngine.allCases

    static let ofTheDatabase = [
        PlantedFault(name: "newer version", engines: both, says: "by a newer version of Admilib (2031-01-01 demain)", mend: "install that version") {
            try await $0.run("INSERT INTO schema_migration(name, applied_at) VALUES ('2031-01-01 demain', 1)")
        },
        PlantedFault(
            name: "interrupted upgrade", engines: both, says: "the database lacks 1 steps, from 2026-11-23 districts", mend: "admilib migrate"
        ) {
            try await $0.run("DELETE FROM schema_migration WHERE name = '2026-11-23 districts'")
        },
        PlantedFault(name: "clock that went back", engines: both, says: "and something was written at", mend: "timedatectl set-ntp true") {
            try await $0.run("INSERT INTO heartbeat(id, at) VALUES (1, \(Date() + 86_400))")
        },
        PlantedFault(name: "clock far ahead of PostgreSQL's", engines: [.postgres], says: ", and PostgreSQL ", mend: "timedatectl set-ntp true") {
            $0.machine = Examination.Machine(now: { Date() + 3600 }, freeBytes: { _ in 50_000_000_000 })
        },
        PlantedFault(name: "jobs that nobody takes", engines: both, says: "2 jobs are stuck", mend: "systemctl restart admilib") {
            try await $0.run(
                """
                INSERT INTO job(kind, payload, state, run_at, attempts, locked_until, created_at) VALUES
                    ('a', '{}', 'ready', \(Date() - 7200), 0, NULL, 1), ('b', '{}', 'running', 1, 1, \(Date() - 1200), 1)
                """)
            try await $0.run("INSERT INTO heartbeat(id, at) VALUES (1, \(Date()))")
        },
        PlantedFault(name: "failed jobs", engines: both, says: "1 jobs failed for good", mend: "read /bureau/courriels") {
            try await $0.run("INSERT INTO job(kind, payload, state, run_at, attempts, created_at) VALUES ('a', '{}', 'failed', 1, 10, 1)")
        },
        PlantedFault(
            name: "lost key", engines: both, says: "is missing, and the database holds what only it opens", mend: "put back the copy of the key"
        ) {
            try await $0.receive()
            try $0.remove("key")
        },
        PlantedFault(name: "another key", engines: both, says: "the key is not the one of this database", mend: "do not make a new one") {
            try await $0.receive()
            try $0.write(String(repeating: "08", count: 32), to: "key")
        },
        PlantedFault(name: "lost files", engines: both, says: "1 are missing and 0 are damaged", mend: "take them from the last backup") {
            try await $0.receive()
            try $0.remove(Backup.blobsName)
        },
        PlantedFault(name: "old backup", says: "the last backup is 10 days old", mend: "run `admilib backup FILE` every night") {
            try $0.write("\(Int(Date().timeIntervalSince1970) - 10 * 86_400)\n", to: "last-backup")
        },
        PlantedFault(name: "backups kept too long", says: "1 backups in", mend: "back up with `--prune`") {
            let copies = try TestFolder.make()
            for name in ["admilib-1.tar", "admilib-2.tar"] {
                _ = try await Backup.write(
                    database: try #require($0.database as? SQLiteDatabase), blobs: $0.folder.appending(path: "blobs"),
                    to: copies.appending(path: name),
                    now: Date())
            }
            try Data("autre".utf8).write(to: copies.appending(path: "autre.tar"))
            let old: [FileAttributeKey: Any] = [.modificationDate: Date() - 40 * 86_400]
            for name in ["admilib-1.tar", "autre.tar"] { try FileManager.default.setAttributes(old, ofItemAtPath: copies.appending(path: name).path) }
            try $0.write("\(Int(Date().timeIntervalSince1970))\n\(copies.path)\n", to: "last-backup")
        },
        PlantedFault(name: "no backup", engines: both, age: 10, says: "`admilib backup` never succeeded here", mend: "every night") {
            try $0.remove("last-backup")
        },
        PlantedFault(name: "no pg_dump", engines: [.postgres], says: "pg_dump is missing", mend: "apt install postgresql-client-") {
            $0.machine = Examination.Machine(freeBytes: { _ in 50_000_000_000 }, path: "/nulle/part")
        },
        PlantedFault(name: "old pg_dump", engines: [.postgres], says: "pg_dump 9 is older than PostgreSQL", mend: "apt install postgresql-client-") {
            try $0.write("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n", to: "pg_dump", mode: 0o700)
            let path = $0.folder.path
            $0.machine = Examination.Machine(freeBytes: { _ in 50_000_000_000 }, path: path)
        },
    ]
}

/// Says no, whatever is asked.
private final class GrumpyMailServer: LoopbackServer, @unchecked Sendable {
    override func serve(_ connection: Int32) {
        func say(_ line: String) {
            _ = Array((line + "\r\n").utf8).withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        }
        var buffer = [UInt8](repeating: 0, count: 512)
        say("220 mairie.example")
        while recv(connection, &buffer, buffer.count, 0) > 0 {
            say(buffer.starts(with: Array("EHLO".utf8)) ? "250 mairie.example" : "530 5.7.0 Authentication required")
        }
        close(connection)
    }
}

@Suite("What admilib doctor says")
struct DoctorTests {
    @Test("Of an installation in good health, nothing", arguments: TestEngine.allCases)
    func healthy(engine: TestEngine) async throws {
        let patient = try await Patient(engine)
        try await patient.receive()

        #expect(try await patient.wrongs() == [])
    }

    @Test("Of a fault of the machine: what it is, and how to mend it", arguments: PlantedFault.ofTheMachine)
    func machine(fault: PlantedFault) async throws { try await check(fault, .sqlite) }

    @Test("Of a fault of the database: what it is, and how to mend it", arguments: PlantedFault.ofTheDatabase)
    func database(fault: PlantedFault) async throws {
        for engine in fault.engines { try await check(fault, engine) }
    }

    private func check(_ fault: PlantedFault, _ engine: TestEngine) async throws {
        var patient = try await Patient(engine, age: fault.age)
        try await fault.plant(&patient)

        let wrongs = try await patient.wrongs()

        let found = wrongs.filter { $0.contains(fault.says) }
        #expect(found.count == 1, "\(wrongs)")
        #expect(found.allSatisfy { $0.contains("→") && $0.contains(fault.mend) }, "\(found)")
        #expect(!wrongs.contains { $0.contains("secret-7") }, "A password is never told")
    }

    @Test("Of a mail server that lets nobody in without a password")
    func grumpy() async throws {
        var patient = try await Patient()
        let server = try GrumpyMailServer()
        defer { server.stop() }
        patient.environment["ADMILIB_SMTP"] = "smtp://127.0.0.1:\(server.port)"

        let wrongs = try await patient.wrongs()

        #expect(wrongs.count == 1 && wrongs[0].contains("does not let us in") && wrongs[0].contains("ADMILIB_SMTP_PASSWORD"), "\(wrongs)")
    }

    @Test("Of a setting with an unknown name: the nearest that there is")
    func names() async throws {
        let patient = try await Patient()

        let wrongs = try await patient.wrongs(unknown: ["ADMILIB_SMPT_URL", "ADMILIB_SMPT", "ADMILIB_METEO_DU_JOUR"])

        #expect(wrongs.count == 3)
        #expect(wrongs[0].contains("ADMILIB_SMPT_URL") && wrongs[0].contains("write ADMILIB_SMTP, which is probably what is meant"))
        #expect(wrongs[1].contains("write ADMILIB_SMTP, which is probably what is meant"))
        #expect(wrongs[2].contains("`admilib config` lists those that there are"))
        #expect(SettingsSource.nearest(to: "ADMILIB_DATABSE") == "ADMILIB_DATABASE")
    }
}
