import Core
import Foundation
import Storage

/// What the engine gives when nothing else is asked of it: the same bytes, the same group commit, none of the product.
struct BareTables: Sendable {
    let database: any Database

    func prepare() async throws {
        try await database.write {
            try $0.execute(script: "CREATE TABLE IF NOT EXISTS bare(id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL)")
        }
    }

    /// The clock of a town goes back at each opening: what is counted against haste would be in its future.
    func forgetSignIns() async throws { _ = try await database.write { try $0.run("DELETE FROM sign_in_attempt") } }

    /// One row of one table, without any index.
    func insert(_ text: String) async throws { _ = try await database.write { try $0.run("INSERT INTO bare(body) VALUES (\(text))") } }

    /// How many bytes a filing puts in the tables, indexes left out.
    func bytesOfFiling() async throws -> Int {
        try await database.read { connection in
            let dossier = try connection.row("SELECT * FROM dossier ORDER BY id DESC LIMIT 1")
            guard let dossier else { return 0 }
            let id = try dossier.int("id")
            let lines = try connection.rows("SELECT * FROM dossier_history WHERE dossier_id = \(id)")
            let fields = try connection.rows("SELECT * FROM dossier_field WHERE dossier_id = \(id)")
            return ([dossier] + lines + fields).reduce(0) { $0 + "\($1)".utf8.count / 2 }
        }
    }

    /// The rows of a filing in the product's own tables, indexes and full text, from one that is there: no form, no check, no page.
    func copyFiling(of model: Int64, as reference: Reference, at now: Date) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO dossier(reference, organisation_id, procedure_id, procedure_version_id, sector, subject, unit_id, status, nature, is_open,
                    assignee_id, channel, answers, applicant, email, phone, awaited_pieces, received_at, status_since, silence_on, timer_at, closed_at,
                    search_text, history_count, history_head, version)
                SELECT \(reference), organisation_id, procedure_id, procedure_version_id, sector, subject, unit_id, status, nature, is_open, assignee_id,
                    channel, answers, applicant, email, phone, awaited_pieces, \(now), status_since, silence_on, timer_at, closed_at, search_text,
                    history_count, history_head, version FROM dossier WHERE id = \(model)
                """
            )
            let id = try connection.row("SELECT id FROM dossier WHERE reference = \(reference)")?.int("id") ?? 0
            try connection.run(
                """
                INSERT INTO dossier_history(dossier_id, number, at, actor, agent_id, agent_name, channel, event, detail, previous_hash, hash)
                SELECT \(id), number, at, actor, agent_id, agent_name, channel, event, detail, previous_hash, hash FROM dossier_history
                WHERE dossier_id = \(model)
                """
            )
            try connection.run(
                "INSERT INTO dossier_field(dossier_id, field, shown, number_value) SELECT \(id), field, shown, number_value FROM dossier_field WHERE dossier_id = \(model)"
            )
            try Jobs.enqueue(kind: "bare", payload: ["subject": .int(id)], now: now, on: connection)
        }
    }

    /// Copies of a request that waits for its first act, as many as asked; some are so old that silence has decided.
    func copyOpenRequests(_ count: Int, ofWhich old: Int, received: Date) async throws {
        let copied: SQL = "procedure_id, procedure_version_id, sector, unit_id, status, nature, is_open, channel, answers, applicant, awaited_pieces"
        try await database.write { connection in
            let model = try connection.row(
                "SELECT id FROM dossier WHERE is_open = 1 AND silence_on IS NOT NULL AND history_count = 1 ORDER BY id DESC LIMIT 1")
            let id = try model?.int("id") ?? 0
            for place in 0..<count {
                let (at, silence): (Date?, String) = place < old ? (received, "2025-12-01") : (nil, "2099-01-01")
                try connection.run(
                    """
                    INSERT INTO dossier(reference, organisation_id, \(copied), received_at, status_since, silence_on, search_text, history_count, history_head,
                        version)
                    SELECT \(Reference.random()), organisation_id, \(copied), COALESCE(\(at), received_at), status_since, \(silence), search_text,
                        history_count, history_head, version
                    FROM dossier WHERE id = \(id)
                    """)
            }
            try connection.run(
                """
                INSERT INTO dossier_history(dossier_id, number, at, actor, agent_id, agent_name, channel, event, detail, previous_hash, hash)
                SELECT copy.id, 1, copy.received_at, h.actor, h.agent_id, h.agent_name, h.channel, h.event, h.detail, h.previous_hash, h.hash
                FROM dossier copy, dossier_history h WHERE copy.id > (SELECT MAX(dossier_id) FROM dossier_history) AND h.dossier_id = \(id)
                """)
        }
    }

    func decidedBySilence() async throws -> Int {
        try await database.read { try $0.row("SELECT COUNT(*) AS decided FROM dossier WHERE implicit_on IS NOT NULL")?.int("decided") ?? 0 }
    }

    func lastDossier() async throws -> Int64 {
        try await database.read { Int64(try $0.row("SELECT MAX(id) AS last FROM dossier")?.int("last") ?? 0) }
    }

    /// A hundred rows of the desk's list by its index, and their listable answers: what a list cannot do without.
    func list(of units: [UnitID]) async throws -> Int {
        try await database.read { connection in
            var ids: [Int] = []
            for unit in units {
                let rows = try connection.rows(
                    """
                    SELECT id, reference, status, applicant, received_at FROM dossier WHERE unit_id = \(unit) AND is_open = 1
                    ORDER BY received_at DESC, id DESC LIMIT \(100 / units.count)
                    """
                )
                ids += try rows.map { try $0.int("id") }
            }
            return try connection.rows("SELECT dossier_id, field, shown FROM dossier_field WHERE dossier_id IN \(list: ids)").count
        }
    }

    func number(ofDossier place: Int) async throws -> String {
        try await database.read { try $0.row("SELECT reference FROM dossier ORDER BY id LIMIT 1 OFFSET \(place)")?.string("reference") ?? "" }
    }

    /// The last name that most applicants have.
    func commonName() async throws -> String {
        try await database.read { connection in
            let names = try connection.rows("SELECT applicant FROM dossier ORDER BY id DESC LIMIT 5000").map { try $0.string("applicant") }
            let last = names.compactMap { $0.split(separator: " ").last.map(String.init) }.filter { $0.count > 3 }
            return Dictionary(grouping: last) { $0 }.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key ?? ""
        }
    }
}

/// How many times a second this disk makes four kilobytes durable.
enum DiskProbe {
    static func fdatasyncs(in folder: URL) -> Double {
        let path = folder.appending(path: "probe-\(getpid())").path
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        defer {
            close(file)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 4096)
        let count = 400
        let start = ContinuousClock.now
        for _ in 0..<count {
            _ = page.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            fdatasync(file)
        }
        return Double(count) / (ContinuousClock.now - start).seconds
    }
}
