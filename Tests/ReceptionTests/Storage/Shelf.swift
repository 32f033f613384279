import Core
import Foundation
import Logging
import Storage
import TestSupport

@testable import Reception

/// The reception of Admiville, and of Brest beside it, in a database of a test's own.
struct Shelf {
    static let morning = Date(timeIntervalSince1970: 1_772_528_400)
    static let admiville = OrganisationID(1)
    static let brest = OrganisationID(2)
    /// The service of civil status of Admiville.
    static let civil = UnitID(5)
    static let roads = UnitID(6)

    let database: any Database
    var inbox: SQLInbox { SQLInbox(database: database) }

    static func open(_ engine: TestEngine) async throws -> Shelf {
        let others = Migration("others", ["CREATE TABLE organisation (id {{id}}, name TEXT NOT NULL) {{strict}}"])
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations + [others] + ReceptionFeature.migrations)
        _ = try await database.write { try $0.run("INSERT INTO organisation (id, name) VALUES (1, 'Admiville'), (2, 'Brest')") }
        return Shelf(database: database)
    }

    static func agent(_ roles: [UnitID: Set<AgentRole>], of organisation: OrganisationID = admiville) -> AgentViewer {
        AgentViewer(agent: AgentID(9), organisation: organisation, name: "Bruno Petit", roles: roles)
    }

    static let bruno = agent([civil: [.reception]])

    static func new(
        _ recipient: String = "contact@admiville.example", id: String = "m1", fingerprint: String = "f1", raw: String = "raw1",
        box: LetterBox = LetterBox(organisation: admiville)
    ) -> NewInboundMessage {
        NewInboundMessage(
            box: box, recipient: MailPath(recipient)!, sender: .address("amina@example.org"), messageID: id, fingerprint: fingerprint, raw: raw,
            size: 10)
    }

    /// A message that is kept and read.
    func waiting(_ message: NewInboundMessage = new()) async throws -> InboundMessageID {
        _ = try await inbox.keep([message], at: Self.morning)
        let id = try await lastID()
        try await inbox.record(Self.content, of: id, attachedTo: nil, .none(because: .noAddress), at: Self.morning)
        return id
    }

    func lastID() async throws -> InboundMessageID {
        try await database.read { try $0.row("SELECT max(id) AS id FROM inbound_message")!.id("id") }
    }

    func jobs(_ kind: String) async throws -> Int {
        try await database.read { try $0.row("SELECT count(*) AS number FROM job WHERE kind = \(kind)")!.int("number") }
    }

    static let content: MessageContent = {
        var head = MessageHead()
        head.from = Correspondent(name: "Amina Diallo", address: "amina@example.org")
        head.replyTo = [Correspondent(name: "", address: "amina@exemple.fr")]
        head.subject = Line("Horaires")
        head.date = Date(timeIntervalSince1970: 1_772_520_000)
        head.messageID = "m1"
        var content = MessageContent(head: head)
        content.text = "Bonjour,\nêtes-vous ouverts ?"
        content.parts = [MessagePart(number: 1, name: Line("plan.pdf"), mediaType: "application/pdf", size: 42, isInline: true)]
        content.gaps = [.longText]
        return content
    }()
}
