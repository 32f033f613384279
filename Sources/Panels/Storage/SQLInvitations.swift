import Core
import Foundation
import Storage

/// Asking people, in batches that a kill leaves whole.
struct SQLInvitations: Sendable {
    static let jobKind = "panels.invite"
    static let atOnce = 100

    let database: any Database
    let book: ConsentBook

    /// Nobody is asked yet: the job is written with the change of state, so that it is done once and surely.
    func begin(_ panel: PanelID, in organisation: OrganisationID, from start: Date, now: Date) async throws {
        try await database.write { connection in
            let changed = try connection.run(
                "UPDATE panel SET state = 'invited' WHERE id = \(panel) AND organisation_id = \(organisation) AND state = 'draft'")
            guard changed == 1 else { throw PanelProblem.changedMeanwhile }
            try connection.ask(Self.jobKind, panel, organisation, after: 0, from: start, now: now)
        }
    }

    /// Asks the next hundred. In one transaction: the invitations, their messages and what does the rest; run twice, it asks nobody twice.
    /// - Parameter tell: is given the address, the token of the answer and the seed of the consent.
    func batch(
        _ panel: Panel, after last: Int, on day: LocalDate, now: Date,
        telling tell: @escaping @Sendable (EmailAddress, _ token: String, _ seed: String, any Connection) throws -> Void
    ) async throws {
        guard panel.state == .invited, day <= panel.details.closes else { return }
        try await database.write { connection in
            let rows = try connection.consents(for: panel, after: last, on: day)
            var asked = 0
            for row in rows {
                let seed = try row.string("seed")
                guard let address = try book.address(try row.string("sealed"), seed: seed) else { continue }
                let token = Secret.token()
                let added = try connection.run(
                    """
                    INSERT INTO panel_invitation (panel_id, address_mark, token_digest, is_spent)
                    VALUES (\(panel.id), \(book.mark(address, in: panel.id)), \(Secret.digest(token)), \(false))
                    ON CONFLICT (panel_id, address_mark) DO NOTHING
                    """)
                guard added == 1 else { continue }
                try tell(address, token, seed, connection)
                asked += 1
            }
            try connection.run("UPDATE panel SET invited = invited + \(asked) WHERE id = \(panel.id)")
            guard rows.count == Self.atOnce, let next = try rows.last?.int("id") else { return }
            try connection.ask(Self.jobKind, panel.id, panel.organisation, after: next, from: now, now: now)
        }
    }

    /// Forgets who was asked in panels that are over, and the texts that nobody published a year later.
    func forget(in organisation: OrganisationID, on day: LocalDate) async throws {
        try await database.write { connection in
            try connection.run(
                """
                DELETE FROM panel_invitation
                WHERE panel_id IN (SELECT id FROM panel WHERE organisation_id = \(organisation) AND closes_on < \(day))
                """)
            try connection.run(
                """
                DELETE FROM panel_text WHERE NOT is_published
                    AND panel_id IN (SELECT id FROM panel WHERE organisation_id = \(organisation) AND closes_on < \(day.adding(months: -12)))
                """)
        }
    }
}

extension Connection {
    /// The next hundred of those who agree to be asked about the life event of a panel.
    func consents(for panel: Panel, after last: Int, on day: LocalDate) throws -> [Row] {
        try rows(
            """
            SELECT id, seed, sealed FROM panel_consent
            WHERE organisation_id = \(panel.organisation) AND event = \(panel.details.event.rawValue) AND id > \(last) AND ends_on >= \(day)
            ORDER BY id LIMIT \(SQLInvitations.atOnce)
            """)
    }

    func ask(_ kind: String, _ panel: PanelID, _ organisation: OrganisationID, after last: Int, from start: Date, now: Date) throws {
        let payload: JSON = .object(["panel": .int(Int(panel.rawValue)), "organisation": .int(Int(organisation.rawValue)), "after": .int(last)])
        try Jobs.enqueue(kind: kind, payload: payload, runAt: start, now: now, on: self)
    }
}
