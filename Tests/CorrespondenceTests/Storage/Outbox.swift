import Core
import Foundation
import Logging
import Storage
import TestSupport

@testable import Correspondence

/// An outbox in a database of a test's own, with two authorities and one request.
struct Outbox {
    static let admiville = OrganisationID(1)
    static let brest = OrganisationID(2)
    static let dossier = DossierID(7)

    let database: any Database
    var mails: SQLOutgoingMails { SQLOutgoingMails(database: database) }

    /// The tables of other rooms that ours refers to, as small as they can be.
    private static let others = Migration(
        "others",
        [
            "CREATE TABLE organisation (id {{id}}, name TEXT NOT NULL) {{strict}}",
            "CREATE TABLE dossier (id {{id}}, name TEXT NOT NULL) {{strict}}", "CREATE TABLE unit (id {{id}}, name TEXT NOT NULL) {{strict}}",
        ])

    static func open(_ engine: TestEngine) async throws -> Outbox {
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations + [others] + CorrespondenceFeature.migrations)
        try await database.write { connection in
            try connection.run("INSERT INTO organisation (id, name) VALUES (1, 'Admiville'), (2, 'Brest')")
            try connection.run("INSERT INTO dossier (id, name) VALUES (7, 'Amina')")
            try connection.run("INSERT INTO unit (id, name) VALUES (1, 'État civil'), (2, 'Urbanisme')")
        }
        return Outbox(database: database)
    }

    static func mail(to: String = "amina.diallo@exemple.fr", attachments: [MailAttachment] = []) -> Mail {
        Mail(
            from: Town.sender.mailbox, replyTo: EmailAddress("etat-civil@admiville.example"), to: EmailAddress(to) ?? Town.amina,
            subject: HeaderText(flattening: "Votre demande 🌞"), text: "Bonjour,\nÀ bientôt\n", html: "<p>Bonjour", attachments: attachments)
    }

    @discardableResult
    func add(
        _ mail: Mail = mail(), key: String = UUID().uuidString, organisation: OrganisationID = admiville, dossier: DossierID? = nil
    ) async throws -> OutgoingMailID {
        try await database.write { connection in
            try OutboxWriting.add(mail, uniqueKey: key, organisation: organisation, dossier: dossier, now: Town.morning, on: connection)
            let row = try connection.row("SELECT id FROM outgoing_mail WHERE unique_key = \(key)")
            return try row?.id("id") ?? OutgoingMailID(0)
        }
    }

    func state(_ id: OutgoingMailID) async throws -> OutgoingMail {
        guard let reading = try await mails.read(id, of: Self.admiville) else { throw CorrespondenceProblem.unknownMail }
        return reading.mail
    }

    /// Does the jobs that are due.
    @discardableResult
    func work(at now: Date = Town.morning, _ send: (@Sendable (Mail, Date) async -> Delivery)?) async throws -> (done: Int, failed: Int) {
        let handler = SendMail(mails: mails, send: send, clock: { now }).run
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return try await JobWorker(database: database, handlers: [OutboxWriting.job: handler], log: log).runDue(now: now, limit: 100)
    }
}
