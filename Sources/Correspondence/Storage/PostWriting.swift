import Core
import Foundation
import Storage

/// Writes letters, calls and short messages into somebody's transaction. Of two with the same key, the second is ignored.
enum PostWriting {
    static let smsJob = "sms.send"

    static func add(_ letter: NewLetter, uniqueKey: String, now: Date, on connection: any Connection) throws {
        try connection.run(
            """
            INSERT INTO outgoing_letter (
                organisation_id, unit_id, dossier_id, reference, title, recipient, shows_address, is_decision, pdf, created_at, state, counter, is_registered, unique_key,
                appointment
            ) VALUES (
                \(letter.organisation), \(letter.unit), \(letter.dossier), \(letter.reference), \(letter.title),
                \(letter.recipient.joined(separator: "\n")), \(letter.showsAddress), \(letter.weight == .decision), \(letter.pdf), \(now), 'waiting',
                \(letter.isForCounter ? Pickup.Stage.asked.rawValue : nil), \(letter.weight == .registered), \(uniqueKey),
                \(letter.appointment)
            ) ON CONFLICT (unique_key) DO NOTHING
            """)
    }

    static func add(_ call: NewCall, uniqueKey: String, now: Date, on connection: any Connection) throws {
        try connection.run(
            """
            INSERT INTO outgoing_call (
                organisation_id, unit_id, dossier_id, reference, person, number, title, script, created_at, misses, unique_key, appointment,
                useful_until
            ) VALUES (
                \(call.organisation), \(call.unit), \(call.dossier), \(call.reference), \(call.person), \(call.number), \(call.title), \(call.script),
                \(now), 0, \(uniqueKey), \(call.appointment), \(call.usefulUntil)
            ) ON CONFLICT (unique_key) DO NOTHING
            """)
    }

    static func forget(about appointment: Reference, in organisation: OrganisationID, but key: String, on connection: any Connection) throws {
        let same: SQL = "organisation_id = \(organisation) AND appointment = \(appointment) AND unique_key <> \(key)"
        try connection.run("DELETE FROM outgoing_call WHERE \(same) AND outcome IS NULL")
        try connection.run("DELETE FROM outgoing_letter WHERE \(same) AND state = 'waiting' AND batch_id IS NULL")
    }

    static func forgetCall(_ key: String, in organisation: OrganisationID, on connection: any Connection) throws {
        try connection.run("DELETE FROM outgoing_call WHERE unique_key = \(key) AND organisation_id = \(organisation) AND outcome IS NULL")
    }

    static func add(_ sms: SMS, news: News, organisation: OrganisationID, now: Date, on connection: any Connection) throws {
        let row = try connection.row(
            """
            INSERT INTO outgoing_sms (organisation_id, dossier_id, to_number, text, news, created_at, state, attempts, unique_key)
            VALUES (\(organisation), \(news.dossier), \(sms.to.description), \(sms.text.description), \(news.json), \(now), 'waiting', 0, \(news.key))
            ON CONFLICT (unique_key) DO NOTHING RETURNING id
            """)
        guard let id = try row?.id("id", of: OutgoingSMSKind.self) else { return }
        try enqueue(id, now: now, on: connection)
    }

    /// About no request: when it fails for good, nothing else is tried.
    static func add(_ sms: SMS, uniqueKey: String, organisation: OrganisationID, now: Date, on connection: any Connection) throws {
        let row = try connection.row(
            """
            INSERT INTO outgoing_sms (organisation_id, to_number, text, created_at, state, attempts, unique_key)
            VALUES (\(organisation), \(sms.to.description), \(sms.text.description), \(now), 'waiting', 0, \(uniqueKey))
            ON CONFLICT (unique_key) DO NOTHING RETURNING id
            """)
        guard let id = try row?.id("id", of: OutgoingSMSKind.self) else { return }
        try enqueue(id, now: now, on: connection)
    }

    static func enqueue(_ id: OutgoingSMSID, now: Date, on connection: any Connection) throws {
        try Jobs.enqueue(kind: smsJob, payload: ["id": .int(Int(id.rawValue))], now: now, on: connection)
    }

    /// Tells the dossier's history what became of a letter or of a call: `App` hears it.
    /// - Parameter viewer: `nil` for what the product does by itself.
    static func tell(
        _ event: Event.Name, of dossier: DossierID?, _ detail: [String: JSON], viewer: AgentViewer?, now: Date, on connection: any Connection
    )
        throws
    {
        guard let dossier else { return }  // about an appointment alone: its page says how its person is told
        var who: [String: JSON] = ["dossier": .int(Int(dossier.rawValue))]
        if let viewer { (who["agent"], who["name"]) = (.int(Int(viewer.agent.rawValue)), .string(viewer.name)) }
        try Jobs.enqueue(kind: Job.kind(of: event), payload: .object(detail.merging(who) { $1 }), now: now, on: connection)
    }
}
