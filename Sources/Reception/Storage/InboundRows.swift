import Core
import Storage

extension InboundMessage {
    static let columns: SQL =
        "id, organisation_id, unit_id, recipient, sender, received_at, raw, size, state, reference, content, acknowledgement, acknowledged_to"

    init(row: Row) throws {
        id = try row.id("id")
        organisation = try row.id("organisation_id")
        unit = try row.optionalID("unit_id")
        recipient = try row.string("recipient")
        sender = ReturnPath(stored: try row.optionalString("sender"))
        receivedAt = try row.date("received_at")
        raw = try row.string("raw")
        size = try row.int("size")
        state = try row.parsed("state", State.init)
        reference = try row.optionalParsed("reference", Reference.init)
        content = try row.optionalString("content").map { MessageContent(json: try JSON($0)) } ?? MessageContent(head: MessageHead())
        acknowledgement = try row.optionalString("acknowledgement")
        acknowledgedTo = try row.optionalParsed("acknowledged_to", EmailAddress.init)
    }
}

extension ReturnPath {
    /// NULL: unknown; empty: nobody.
    var stored: String? {
        switch self {
        case .address(let address): address
        case .nobody: ""
        case .unknown: nil
        }
    }

    init(stored: String?) { self = stored.map { $0.isEmpty ? .nobody : .address($0) } ?? .unknown }
}

extension InboundAct {
    init(row: Row) throws {
        at = try row.date("at")
        agentName = try row.string("agent_name")
        kind = try row.parsed("act", Kind.init)
        detail = try row.optionalString("detail")
    }
}

extension AgentViewer {
    /// **The seal**: the messages that this agent may know of. Those to the whole authority are for those who receive people, and for those who lead.
    var seesMessages: SQL {
        let general: SQL = has(.reception) || has(.manager) ? "unit_id IS NULL OR " : ""
        return "organisation_id = \(organisation) AND (\(general)unit_id IN \(list: units))"
    }
}
