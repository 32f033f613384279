import Core
import Foundation
import Storage

/// The messages, in the database. Their raw form is in the blob store.
struct SQLInbox: Inbox {
    static let job = "mail.sort"

    let database: any Database

    func keep(_ messages: [NewInboundMessage], at now: Date) async throws -> Int {
        try await database.write { connection in
            try messages.count { message in
                let row = try connection.row(
                    """
                    INSERT INTO inbound_message (
                        organisation_id, unit_id, recipient, sender, message_id, fingerprint, raw, size, received_at, state
                    ) VALUES (
                        \(message.box.organisation), \(message.box.unit), \(message.recipient.folded), \(message.sender.stored), \(message.messageID),
                        \(message.fingerprint), \(message.raw), \(message.size), \(now), 'received'
                    ) ON CONFLICT (recipient, message_id, fingerprint) DO NOTHING RETURNING id
                    """)
                guard let id = try row?.id("id", of: InboundMessageKind.self) else { return false }
                try Jobs.enqueue(kind: Self.job, payload: ["id": .int(Int(id.rawValue))], now: now, on: connection)
                try connection.run("DELETE FROM inbound_raw_to_remove WHERE raw = \(message.raw)")
                return true
            }
        }
    }

    func find(_ id: InboundMessageID) async throws -> InboundMessage? {
        try await database.read { connection in
            try connection.row("SELECT \(InboundMessage.columns) FROM inbound_message WHERE id = \(id)").map(InboundMessage.init)
        }
    }

    func acknowledgements(to address: EmailAddress, since: Date) async throws -> Int {
        try await database.read { connection in
            try connection.row(
                """
                SELECT count(*) AS number FROM inbound_message
                WHERE acknowledged_to = \(address.description.lowercased()) AND acknowledged_at > \(since)
                """
            )?.int("number") ?? 0
        }
    }

    func record(
        _ content: MessageContent, of id: InboundMessageID, attachedTo reference: Reference?, _ acknowledgement: Acknowledgement, at now: Date
    ) async throws {
        let state = reference == nil ? InboundMessage.State.waiting : .attached
        try await database.write { connection in
            let changed = try connection.run(
                """
                UPDATE inbound_message SET state = \(state.rawValue), reference = \(reference), content = \(content.json),
                    settled_at = \(reference == nil ? nil : now),
                    acknowledgement = \(acknowledgement.stored), acknowledged_to = \(acknowledgement.address?.description.lowercased()),
                    acknowledged_at = \(acknowledgement.address == nil ? nil : now)
                WHERE id = \(id) AND state = 'received'
                """)
            // What is attached to a request is acknowledged by the request.
            guard changed == 1, reference == nil, acknowledgement.address != nil else { return }
            try Jobs.enqueue(Event(.mailReceived, subject: id.rawValue), now: now, on: connection)
        }
    }
}

extension Acknowledgement {
    var address: EmailAddress? { if case .send(let address) = self { address } else { nil } }

    /// What is stored for one that is sent.
    static let sent = "sent"

    fileprivate var stored: String {
        switch self {
        case .send: Self.sent
        case .none(let reason): reason.rawValue
        }
    }
}
