import Core
import Foundation
import Storage

/// Cards, in SQL.
struct SQLCards: Sendable {
    let database: any Database

    /// What is compared when somebody comes in with a card.
    struct Credentials: Sendable {
        let card: SpaceCardID
        let person: PersonID
        let hash: String
    }

    /// A card for somebody new, whose identity was seen or not.
    func issue(
        _ number: CardNumber, hash: String, level: IdentityProof, of organisation: OrganisationID, by agent: AgentViewer, at now: Date
    ) async throws {
        try await database.write { connection in
            let person = try connection.addPerson(of: organisation, email: nil, level: level, at: now)
            let card = try add(number, hash, for: person, of: organisation, by: agent, at: now, on: connection)
            if level == .seen { try note(.identitySeen, of: card, by: agent, at: now, on: connection) }
        }
    }

    func find(_ number: CardNumber, of organisation: OrganisationID) async throws -> SpaceCard? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT c.*, p.level FROM person_card c LEFT JOIN person p ON p.id = c.person_id
                WHERE c.organisation_id = \(organisation) AND c.number = \(number.description)
                """
            ).map(SpaceCard.init)
        }
    }

    func credentials(_ number: CardNumber, of organisation: OrganisationID) async throws -> Credentials? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT id, person_id, secret_hash FROM person_card
                WHERE organisation_id = \(organisation) AND number = \(number.description) AND state = 'usable' AND person_id IS NOT NULL
                """
            ).map { Credentials(card: try $0.id("id"), person: try $0.id("person_id"), hash: try $0.string("secret_hash")) }
        }
    }

    /// Counts a wrong secret; the tenth in a row blocks the card.
    func failed(_ card: SpaceCardID, at now: Date) async throws {
        try await database.write { connection in
            let counted = try connection.row(
                "UPDATE person_card SET failures = failures + 1 WHERE id = \(card) AND state = 'usable' RETURNING failures")
            guard let counted, try counted.int("failures") >= CardSecret.mostFailures else { return }
            try connection.run("UPDATE person_card SET state = 'blocked' WHERE id = \(card)")
            try note(.blocked, of: card, by: nil, at: now, on: connection)
        }
    }

    /// Opens the space of a card whose secret was right.
    func enter(_ credentials: Credentials, from device: String, at now: Date) async throws -> String {
        try await database.write { connection in
            try connection.run("UPDATE person_card SET failures = 0 WHERE id = \(credentials.card)")
            return try connection.openSession(for: credentials.person, by: .card, from: device, at: now)
        }
    }

    /// Gives another secret; a blocked card is usable again.
    /// - Returns: `false` for a card that was revoked.
    func setSecret(_ hash: String, of card: SpaceCard, by agent: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let changed = try connection.run(
                "UPDATE person_card SET secret_hash = \(hash), failures = 0, state = 'usable' WHERE id = \(card.id) AND state <> 'revoked'")
            if changed == 1 { try note(.secretChanged, of: card.id, by: agent, at: now, on: connection) }
            return changed == 1
        }
    }

    /// Makes a card open nothing, and closes the sessions that cards of its holder opened.
    func revoke(_ card: SpaceCard, by agent: AgentViewer, at now: Date) async throws {
        try await database.write { try revoke(card, .revoked, by: agent, at: now, on: $0) }
    }

    /// Another card for the same space, in place of one that was lost.
    /// - Returns: `false` when the space was closed, or the card replaced already.
    func replace(_ card: SpaceCard, by number: CardNumber, hash: String, of organisation: OrganisationID, agent: AgentViewer, at now: Date)
        async throws -> Bool
    {
        try await database.write { connection in
            guard let person = card.person else { return false }
            let done = try connection.row("SELECT 1 AS one FROM person_card_event WHERE card_id = \(card.id) AND event = 'replaced'")
            guard done == nil else { return false }
            try revoke(card, .replaced, by: agent, at: now, on: connection)
            _ = try add(number, hash, for: person, of: organisation, by: agent, at: now, on: connection)
            return true
        }
    }

    /// An agent saw the identity document of the card's holder. What is in it is not kept.
    func identitySeen(_ card: SpaceCard, by agent: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            let changed = try connection.run("UPDATE person SET level = 'seen' WHERE id = \(card.person) AND level = 'declared'")
            if changed == 1 { try note(.identitySeen, of: card.id, by: agent, at: now, on: connection) }
        }
    }

    func history(of card: SpaceCardID) async throws -> [CardLine] {
        try await database.read { connection in
            try connection.rows("SELECT event, at, agent_name FROM person_card_event WHERE card_id = \(card) ORDER BY id").map { row in
                CardLine(event: try row.parsed("event", CardLine.Event.init), at: try row.date("at"), agent: try row.optionalString("agent_name"))
            }
        }
    }

    private func add(
        _ number: CardNumber, _ hash: String, for person: PersonID, of organisation: OrganisationID, by agent: AgentViewer, at now: Date,
        on connection: any Connection
    ) throws -> SpaceCardID {
        let made = try connection.row(
            """
            INSERT INTO person_card (organisation_id, number, person_id, secret_hash, state, failures, issued_at)
            VALUES (\(organisation), \(number.description), \(person), \(hash), 'usable', 0, \(now)) RETURNING id
            """)
        guard let made else { throw RowError.isNull("id") }
        let card: SpaceCardID = try made.id("id")
        try note(.issued, of: card, by: agent, at: now, on: connection)
        return card
    }

    private func revoke(_ card: SpaceCard, _ event: CardLine.Event, by agent: AgentViewer, at now: Date, on connection: any Connection) throws {
        let changed = try connection.run("UPDATE person_card SET state = 'revoked' WHERE id = \(card.id) AND state <> 'revoked'")
        if changed == 1 || event == .replaced { try note(event, of: card.id, by: agent, at: now, on: connection) }
        try connection.run("DELETE FROM person_session WHERE person_id = \(card.person) AND way = 'card'")
    }

    private func note(_ event: CardLine.Event, of card: SpaceCardID, by agent: AgentViewer?, at now: Date, on connection: any Connection) throws {
        try connection.run(
            """
            INSERT INTO person_card_event (card_id, at, event, agent_id, agent_name)
            VALUES (\(card), \(now), \(event.rawValue), \(agent?.agent), \(agent?.name))
            """)
    }
}

extension SpaceCard {
    init(_ row: Row) throws {
        self.init(
            id: try row.id("id"), number: try row.parsed("number", CardNumber.init), person: try row.optionalID("person_id"),
            state: try row.parsed("state", State.init), level: try row.optionalParsed("level", IdentityProof.init),
            issuedAt: try row.date("issued_at"))
    }
}
