import Core
import Foundation
import Storage

/// Helpers and their sessions, in SQL. Only digests of keys are kept.
struct SQLHelpers: Sendable {
    static let invitationLife: TimeInterval = 7 * 86_400
    static let longestIdle: TimeInterval = 3600
    static let longestSession: TimeInterval = 12 * 3600

    let database: any Database

    /// What signing in looks at.
    struct Credentials: Sendable {
        let helper: Helper
        let hash: String
        let codeSealed: String
        let relayState: Relay.State
    }

    func helpers(of relay: RelayID) async throws -> [Helper] {
        try await database.read { try $0.rows("SELECT * FROM helper WHERE relay_id = \(relay) ORDER BY name, id").map(Helper.init) }
    }

    /// Invites somebody, or again somebody who has not come: the earlier link is over.
    /// - Throws: ``MandateProblem/knownHelper``.
    func invite(
        _ name: String, _ email: EmailAddress, trainedOn: LocalDate, to relay: Relay, in organisation: OrganisationID, token: String,
        code sealed: String,
        by agent: AgentViewer, today: LocalDate, at now: Date, telling tell: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        try await database.write { connection in
            let invited = try connection.run(
                """
                INSERT INTO helper (organisation_id, relay_id, name, email, trained_on, reviewed_on, state, invitation, invited_until, code_sealed, last_step)
                VALUES (\(organisation), \(relay.id), \(name), \(email.description.lowercased()), \(trainedOn), \(today), 'invited',
                        \(Secret.digest(token)), \(now + Self.invitationLife), \(sealed), 0)
                ON CONFLICT (organisation_id, email) DO UPDATE SET name = excluded.name, trained_on = excluded.trained_on,
                    reviewed_on = excluded.reviewed_on, state = 'invited', invitation = excluded.invitation, invited_until = excluded.invited_until,
                    passphrase_hash = NULL, code_sealed = excluded.code_sealed
                WHERE helper.state <> 'active' AND helper.relay_id = excluded.relay_id
                """)
            guard invited == 1 else { throw MandateProblem.knownHelper }
            try connection.journal(.helperInvited, relay: relay.name, by: agent.name, detail: name, of: organisation, at: now)
            try tell(connection)
        }
    }

    /// Who was invited by this link, and their sealed code.
    func invited(_ token: String, of organisation: OrganisationID, at now: Date) async throws -> (helper: Helper, codeSealed: String)? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT * FROM helper WHERE invitation = \(Secret.digest(token)) AND organisation_id = \(organisation) AND state = 'invited'
                    AND invited_until > \(now)
                """
            ).map { (try Helper($0), try $0.string("code_sealed")) }
        }
    }

    /// Uses the invitation up. Of two who come with one link at once, one finds it gone.
    func activate(_ token: String, hash: String, step: Int64, of organisation: OrganisationID, at now: Date) async throws {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE helper SET state = 'active', invitation = NULL, invited_until = NULL, passphrase_hash = \(hash), last_step = \(step)
                WHERE invitation = \(Secret.digest(token)) AND organisation_id = \(organisation) AND state = 'invited' AND invited_until > \(now)
                RETURNING name, (SELECT r.name FROM relay r WHERE r.id = helper.relay_id) AS relay
                """)
            guard let row else { throw MandateProblem.linkOver }
            try connection.journal(.helperActive, relay: try row.string("relay"), by: try row.string("name"), of: organisation, at: now)
        }
    }

    func credentials(_ email: String, of organisation: OrganisationID) async throws -> Credentials? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT h.*, r.state AS relay_state FROM helper h JOIN relay r ON r.id = h.relay_id
                WHERE h.organisation_id = \(organisation) AND h.email = \(email) AND h.state = 'active'
                """
            ).map { row in
                Credentials(
                    helper: try Helper(row), hash: try row.string("passphrase_hash"), codeSealed: try row.string("code_sealed"),
                    relayState: try row.parsed("relay_state", Relay.State.init))
            }
        }
    }

    /// Opens a session with a code of the telephone, which opens no other.
    /// - Returns: `nil` when the code was used already.
    func enter(_ helper: Helper, step: Int64, of organisation: OrganisationID, at now: Date) async throws -> String? {
        let token = Secret.token()
        return try await database.write { connection in
            guard
                try connection.run("UPDATE helper SET last_step = \(step) WHERE id = \(helper.id) AND state = 'active' AND last_step < \(step)") == 1
            else { return nil }
            try connection.run(
                """
                INSERT INTO helper_session (token_digest, helper_id, last_seen_at, expires_at)
                VALUES (\(Secret.digest(token)), \(helper.id), \(now), \(now + Self.longestSession))
                """)
            let relay = try connection.row("SELECT name FROM relay WHERE id = \(helper.relay)")?.string("name") ?? ""
            try connection.journal(.helperIn, relay: relay, by: helper.name, of: organisation, at: now)
            return token
        }
    }

    func leave(_ digest: String) async throws {
        try await database.write { _ = try $0.run("DELETE FROM helper_session WHERE token_digest = \(digest)") }
    }

    /// Says that a helper still helps, for a year.
    func review(_ helper: HelperID, of relay: Relay, in organisation: OrganisationID, by agent: AgentViewer, today: LocalDate, at now: Date)
        async throws
    {
        try await database.write { connection in
            let row = try connection.row("UPDATE helper SET reviewed_on = \(today) WHERE id = \(helper) AND relay_id = \(relay.id) RETURNING name")
            guard let row else { throw MandateProblem.unknown }
            try connection.journal(.helperReviewed, relay: relay.name, by: agent.name, detail: try row.string("name"), of: organisation, at: now)
        }
    }

    /// They help no more: at once, whatever they were doing.
    func close(_ helper: HelperID, of relay: Relay, in organisation: OrganisationID, by agent: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE helper SET state = 'closed', invitation = NULL, invited_until = NULL, passphrase_hash = NULL
                WHERE id = \(helper) AND relay_id = \(relay.id) RETURNING name
                """)
            guard let row else { throw MandateProblem.unknown }
            try connection.run("DELETE FROM helper_session WHERE helper_id = \(helper)")
            try connection.journal(.helperClosed, relay: relay.name, by: agent.name, detail: try row.string("name"), of: organisation, at: now)
        }
    }

    func sweep(at now: Date) async throws -> Int {
        try await database.write {
            try $0.run("DELETE FROM helper_session WHERE expires_at <= \(now) OR last_seen_at <= \(now - Self.longestIdle)")
        }
    }
}

extension Helper {
    init(_ row: Row) throws {
        self.init(
            id: try row.id("id"), relay: try row.id("relay_id"), name: try row.string("name"), email: try row.string("email"),
            trainedOn: try row.parsed("trained_on") { LocalDate($0) }, reviewedOn: try row.parsed("reviewed_on") { LocalDate($0) },
            state: try row.parsed("state", State.init))
    }
}
