import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Reception

@Suite("Two agents at one message")
struct TwoAgentsTests {
    private func triage(_ engine: TestEngine, _ threads: SlowThreads = SlowThreads()) async throws -> (Shelf, Triage, InboundMessageID) {
        let (shelf, room) = try await Room.open(engine, threads: threads)
        try await room.bring()
        try await room.work(at: Shelf.morning)
        let triage = Triage(inbox: shelf.inbox, raws: room.raws, boxes: OneBox(), threads: threads, answers: CountedAnswers())
        return (shelf, triage, try await shelf.lastID())
    }

    /// - Returns: whether it was done; `false` when the agent was told that another did.
    private func isDone(_ act: () async throws -> Void) async throws -> Bool {
        do {
            try await act()
            return true
        } catch ReceptionProblem.settledMeanwhile {
            return false
        }
    }

    @Test("Added to two requests at once, it is in one of them, and the other agent is told", arguments: TestEngine.allCases)
    func attached(engine: TestEngine) async throws {
        let threads = SlowThreads()
        let (shelf, triage, id) = try await triage(engine, threads)
        let requests = [Reference.random(), Reference.random()]

        async let first = isDone { try await triage.attach(id, to: "\(requests[0])", by: Shelf.bruno, at: Shelf.morning) }
        async let second = isDone { try await triage.attach(id, to: "\(requests[1])", by: Shelf.bruno, at: Shelf.morning) }
        let done = try await [first, second]

        #expect(done.count { $0 } == 1)
        #expect(await threads.added == [requests[done[0] ? 0 : 1]])
        #expect(try await shelf.inbox.find(id)?.reference == requests[done[0] ? 0 : 1])
    }

    @Test("Thrown out while another adds it to a request, it is refused to the one who came second", arguments: TestEngine.allCases)
    func thrownOut(engine: TestEngine) async throws {
        let (shelf, triage, id) = try await triage(engine)
        let claim = try #require(try await shelf.inbox.claim(id, viewer: Shelf.bruno, until: Shelf.morning + 60, at: Shelf.morning))

        #expect(try await !isDone { try await triage.throwOut(id, by: Shelf.bruno, at: Shelf.morning) })
        #expect(try await shelf.inbox.claim(id, viewer: Shelf.bruno, until: Shelf.morning + 60, at: Shelf.morning) == nil)
        try await shelf.inbox.release(claim)

        #expect(try await isDone { try await triage.throwOut(id, by: Shelf.bruno, at: Shelf.morning) })
    }

    @Test("Whoever is cut off in the middle does not hold a message for ever", arguments: TestEngine.allCases)
    func cutOff(engine: TestEngine) async throws {
        let (shelf, triage, id) = try await triage(engine)
        _ = try await shelf.inbox.claim(id, viewer: Shelf.bruno, until: Shelf.morning + 60, at: Shelf.morning)

        #expect(try await isDone { try await triage.throwOut(id, by: Shelf.bruno, at: Shelf.morning + 61) })
    }

    @Test("Two answers at once: one leaves, and it is the one that the history has", arguments: TestEngine.allCases)
    func answered(engine: TestEngine) async throws {
        let (shelf, triage, id) = try await triage(engine)

        async let first = isDone { try await triage.answer(id, with: "Oui", by: Shelf.bruno, at: Shelf.morning) }
        async let second = isDone { try await triage.answer(id, with: "Non", by: Shelf.bruno, at: Shelf.morning) }
        let done = try await [first, second]

        #expect(done.count { $0 } == 1)
        let sent = try await shelf.database.read { try $0.rows("SELECT kind FROM job WHERE kind LIKE 'test.%'").map { try $0.string("kind") } }
        #expect(sent == [done[0] ? "test.Oui" : "test.Non"])
        #expect(try await shelf.inbox.acts(of: id).map(\.detail) == [done[0] ? "Oui" : "Non"])
    }

    @Test("What could not be done leaves the message to the next who tries", arguments: TestEngine.allCases)
    func unknown(engine: TestEngine) async throws {
        let threads = SlowThreads(isThere: false)
        let (shelf, triage, id) = try await triage(engine, threads)

        await #expect(throws: ReceptionProblem.unknownRequest) {
            try await triage.attach(id, to: "\(Reference.random())", by: Shelf.bruno, at: Shelf.morning)
        }

        #expect(try await isDone { try await triage.throwOut(id, by: Shelf.bruno, at: Shelf.morning) })
        #expect(try await shelf.inbox.find(id)?.state == .spam)
    }
}

/// Requests that take a while, and remember what was added to them by agents.
private actor SlowThreads: RequestThreads {
    private(set) var added: [Reference] = []
    let isThere: Bool

    init(isThere: Bool = true) { self.isThere = isThere }

    func organisation(of request: Reference) -> OrganisationID? { nil }
    func procedures(of organisation: OrganisationID) -> [(id: ProcedureID, title: String)] { [] }
    func isSeen(_ request: Reference, by viewer: AgentViewer) -> Bool { false }
    func request(ofMails ids: [String]) -> Reference? { nil }
    func knowledgeSheet(of procedure: ProcedureID, in organisation: OrganisationID) -> String? { nil }
    func begin(_ procedure: ProcedureID, from mail: MailForRequest, by viewer: AgentViewer, visitor: Keyring) -> Reference? { nil }

    func add(_ mail: MailForRequest, to request: Reference, by viewer: AgentViewer?) async throws -> Bool {
        guard viewer != nil, isThere else { return false }
        try await Task.sleep(for: .milliseconds(100))
        added.append(request)
        return true
    }
}

/// A job named after each text that leaves.
private struct CountedAnswers: MailAnswers {
    func answer(
        _ message: InboundMessageID, to: EmailAddress, subject: Line, text: String, replyTo: String, from organisation: OrganisationID
    ) async throws -> AnswerToSend {
        try await Task.sleep(for: .milliseconds(100))
        return AnswerToSend { try Jobs.enqueue(kind: "test.\(text)", now: Shelf.morning, on: $0) }
    }
}
