import Core
import Foundation
import Storage
import Web

/// Counters of tries in the database: all nodes count together. Keys are digests: from a stolen table, nothing can be read back.
struct SharedThrottle: Throttling {
    let database: any Database
    let keys: AttemptKeys

    func check(_ key: String, atMost count: Int, perSeconds seconds: Double, now: Date) async throws {
        let name = keys.digest("throttle.\(key)")
        let tries = try await database.write { try Self.count(name, until: now + seconds, now: now, on: $0) }
        if tries > count { throw WebProblem.tooMany }
    }

    func admit(_ visit: Visit, through door: String, atMost count: Int, perSeconds seconds: Double) async throws {
        let organisation = visit.site.organisation, now = visit.now
        let source = keys.digest("source.\(organisation).\(AttemptKeys.network(of: visit.address))")
        let counter = keys.digest("door.\(door).\(source)")
        // What must be refused is told by a value: an error would undo what was counted.
        let refusal = try await database.write { connection -> IdentityProblem? in
            let known = try connection.source(source, of: organisation)
            if let known, known.until > now { return .sourceBlocked(code: known.code, wait: known.until.timeIntervalSince(now)) }
            guard try Self.count(counter, until: now + seconds, now: now, on: connection) > count else { return nil }
            return try connection.refuse(source, of: organisation, at: now)
        }
        if let refusal { throw refusal }
    }

    private static func count(_ key: String, until end: Date, now: Date, on connection: any Connection) throws -> Int {
        let row = try connection.row(
            """
            INSERT INTO throttle (key, tries, ends_at) VALUES (\(key), 1, \(end))
            ON CONFLICT (key) DO UPDATE SET tries = CASE WHEN throttle.ends_at <= \(now) THEN 1 ELSE throttle.tries + 1 END,
                ends_at = CASE WHEN throttle.ends_at <= \(now) THEN excluded.ends_at ELSE throttle.ends_at END
            RETURNING tries
            """)
        return try row?.int("tries") ?? 0
    }
}

extension Connection {
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
