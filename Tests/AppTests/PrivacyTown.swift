import App
import Attachments
import Core
import Foundation
import Identity
import Law
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// Requests that are over, as many as one wants, each with everything that may be kept of one.
extension TestTown {
    /// Names that nothing else in the product or in the tests could hold, not even another town: they share the server's journal.
    func name(_ number: Int) -> String { "Zwx\(number)\(mark)" }

    /// A procedure kept a month, under one of the three fates.
    func makeProcedure(_ fate: RetentionRule.Fate) async throws -> String {
        let slug = "essai-\(fate.rawValue)"
        let source = (EmbeddedAssets.text("catalogue/acte-naissance.yaml") ?? "")
            .replacing("procedure: acte-naissance", with: "procedure: \(slug)").replacing("fate: destroy", with: "fate: \(fate.rawValue)")
            .replacing("  months: 12", with: "  months: 1")
        let outcome = try await product.procedures.importFile(yaml: source, organisation: organisation, units: units, publish: true, now: clock.now)
        _ = outcome
        return slug
    }

    /// Filed in one's own browser, refused by an agent, told by mail.
    func ended(on slug: String, number: Int) async throws -> (person: TestBrowser, reference: String) {
        let (person, reference) = try await filed(on: slug, number: number)
        let agent = try await browser(as: "basile@essai.example")
        let desk = "/bureau/dossiers/\(reference)"
        _ = try await agent.get(desk)
        _ = try await agent.post("\(desk)/actions/take")
        _ = try await agent.post("\(desk)/actions/reject", ["motif": "Rien au nom de \(name(number))."])
        try await work()
        return (person, reference)
    }

    func filed(on slug: String, number: Int) async throws -> (person: TestBrowser, reference: String) {
        let name = self.name(number)
        let answers: KeyValuePairs<String, String> = [
            "lien": "moi", "forme": "extrait_sans_filiation", "prenom": "Amina", "nom": name, "date_naissance.day": "3",
            "date_naissance.month": "3", "date_naissance.year": "1985", "adresse.line": "12 rue \(name)", "adresse.postcode": "35000",
            "adresse.commune": "Rennes", "email": "\(name.lowercased())@exemple.example",
        ]
        let person = browser()
        _ = try await person.get("/demarches/\(slug)")
        var path = try #require(try await person.post("/demarches/\(slug)/brouillons").location)
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, answers).location)
        }
        let reference = String(path.split(separator: "/")[1])
        _ = try await person.get("/brouillons/\(reference)/verification")
        _ = try await person.post("/brouillons/\(reference)/depot")
        _ = try await person.get("/suivi/\(reference)")
        _ = try await person.post("/suivi/\(reference)/messages", ["message": "C'est \(name) qui écrit."])
        try await work()
        let id = try #require(try await dossier(reference))
        _ = try await product.attachments.keep(
            document: Array("%PDF-1.4 \(name)".utf8), name: "\(name).pdf", field: "_ajouts", for: .dossier(id), of: organisation, now: clock.now)
        return (person, reference)
    }

    func dossier(_ reference: String) async throws -> DossierID? {
        try await product.database.read { try $0.row("SELECT id FROM dossier WHERE reference = \(reference)")?.id("id") }
    }

    /// Copies a request that is over under other names and numbers: all its rows, the mails too.
    func multiply(_ reference: String, from first: Int, to last: Int) async throws {
        let model = try #require(try await dossier(reference))
        let columns = """
            organisation_id, procedure_id, procedure_version_id, sector, subject, unit_id, status, nature, is_open, assignee_id, channel, awaited_pieces,
            received_at, status_since, silence_on, timer_at, closed_at, history_count, history_head, version
            """
        let old = name(0)
        for start in stride(from: first, through: last, by: 200) {
            try await product.database.write { connection in
                for number in start...min(last, start + 199) {
                    let name = self.name(number), fresh = Reference.random()
                    func renamed(_ column: String) -> SQL { "replace(CAST(\(SQL(trusted: column)) AS TEXT), \(old), \(name))" }
                    let answers: SQL = connection.dialect == .sqlite ? renamed("answers") : "CAST(\(renamed("answers")) AS JSONB)"
                    let row = try connection.row(
                        """
                        INSERT INTO dossier(reference, \(SQL(trusted: columns)), answers, applicant, email, search_text)
                        SELECT \(fresh), \(SQL(trusted: columns)), \(answers), \(renamed("applicant")), \("\(name.lowercased())@exemple.example"),
                            replace(search_text, \(old.lowercased()), \(name.lowercased())) FROM dossier WHERE id = \(model) RETURNING id
                        """)
                    guard let id = try row?.int("id") else { continue }
                    try connection.run(
                        """
                        INSERT INTO dossier_history SELECT \(numeric(id)), number, at, actor, agent_id, agent_name, channel, event, detail, previous_hash, hash
                        FROM dossier_history WHERE dossier_id = \(model)
                        """)
                    try connection.run(
                        """
                        INSERT INTO dossier_message(dossier_id, at, actor, agent_id, agent_name, audience, body)
                        SELECT \(numeric(id)), at, actor, agent_id, agent_name, audience, \(renamed("body")) FROM dossier_message WHERE dossier_id = \(model)
                        """)
                    try connection.run(
                        """
                        INSERT INTO outgoing_mail(organisation_id, dossier_id, from_name, from_address, to_address, subject, text, message_id, created_at,
                            state, attempts, unique_key)
                        SELECT organisation_id, \(numeric(id)), from_name, from_address, \("\(name.lowercased())@exemple.example"), subject,
                            \(renamed("text")), \("\(name)@essai"), created_at, 'waiting', 0, \("copy:\(name)")
                        FROM outgoing_mail WHERE dossier_id = \(model) ORDER BY id LIMIT 1
                        """)
                }
            }
        }
    }

    /// One of our failures fell on a request.
    func note(hitOn reference: String) async throws {
        let now = clock.now
        try await product.database.write { connection in
            let incident = try connection.row(
                """
                INSERT INTO incident (kind, started_at, ended_at, hits, prolonged) VALUES ('fault', \(now), \(now), 1, 0) RETURNING id
                """)?.int("id")
            try connection.run(
                "INSERT INTO incident_hit (mark, incident_id, at, reference) VALUES ('essai', CAST(\(incident) AS BIGINT), \(now), \(reference))")
        }
    }

    private func numeric(_ id: Int) -> SQL { "CAST(\(id) AS BIGINT)" }

    /// Two agents who look after data.
    func addProtectors() async throws {
        let agents: [(String, String, AgentRole)] = [
            ("dpo@essai.example", "Inès Faure", .dataProtectionOfficer), ("archives@essai.example", "Omar Blin", .archivist),
        ]
        let unit = try #require(units["accueil"])
        let newcomers = agents.compactMap { address, name, role in
            EmailAddress(address).map { NewAgent(organisation: organisation, email: $0, name: name, quality: "Agent", roles: [unit: [role]]) }
        }
        try await product.identity.addAgents(newcomers, sharing: Self.password, now: clock.now)
    }

    /// A night, to its end: what falls due, the cleaning, the work that they order.
    func night() async throws {
        try await product.keepPrivacy()
        try await product.clean()
        try await work()
    }

    func count(_ table: String) async throws -> Int {
        try await product.database.read { try $0.row(SQL(trusted: "SELECT count(*) AS number FROM \(table)"))?.int("number") ?? 0 }
    }
}

