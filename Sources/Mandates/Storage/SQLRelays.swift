import Core
import Foundation
import Storage

/// Organisations that help, in SQL.
struct SQLRelays: Sendable {
    let database: any Database

    func ask(
        _ request: RelayRequest, of organisation: OrganisationID, at now: Date, telling tell: @escaping @Sendable (any Connection) throws -> Void
    )
        async throws
    {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO relay (organisation_id, name, kind, siret, contact, email, phone, reason, state, asked_at)
                VALUES (\(organisation), \(request.name), \(request.kind.rawValue), \(request.siret), \(request.contact), \(request.email.description),
                        \(request.phone), \(request.reason), 'asked', \(now))
                """)
            try connection.journal(.relayAsked, relay: request.name, by: "", of: organisation, at: now)
            try tell(connection)
        }
    }

    func all(of organisation: OrganisationID) async throws -> [Relay] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM relay WHERE organisation_id = \(organisation) ORDER BY state, asked_at, id LIMIT 500").map(Relay.init)
        }
    }

    func find(_ id: RelayID, of organisation: OrganisationID) async throws -> Relay? {
        try await database.read { connection in
            try connection.row("SELECT * FROM relay WHERE id = \(id) AND organisation_id = \(organisation)").map(Relay.init)
        }
    }

    /// What an administrator decides of an organisation, told by mail. Suspended, it has no open session any more: its helpers act for nobody.
    func decide(
        _ state: Relay.State, of relay: Relay, in organisation: OrganisationID, by agent: AgentViewer, at now: Date,
        telling tell: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        try await database.write { connection in
            let changed = try connection.run("UPDATE relay SET state = \(state.rawValue) WHERE id = \(relay.id) AND state <> \(state.rawValue)")
            guard changed == 1 else { return }
            if state != .validated {
                try connection.run("DELETE FROM helper_session WHERE helper_id IN (SELECT id FROM helper WHERE relay_id = \(relay.id))")
            }
            let kind: MandateAct.Kind = state == .validated ? .relayValidated : state == .refused ? .relayRefused : .relaySuspended
            try connection.journal(kind, relay: relay.name, by: agent.name, of: organisation, at: now)
            try tell(connection)
        }
    }
}

extension Relay {
    init(_ row: Row) throws {
        self.init(
            id: try row.id("id"), name: try row.string("name"), kind: try row.parsed("kind", Kind.init), siret: try row.string("siret"),
            contact: try row.string("contact"), email: try row.string("email"), phone: try row.string("phone"), reason: try row.string("reason"),
            state: try row.parsed("state", State.init), askedAt: try row.date("asked_at"))
    }
}
