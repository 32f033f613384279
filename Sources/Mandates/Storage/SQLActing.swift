import Core
import Foundation
import Storage

/// Acting for somebody, in SQL: whom a session acts for, and whether it still may.
struct SQLActing: Sendable {
    let database: any Database
    let seal: MandateSeal

    /// The helper of this session and, if their mandate is alive, whom they act for.
    func helper(_ digest: String, of organisation: OrganisationID, at now: Date) async throws -> (viewer: HelperViewer, mustBeSeen: Bool)? {
        let row = try await database.read { connection in
            try connection.row(
                """
                SELECT h.id AS helper, h.name, h.relay_id, r.name AS relay, s.last_seen_at, m.id AS mandate, m.seed, m.sealed, m.ends_at
                FROM helper_session s JOIN helper h ON h.id = s.helper_id JOIN relay r ON r.id = h.relay_id
                LEFT JOIN mandate m ON m.id = s.mandate_id AND m.state = 'given' AND m.ends_at > \(now) AND m.relay_id = h.relay_id
                WHERE s.token_digest = \(digest) AND h.organisation_id = \(organisation) AND h.state = 'active' AND r.state = 'validated'
                    AND s.expires_at > \(now) AND s.last_seen_at > \(now - SQLHelpers.longestIdle)
                """)
        }
        guard let row else { return nil }
        let viewer = HelperViewer(
            helper: Int64(try row.int("helper")), name: try row.string("name"), organisation: organisation, relay: Int64(try row.int("relay_id")),
            relayName: try row.string("relay"), acting: try acting(row))
        return (viewer, now >= (try row.date("last_seen_at")) + 60)
    }

    private func acting(_ row: Row) throws -> ActingFor? {
        guard let mandate = try row.optionalInt("mandate") else { return nil }
        let seed = try row.string("seed")
        guard let person = try seal.person(row.string("sealed"), seed: seed) else { throw RowError.malformed("sealed") }
        return ActingFor(
            mandate: Int64(mandate), helper: try row.string("name"), relay: try row.string("relay"), person: person.name,
            key: seal.openingKey(seed: seed), until: try row.date("ends_at"))
    }

    func seen(_ digest: String, at now: Date) async throws {
        try await database.write { _ = try $0.run("UPDATE helper_session SET last_seen_at = \(now) WHERE token_digest = \(digest)") }
    }

    /// The session acts for the person of this mandate from now on.
    func begin(_ mandate: Mandate, by helper: HelperViewer, session digest: String, at now: Date) async throws {
        try await database.write { connection in
            try admitted(mandate.id, at: now, on: connection)
            try connection.run("UPDATE helper_session SET mandate_id = \(mandate.id) WHERE token_digest = \(digest)")
            try connection.journal(
                .actingBegun, relay: helper.relayName, by: helper.name, mandate: mandate.id, of: helper.organisation, at: now)
        }
    }

    func stop(_ acting: ActingFor, by helper: HelperViewer, session digest: String, at now: Date) async throws {
        try await database.write { connection in
            try connection.run("UPDATE helper_session SET mandate_id = NULL WHERE token_digest = \(digest)")
            try connection.journal(
                .actingStopped, relay: acting.relay, by: helper.name, mandate: MandateID(acting.mandate), of: helper.organisation, at: now)
        }
    }

    /// Reads the mandate again under lock: a mandate that is ended while a request is filed under it is ended before or after, never in between.
    @discardableResult
    func admitted(_ id: MandateID, at now: Date, on connection: any Connection) throws -> Row {
        let row = try connection.row("SELECT * FROM mandate WHERE id = \(id)\(connection.dialect.forUpdate)")
        guard let row, try row.string("state") == "given", try row.date("ends_at") > now else { throw MandateProblem.over }
        let isHelping = try connection.row("SELECT 1 AS one FROM relay WHERE id = \(try row.int("relay_id")) AND state = 'validated'")
        guard isHelping != nil else { throw MandateProblem.over }
        return row
    }
}