/// The files of a database, as somebody who steals the disk reads them.
enum RawFiles {
    static func of(_ database: any Database) async throws -> [URL] {
        if database.dialect == .sqlite {
            let path = try await database.read { try $0.rows("PRAGMA database_list").first?.string("file") ?? "" }
            return [path, path + "-wal"].map { URL(filePath: $0) }
        }
        let folder = try await database.read { try $0.row("SELECT current_setting('data_directory') AS folder")?.string("folder") ?? "" }
        let all = FileManager.default.enumerator(at: URL(filePath: folder), includingPropertiesForKeys: nil)
        return (all?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
    }

    /// The server's own journal is its administrator's to empty: see docs/privacy.md.
    static func emptyJournal(_ database: any Database) async throws {
        guard database.dialect == .postgres else { return }
        try await TestCluster.control("ALTER SYSTEM SET wal_recycle = off")
        try await TestCluster.control("SELECT pg_reload_conf()")
        for _ in 0..<2 {
            try await TestCluster.control("SELECT pg_switch_wal()")
            try await TestCluster.control("CHECKPOINT")
        }
    }

    /// All the files below a folder.
    static func under(_ folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return all.filter { !$0.hasDirectoryPath }
    }

    /// The sealed keys of the blobs (`BlobSeal`): with one of them and the installation's key, what a disk keeps of a blob can be read.
    static func keys(ofBlobsIn folder: URL) throws -> [Data] {
        try under(folder).map { try Data(contentsOf: $0) }.filter { $0.starts(with: Data("ADMIBLB1".utf8)) }.map { $0.subdata(in: 16..<76) }
    }

    /// A backup as somebody who finds it reads it. Of PostgreSQL, the tables of this town alone, as text: all tests share the server, and its archives are compressed.
    static func backup(of town: TestTown) async throws -> [URL] {
        let file = try TestFolder.make().appending(path: "sauvegarde")
        guard town.product.database.dialect == .postgres else {
            _ = try await town.product.backup(to: file)
            return [file]
        }
        let row = try await town.product.database.read {
            try $0.row(
                """
                SELECT CAST(current_setting('unix_socket_directories') AS TEXT) AS folder, CAST(current_setting('port') AS TEXT) AS port,
                    CAST(current_database() AS TEXT) AS name, CAST(current_user AS TEXT) AS person, CAST(current_schema() AS TEXT) AS tables
                """)
        }
        let server = try #require(row)
        let command = [
            "pg_dump", "-h", try server.string("folder"), "-p", try server.string("port"), "-U", try server.string("person"),
            "-n", try server.string("tables"), try server.string("name"),
        ]
        let dump = try ChildOutput.of(command)
        try #require(dump.contains("PostgreSQL database dump complete"))
        try Data(dump.utf8).write(to: file)
        return [file] + under(town.product.settings.storage.blobs)
    }

    /// The files that hold one of these texts.
    static func holding(_ texts: [String], in files: [URL]) -> [String] { holding(texts.map { Data($0.utf8) }, in: files) }

    static func holding(_ pieces: [Data], in files: [URL]) -> [String] {
        files.filter { file in
            guard let bytes = try? Data(contentsOf: file, options: .alwaysMapped) else { return false }
            return pieces.contains { bytes.has($0) }
        }.map(\.lastPathComponent)
    }
}

extension Data {
    /// By the C library: the server's files are gigabytes once all tests have passed through it, and `range(of:)` takes minutes.
    fileprivate func has(_ piece: Data) -> Bool {
        guard let first = piece.first, count >= piece.count else { return false }
        return withUnsafeBytes { all in
            piece.withUnsafeBytes { one in
                guard var place = all.baseAddress, let sought = one.baseAddress else { return false }
                let end = place + (all.count - one.count + 1)
                while place < end, let found = memchr(place, Int32(first), end - place) {
                    if memcmp(found, sought, one.count) == 0 { return true }
                    place = UnsafeRawPointer(found) + 1
                }
                return false
            }
        }
    }
}
