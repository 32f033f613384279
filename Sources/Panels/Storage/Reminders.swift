import Core
import Foundation
import Storage

/// Reminding those who were asked and have not answered: once by panel and by person, in batches that a kill leaves whole.
extension SQLInvitations {
    static let reminderKind = "panels.remind"

    /// - Throws: when they were reminded already, or nobody may answer any more.
    func beginReminding(_ panel: PanelID, in organisation: OrganisationID, on day: LocalDate, now: Date) async throws {
        try await database.write { connection in
            let changed = try connection.run(
                """
                UPDATE panel SET reminded_on = \(day) WHERE id = \(panel) AND organisation_id = \(organisation) AND state = 'invited'
                    AND reminded_on IS NULL AND opens_on <= \(day) AND closes_on >= \(day)
                """)
            guard changed == 1 else { throw PanelProblem.changedMeanwhile }
            try connection.ask(Self.reminderKind, panel, organisation, after: 0, from: now, now: now)
        }
    }

    /// Reminds those of the next hundred who have not answered. In one transaction: their new links, their messages and what does the rest.
    func remind(
        _ panel: Panel, after last: Int, on day: LocalDate, now: Date,
        telling tell: @escaping @Sendable (EmailAddress, _ token: String, _ seed: String, any Connection) throws -> Void
    ) async throws {
        guard panel.isOpen(on: day), panel.reminded != nil else { return }
        try await database.write { connection in
            let rows = try connection.consents(for: panel, after: last, on: day)
            for row in rows {
                let seed = try row.string("seed")
                guard let address = try book.address(try row.string("sealed"), seed: seed) else { continue }
                let token = Secret.token()
                let reminded = try connection.run(
                    """
                    UPDATE panel_invitation SET reminder_digest = \(Secret.digest(token))
                    WHERE panel_id = \(panel.id) AND address_mark = \(book.mark(address, in: panel.id)) AND NOT is_spent AND reminder_digest IS NULL
                    """)
                if reminded == 1 { try tell(address, token, seed, connection) }
            }
            guard rows.count == Self.atOnce, let next = try rows.last?.int("id") else { return }
            try connection.ask(Self.reminderKind, panel.id, panel.organisation, after: next, from: now, now: now)
        }
    }
}
