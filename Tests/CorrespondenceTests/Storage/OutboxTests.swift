import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Correspondence

@Suite("The outbox, on both engines")
struct OutboxTests {
    struct Undone: Error {}

    @Test("A mail comes out as it went in, files included", arguments: TestEngine.allCases)
    func whole(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let files = try [
            #require(MailAttachment(name: "reçu.pdf", mediaType: "application/pdf", bytes: [0, 255, 10])),
            #require(MailAttachment(name: "b.txt", mediaType: "text/plain", bytes: [])),
        ]
        let mail = Outbox.mail(attachments: files)

        let id = try await outbox.add(mail)

        let taken = try await outbox.mails.take(id, until: Town.morning + 60, at: Town.morning)
        #expect(taken == TakenMail(mail: mail, writtenAt: Town.morning))
        let reading = try await outbox.mails.read(id, of: Outbox.admiville)
        #expect(reading?.text == mail.text)
        #expect(reading?.attachments.map(\.name) == ["reçu.pdf", "b.txt"] && reading?.attachments.map(\.size) == [3, 0])
        await outbox.database.close()
    }

    @Test("A mail is there if what caused it is, and only then", arguments: TestEngine.allCases)
    func transaction(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)

        await #expect(throws: Undone.self) {
            try await outbox.database.write { connection in
                try OutboxWriting.add(
                    Outbox.mail(), uniqueKey: "a", organisation: Outbox.admiville, dossier: nil, now: Town.morning, on: connection)
                throw Undone()
            }
        }

        #expect(try await outbox.mails.list(nil, of: Outbox.admiville, before: nil, atMost: 9).isEmpty)
        #expect(try await Jobs(outbox.database).counts()[.ready] == 0)
        await outbox.database.close()
    }

    @Test("Of two mails with one key, the first stays, with its name and its one job", arguments: TestEngine.allCases)
    func unique(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let first = Outbox.mail()

        let ids = try await [outbox.add(first, key: "receipt:7"), outbox.add(Outbox.mail(), key: "receipt:7")]

        #expect(ids[0] == ids[1])
        #expect(try await outbox.mails.list(nil, of: Outbox.admiville, before: nil, atMost: 9).map(\.messageID) == [first.messageID])
        #expect(try await Jobs(outbox.database).counts()[.ready] == 1)
        await outbox.database.close()
    }

    @Test("The latest come first, page by page, state by state, and another authority's never", arguments: TestEngine.allCases)
    func list(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        var ids: [OutgoingMailID] = []
        for _ in 0..<5 { ids.append(try await outbox.add()) }
        let other = try await outbox.add(organisation: Outbox.brest)
        try await outbox.mails.markSent(ids[1], at: Town.morning)

        let mails = outbox.mails
        #expect(try await mails.list(nil, of: Outbox.admiville, before: nil, atMost: 2).map(\.id) == [ids[4], ids[3]])
        #expect(try await mails.list(nil, of: Outbox.admiville, before: ids[3], atMost: 9).map(\.id) == [ids[2], ids[1], ids[0]])
        #expect(try await mails.list(.sent, of: Outbox.admiville, before: nil, atMost: 9).map(\.id) == [ids[1]])
        #expect(try await mails.waiting(of: Outbox.admiville, atMost: 9) == 4)
        #expect(try await mails.waiting(of: Outbox.admiville, atMost: 3) == 3)
        #expect(try await mails.read(other, of: Outbox.admiville) == nil)
        await #expect(throws: CorrespondenceProblem.unknownMail) { try await mails.replay(other, of: Outbox.admiville, at: Town.morning) }
        await outbox.database.close()
    }

    @Test("What mails said is erased after sending, and cannot be sent again", arguments: TestEngine.allCases)
    func erased(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let file = try #require(MailAttachment(name: "a.pdf", mediaType: "application/pdf", bytes: [1]))
        let (old, recent, waiting) = try await (outbox.add(Outbox.mail(attachments: [file])), outbox.add(), outbox.add())
        try await outbox.mails.markSent(old, at: Town.morning - 31 * 86_400)
        try await outbox.mails.markSent(recent, at: Town.morning)

        let count = try await outbox.mails.eraseSentContent(before: Town.morning - 30 * 86_400, atMost: 10)

        #expect(count == 1)
        let reading = try #require(try await outbox.mails.read(old, of: Outbox.admiville))
        #expect(reading.text == nil && reading.attachments.isEmpty && reading.mail.state == .sent)
        for id in [recent, waiting] { #expect(try await outbox.mails.read(id, of: Outbox.admiville)?.text != nil) }
        await #expect(throws: CorrespondenceProblem.contentErased) {
            try await outbox.mails.replay(old, of: Outbox.admiville, at: Town.morning)
        }
        #expect(try await outbox.mails.eraseSentContent(before: Town.morning - 30 * 86_400, atMost: 10) == 0)
        await outbox.database.close()
    }

    @Test("What was sent about no request is erased with its address and its subject; the rest goes with its request", arguments: TestEngine.allCases)
    func apart(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let sms = SMS(to: try #require(MobileNumber("+33612345678")), text: try #require(ShortText("Bonjour")))
        try await outbox.database.write {
            try PostWriting.add(sms, uniqueKey: "sms", organisation: Outbox.admiville, now: Town.morning, on: $0)
        }
        let panel = try await outbox.add(), request = try await outbox.add(dossier: Outbox.dossier)

        #expect(try await outbox.mails.eraseApart(before: Town.morning, atMost: 9) == 0)
        #expect(try await outbox.mails.eraseApart(before: Town.morning + 1, atMost: 9) == 2)

        #expect(try await outbox.mails.read(panel, of: Outbox.admiville) == nil)
        #expect(try await outbox.mails.read(request, of: Outbox.admiville)?.text != nil)
        await outbox.database.close()
    }

    @Test("A request that is erased takes its mails with it", arguments: TestEngine.allCases)
    func cascade(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let file = try #require(MailAttachment(name: "a.pdf", mediaType: "application/pdf", bytes: [1]))
        let id = try await outbox.add(Outbox.mail(attachments: [file]), dossier: Outbox.dossier)

        try await outbox.database.write { _ = try $0.run("DELETE FROM dossier WHERE id = 7") }

        #expect(try await outbox.mails.read(id, of: Outbox.admiville) == nil)
        let parts = try await outbox.database.read { try $0.rows("SELECT mail_id FROM outgoing_mail_part").count }
        #expect(parts == 0)
        #expect(try await outbox.work { _, _ in .accepted } == (1, 0))
        await outbox.database.close()
    }
}
