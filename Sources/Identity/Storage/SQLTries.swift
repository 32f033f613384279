import Core
import Foundation
import Storage

/// Counters of tries and blocked sources, in SQL. Keys are digests: from a stolen table, nothing can be read back.
struct SQLTries: TryRepository {
    let database: any Database

    func count(_ key: String, perSeconds seconds: Double, at now: Date) async throws -> Int {
        try await database.write { try $0.countTry(key, until: now + seconds, now: now) }
    }

    func refusal(
        of source: String, through door: String, atMost count: Int, perSeconds seconds: Double, of organisation: OrganisationID, at now: Date
    ) async throws -> IdentityProblem? {
        try await database.write { connection in
            if let known = try connection.source(source, of: organisation), known.until > now {
                return .sourceBlocked(code: known.code, wait: known.until.timeIntervalSince(now))
            }
            guard try connection.countTry(door, until: now + seconds, now: now) > count else { return nil }
            return try connection.refuse(source, of: organisation, at: now)
        }
    }
}

extension Connection {
    fileprivate func countTry(_ key: String, until end: Date, now: Date) throws -> Int {
        let counted = try row(
            """
            INSERT INTO throttle (key, tries, ends_at) VALUES (\(key), 1, \(end))
            ON CONFLICT (key) DO UPDATE SET tries = CASE WHEN throttle.ends_at <= \(now) THEN 1 ELSE throttle.tries + 1 END,
                ends_at = CASE WHEN throttle.ends_at <= \(now) THEN excluded.ends_at ELSE throttle.ends_at END
            RETURNING tries
            """)
        return try counted?.int("tries") ?? 0
    }

    fileprivate func source(_ key: String, of organisation: OrganisationID) throws -> BlockedSource? {
        try row("SELECT * FROM blocked_source WHERE organisation_id = \(organisation) AND key = \(key)").map(BlockedSource.init)
    }

    /// Counts a refusal: the first ones warn, the next blocks, and the journal says so.
    fileprivate func refuse(_ key: String, of organisation: OrganisationID, at now: Date) throws -> IdentityProblem {
        let code = String(UInt32.random(in: 100_000...999_999))
        let counted = try row(
            """
            INSERT INTO blocked_source (organisation_id, key, code, refusals, blocks, last_at, blocked_until)
            VALUES (\(organisation), \(key), \(code), 1, 0, \(now), \(now))
            ON CONFLICT (organisation_id, key) DO UPDATE SET last_at = excluded.last_at,
                refusals = CASE WHEN blocked_source.last_at <= \(now - BlockedSource.memory) THEN 1 ELSE blocked_source.refusals + 1 END,
                blocks = CASE WHEN blocked_source.last_at <= \(now - BlockedSource.memory) THEN 0 ELSE blocked_source.blocks END
            RETURNING id, code, refusals, blocks, blocked_until
            """)
        guard let counted, try counted.int("refusals") > BlockedSource.warnings else { return .sourceWarned }
        let known = try BlockedSource(counted)
        let wait = BlockedSource.duration(afterBlocks: known.blocks)
        try run("UPDATE blocked_source SET blocks = blocks + 1, blocked_until = \(now + wait) WHERE id = \(known.id)")
        try journal(.sourceBlocked, known.code, by: "", of: organisation, at: now)
        return .sourceBlocked(code: known.code, wait: wait)
    }
}

/// The sources that are blocked, in SQL.
struct SQLBlockedSources: BlockedSourceRepository {
    let database: any Database

    func blocked(of organisation: OrganisationID, at now: Date) async throws -> [BlockedSource] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM blocked_source WHERE organisation_id = \(organisation) AND blocked_until > \(now) ORDER BY blocked_until DESC LIMIT 200
                """
            ).map(BlockedSource.init)
        }
    }

    func lift(_ id: BlockedSourceID, of organisation: OrganisationID) async throws -> String? {
        try await database.write { connection in
            try connection.row("DELETE FROM blocked_source WHERE id = \(id) AND organisation_id = \(organisation) RETURNING code")?.string("code")
        }
    }
}

extension BlockedSource {
    fileprivate init(_ row: Row) throws {
        self.init(id: try row.id("id"), code: try row.string("code"), blocks: try row.int("blocks"), until: try row.date("blocked_until"))
    }
}
