import Core
import Foundation
import Storage

extension SQLInbox {
    func find(_ id: InboundMessageID, viewer: AgentViewer) async throws -> InboundMessage? {
        try await database.read { connection in
            try connection.row("SELECT \(InboundMessage.columns) FROM inbound_message WHERE id = \(id) AND \(viewer.seesMessages)")
                .map(InboundMessage.init)
        }
    }

    func acts(of id: InboundMessageID) async throws -> [InboundAct] {
        try await database.read { connection in
            try connection.rows("SELECT at, agent_name, act, detail FROM inbound_message_act WHERE message_id = \(id) ORDER BY id LIMIT 100")
                .map(InboundAct.init)
        }
    }

    func list(
        _ states: [InboundMessage.State], viewer: AgentViewer, before: InboundMessageID?, atMost count: Int
    ) async throws -> [InboundMessage] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(InboundMessage.columns) FROM inbound_message
                WHERE \(viewer.seesMessages) AND state IN \(list: states.map(\.rawValue)) AND id < \(before ?? InboundMessageID(.max))
                ORDER BY id DESC LIMIT \(count)
                """
            ).map(InboundMessage.init)
        }
    }

    func claim(_ id: InboundMessageID, viewer: AgentViewer, until limit: Date, at now: Date) async throws -> InboundClaim? {
        let claim = InboundClaim(message: id, token: UUID().uuidString)
        let claimed = try await database.write { connection in
            try connection.run(
                """
                UPDATE inbound_message SET claim = \(claim.token), claimed_until = \(limit)
                WHERE id = \(id) AND \(viewer.seesMessages) AND state = 'waiting' AND \(Self.isFree(nil, at: now))
                """)
        }
        return claimed == 1 ? claim : nil
    }

    func release(_ claim: InboundClaim) async throws {
        _ = try await database.write { connection in
            try connection.run(
                "UPDATE inbound_message SET claim = NULL, claimed_until = NULL WHERE id = \(claim.message) AND claim = \(claim.token)")
        }
    }

    /// Whether a message is held by this claim, or by nobody.
    private static func isFree(_ claim: InboundClaim?, at now: Date) -> SQL {
        claim.map { "claim = \($0.token)" } ?? "(claimed_until IS NULL OR claimed_until <= \(now))"
    }

    func settle(_ id: InboundMessageID, _ change: InboundChange, viewer: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let unit: SQL = change.act == .transferred ? ", unit_id = \(change.unit)" : ""
            let changed = try connection.run(
                """
                UPDATE inbound_message SET state = \(change.to.rawValue), reference = \(change.reference),
                    settled_at = \(change.to.isOpen ? nil : now), claim = NULL, claimed_until = NULL\(unit)
                WHERE id = \(id) AND \(viewer.seesMessages) AND state IN \(list: change.from.map(\.rawValue)) AND \(Self.isFree(change.claim, at: now))
                """)
            guard changed == 1 else { return false }
            try connection.run(
                """
                INSERT INTO inbound_message_act (message_id, at, agent_id, agent_name, act, detail)
                VALUES (\(id), \(now), \(viewer.agent), \(viewer.name), \(change.act.rawValue), \(change.detail ?? change.reference?.description))
                """)
            try change.answer?.put(connection)
            return true
        }
    }
}
