import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Correspondence

@Suite("The job that sends a mail, on both engines")
struct SendMailTests {
    private static let busy = Delivery.refused(.init(code: 450, text: "450 Come back later", isPermanent: false))
    private static let unknown = Delivery.refused(.init(code: 550, text: "550 No such person", isPermanent: true))

    @Test("A mail leaves once, and is marked", arguments: TestEngine.allCases)
    func sent(_ engine: TestEngine) async throws {
        try await MailSink.run { sink in
            let outbox = try await Outbox.open(engine)
            let id = try await outbox.add()
            let send = SMTP(server: MailServer(url: sink.url)).send

            let (done, failed) = try await outbox.work(at: Town.morning + 5, send)
            try await outbox.work(at: Town.morning + 5000, send)

            #expect((done, failed) == (1, 0))
            let mail = try await outbox.state(id)
            #expect(mail.state == .sent && mail.sentAt == Town.morning + 5 && mail.attempts == 1)
            let received = try sink.received()
            #expect(received.map { $0.headers["date"] } == ["Tue, 03 Mar 2026 09:00:00 +0000"])
            await outbox.database.close()
        }
    }

    @Test("Killed after the server's answer and before ours: sent again, under the same name", arguments: TestEngine.allCases)
    func killed(_ engine: TestEngine) async throws {
        try await MailSink.run { sink in
            let outbox = try await Outbox.open(engine)
            let id = try await outbox.add()
            let send = SMTP(server: MailServer(url: sink.url)).send
            // What a worker does up to the moment it dies.
            let taken = try #require(try await outbox.mails.take(id, until: Town.morning + SendMail.turn, at: Town.morning))
            #expect(await send(taken.mail, taken.writtenAt) == .accepted)

            #expect(try await outbox.work(at: Town.morning + SendMail.turn - 1, send) == (0, 1))
            #expect(try sink.received().count == 1)
            #expect(try await outbox.work(at: Town.morning + SendMail.turn + 60, send) == (1, 0))

            let received = try sink.received()
            #expect(received.count == 2)
            #expect(Set(received.map { $0.headers["message-id"] }) == [taken.mail.messageID.description])
            #expect(received[0].headers["date"] == received[1].headers["date"])
            #expect(try await outbox.state(id).state == .sent)
            await outbox.database.close()
        }
    }

    @Test("Refused for now: tried later and later, then given up and seen", arguments: TestEngine.allCases)
    func temporary(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let id = try await outbox.add()

        #expect(try await outbox.work { _, _ in Self.busy } == (0, 1))
        let mail = try await outbox.state(id)
        #expect(mail.state == .waiting && mail.lastError == "450 Come back later" && mail.attempts == 1)
        #expect(try await outbox.work { _, _ in Self.busy } == (0, 0))
        for day in 1...20 { try await outbox.work(at: Town.morning + Double(day) * 86_400) { _, _ in Self.busy } }

        #expect(try await outbox.state(id).state == .failed)
        #expect(try await outbox.state(id).attempts == 10)
        await outbox.database.close()
    }

    @Test("Refused for ever: given up at once; replayed, it leaves", arguments: TestEngine.allCases)
    func permanent(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let id = try await outbox.add()

        #expect(try await outbox.work { _, _ in Self.unknown } == (1, 0))
        #expect(try await outbox.state(id).state == .failed)
        #expect(try await outbox.work(at: Town.morning + 86_400) { _, _ in .accepted } == (0, 0))
        try await outbox.mails.replay(id, of: Outbox.admiville, at: Town.morning)
        #expect(try await outbox.work { _, _ in .accepted } == (1, 0))

        let mail = try await outbox.state(id)
        #expect(mail.state == .sent && mail.lastError == nil && mail.attempts == 2)
        await outbox.database.close()
    }

    @Test("A button pressed several times sends once", arguments: TestEngine.allCases)
    func pressedTwice(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let id = try await outbox.add()
        let sent = Tally()
        for _ in 0..<4 { try await outbox.mails.replay(id, of: Outbox.admiville, at: Town.morning) }

        for minute in [0.0, 10, 60, 300] {
            try await outbox.work(at: Town.morning + minute * 60) { _, _ in
                await sent.add()
                return .accepted
            }
        }

        #expect(await sent.count == 1)
        #expect(try await outbox.state(id).state == .sent)
        await outbox.database.close()
    }

    @Test("Without a server, mails stay, readable; once there is one, they are sent on demand", arguments: TestEngine.allCases)
    func noServer(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let id = try await outbox.add()

        #expect(try await outbox.work(nil) == (1, 0))
        let mail = try await outbox.state(id)
        #expect(mail.state == .waiting && mail.attempts == 0)
        #expect(try await outbox.mails.replayWaiting(of: Outbox.brest, atMost: 10, at: Town.morning) == 0)
        #expect(try await outbox.mails.replayWaiting(of: Outbox.admiville, atMost: 10, at: Town.morning) == 1)
        #expect(try await outbox.work { _, _ in .accepted } == (1, 0))

        #expect(try await outbox.state(id).state == .sent)
        await outbox.database.close()
    }
}

private actor Tally {
    private(set) var count = 0
    func add() { count += 1 }
}
