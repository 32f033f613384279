import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Reception

@Suite("The messages, kept")
struct InboxTests {
    @Test("A message brought twice is kept once, and sorted once", arguments: TestEngine.allCases)
    func redelivery(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)

        #expect(try await shelf.inbox.keep([Shelf.new()], at: Shelf.morning) == 1)
        #expect(try await shelf.inbox.keep([Shelf.new(raw: "raw2")], at: Shelf.morning) == 0)

        #expect(try await shelf.jobs(SQLInbox.job) == 1)
        #expect(try await shelf.inbox.find(shelf.lastID())?.raw == "raw1")
    }

    @Test("Another recipient, or another text under the same id, is another message", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)
        let messages = [Shelf.new(), Shelf.new("CIVIL@admiville.example"), Shelf.new(fingerprint: "f2")]

        #expect(try await shelf.inbox.keep(messages, at: Shelf.morning) == 3)
        #expect(try await shelf.inbox.keep([Shelf.new("civil@ADMIVILLE.example")], at: Shelf.morning) == 0)
    }

    @Test("What was read of a message comes back as it was", arguments: TestEngine.allCases)
    func reading(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)

        let message = try #require(try await shelf.inbox.find(try await shelf.waiting()))

        #expect(message.content == Shelf.content)
        #expect(message.state == .waiting && message.answerTo?.description == "amina@exemple.fr")
        #expect(message.sender == .address("amina@example.org") && message.acknowledgement == "noAddress")
    }

    @Test("A reading done twice says once that the message came, and counts once", arguments: TestEngine.allCases)
    func acknowledgedOnce(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)
        let amina = try #require(EmailAddress("Amina@example.org"))
        _ = try await shelf.inbox.keep([Shelf.new()], at: Shelf.morning)
        let id = try await shelf.lastID()

        for _ in 0..<2 { try await shelf.inbox.record(Shelf.content, of: id, attachedTo: nil, .send(to: amina), at: Shelf.morning) }

        #expect(try await shelf.jobs(Job.kind(of: .mailReceived)) == 1)
        #expect(try await shelf.inbox.acknowledgements(to: amina, since: Shelf.morning - 60) == 1)
        #expect(try await shelf.inbox.acknowledgements(to: amina, since: Shelf.morning + 60) == 0)
    }

    @Test("What is attached to a request is not acknowledged twice", arguments: TestEngine.allCases)
    func attached(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)
        _ = try await shelf.inbox.keep([Shelf.new()], at: Shelf.morning)
        let (id, reference) = (try await shelf.lastID(), Reference.random())

        try await shelf.inbox.record(
            Shelf.content, of: id, attachedTo: reference, .send(to: try #require(EmailAddress("a@example.org"))), at: Shelf.morning)

        let message = try #require(try await shelf.inbox.find(id))
        #expect(message.state == .attached && message.reference == reference)
        #expect(try await shelf.jobs(Job.kind(of: .mailReceived)) == 0)
    }

    @Test("An agent sees the inboxes of their units, and the common one if they receive people", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)
        let common = try await shelf.waiting()
        let civil = try await shelf.waiting(Shelf.new("civil@x.fr", box: LetterBox(organisation: Shelf.admiville, unit: Shelf.civil)))

        func seen(_ viewer: AgentViewer) async throws -> [InboundMessageID] {
            try await shelf.inbox.list([.waiting], viewer: viewer, before: nil, atMost: 10).map(\.id)
        }
        #expect(try await seen(Shelf.bruno) == [civil, common])
        #expect(try await seen(Shelf.agent([Shelf.civil: [.caseworker]])) == [civil])
        #expect(try await seen(Shelf.agent([Shelf.roads: [.manager]])) == [common])
        #expect(try await seen(Shelf.agent([Shelf.civil: [.designer]])) == [])
        #expect(try await seen(Shelf.agent([Shelf.civil: [.reception]], of: Shelf.brest)) == [])
        #expect(try await shelf.inbox.find(civil, viewer: Shelf.agent([Shelf.roads: [.manager]])) == nil)
    }

    @Test("Of two agents at once, one settles the message, and the other is told", arguments: TestEngine.allCases)
    func settledOnce(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)
        let id = try await shelf.waiting()
        let spam = InboundChange(act: .spam, from: [.waiting], to: .spam)

        #expect(try await shelf.inbox.settle(id, spam, viewer: Shelf.bruno, at: Shelf.morning))
        #expect(try await !shelf.inbox.settle(id, spam, viewer: Shelf.bruno, at: Shelf.morning))

        #expect(try await shelf.inbox.acts(of: id).map(\.kind) == [.spam])
        #expect(try await shelf.inbox.find(id)?.state == .spam)
    }

    @Test("A message handed to another service is in its inbox, and still waits", arguments: TestEngine.allCases)
    func transferred(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)
        let id = try await shelf.waiting()
        let change = InboundChange(act: .transferred, from: [.waiting], to: .waiting, unit: Shelf.roads, detail: "Voirie")

        #expect(try await shelf.inbox.settle(id, change, viewer: Shelf.bruno, at: Shelf.morning))

        #expect(try await shelf.inbox.find(id, viewer: Shelf.bruno) == nil)
        #expect(try await shelf.inbox.find(id)?.unit == Shelf.roads)
        #expect(try await shelf.inbox.acts(of: id).first?.detail == "Voirie")
    }

    @Test("Old spam is erased; what another recipient still has is not thrown away", arguments: TestEngine.allCases)
    func erased(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)
        let first = try await shelf.waiting(Shelf.new(raw: "shared"))
        let second = try await shelf.waiting(Shelf.new("civil@x.fr", raw: "shared"))
        for id in [first, second] {
            _ = try await shelf.inbox.settle(
                id, InboundChange(act: .spam, from: [.waiting], to: .spam), viewer: Shelf.bruno, at: Shelf.morning + (id == first ? 0 : 100))
        }

        func erased(before limit: TimeInterval) async throws -> [String] {
            try await shelf.inbox.erase([.spam], before: Shelf.morning + limit, atMost: 10, at: Shelf.morning)
            return try await shelf.inbox.rawsToRemove(at: Shelf.morning, atMost: 10)
        }
        #expect(try await erased(before: 50) == [])
        #expect(try await erased(before: 500) == ["shared"])
        #expect(try await shelf.inbox.find(second) == nil)
        try await shelf.inbox.forget("shared")
        #expect(try await erased(before: 500) == [])
    }

    @Test("What was put in the store for a message that was not kept is to be removed a day later", arguments: TestEngine.allCases)
    func announced(engine: TestEngine) async throws {
        let shelf = try await Shelf.open(engine)
        for raw in ["raw1", "raw2"] { try await shelf.inbox.announce(raw, at: Shelf.morning) }
        _ = try await shelf.inbox.keep([Shelf.new(raw: "raw1")], at: Shelf.morning)

        #expect(try await shelf.inbox.rawsToRemove(at: Shelf.morning + 3600, atMost: 10) == [])
        #expect(try await shelf.inbox.rawsToRemove(at: Shelf.morning + 2 * 86_400, atMost: 10) == ["raw2"])
    }
}
