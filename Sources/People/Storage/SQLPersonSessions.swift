import Core
import Foundation
import Storage

/// People's sessions, in SQL. Only digests of their keys are kept.
struct SQLPersonSessions: Sendable {
    let database: any Database
    let keys: SQLSectorKeys

    /// - Returns: the key of the session, for the browser.
    func open(for person: PersonID, by way: WayIn, from device: String, at now: Date) async throws -> String {
        try await database.write { try $0.openSession(for: person, by: way, from: device, at: now) }
    }

    /// The session of this digest and the person's marks, in one look.
    func find(_ digest: String, of organisation: OrganisationID) async throws -> OpenPersonSession? {
        try await database.glance { connection in
            let row = try connection.row(
                """
                SELECT s.*, p.id AS person, p.seed, p.level FROM person_session s JOIN person p ON p.id = s.person_id
                WHERE s.token_digest = \(digest) AND p.organisation_id = \(organisation)
                """)
            guard let row else { return nil }
            let marks = try keys.keys(of: organisation, on: connection).marks(of: row.string("seed"))
            let viewer = PersonViewer(
                person: try row.id("person"), organisation: organisation, marks: marks,
                identity: try row.parsed("level", IdentityProof.init))
            return OpenPersonSession(session: try PersonSession(row), viewer: viewer)
        }
    }

    func seen(_ digest: String, at now: Date) async throws {
        try await database.write { connection in
            _ = try connection.run("UPDATE person_session SET last_seen_at = \(now) WHERE token_digest = \(digest) AND last_seen_at < \(now)")
        }
    }

    func close(_ digest: String) async throws {
        try await database.write { _ = try $0.run("DELETE FROM person_session WHERE token_digest = \(digest)") }
    }

    func close(_ session: PersonSessionID, of person: PersonID) async throws {
        try await database.write { _ = try $0.run("DELETE FROM person_session WHERE id = \(session) AND person_id = \(person)") }
    }

    func closeAll(of person: PersonID, except kept: String) async throws {
        try await database.write { _ = try $0.run("DELETE FROM person_session WHERE person_id = \(person) AND token_digest <> \(kept)") }
    }

    /// The latest used first.
    func sessions(of person: PersonID, at now: Date) async throws -> [PersonSession] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM person_session WHERE person_id = \(person) ORDER BY last_seen_at DESC, id DESC")
                .map(PersonSession.init)
        }.filter { $0.isOpen(at: now) }
    }

    /// - Returns: how many sessions, links and counters were of no use any more.
    func sweep(at now: Date) async throws -> Int {
        try await database.write { connection in
            let idle = now - PersonSession.longestIdle
            return try connection.run("DELETE FROM person_session WHERE expires_at <= \(now) OR last_seen_at <= \(idle)")
                + connection.run("DELETE FROM person_link WHERE expires_at <= \(now)")
                + connection.run("DELETE FROM person_sign_in WHERE expires_at <= \(now)")
                + connection.run("DELETE FROM person_half_entry WHERE expires_at <= \(now)")
                + connection.run("DELETE FROM person_try WHERE last_at <= \(now - Patience.account.memory)")
        }
    }
}

extension Connection {
    func openSession(for person: PersonID, by way: WayIn, from device: String, at now: Date) throws -> String {
        let token = Secret.token()
        try run(
            """
            INSERT INTO person_session (token_digest, person_id, way, device, created_at, last_seen_at, expires_at)
            VALUES (\(Secret.digest(token)), \(person), \(way.rawValue), \(device), \(now), \(now), \(now + PersonSession.longest))
            """)
        return token
    }
}

extension PersonSession {
    init(_ row: Row) throws {
        self.init(
            id: try row.id("id"), way: try row.parsed("way", WayIn.init), createdAt: try row.date("created_at"),
            lastSeenAt: try row.date("last_seen_at"), expiresAt: try row.date("expires_at"), device: try row.string("device"))
    }
}
