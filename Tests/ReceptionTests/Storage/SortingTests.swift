import Core
import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Reception

@Suite("Messages, sorted")
struct SortingTests {
    @Test("A message that cannot be sorted is tried again, and in the end is in front of an agent, with its original", arguments: TestEngine.allCases)
    func neverLost(engine: TestEngine) async throws {
        let (shelf, room) = try await Room.open(engine, threads: BrokenThreads())
        try await room.bring()

        for day in 0..<12 { try await room.work(at: Shelf.morning + Double(day) * 86_400) }

        let message = try #require(try await shelf.inbox.list([.waiting], viewer: Shelf.bruno, before: nil, atMost: 5).first)
        #expect(message.content.gaps == [.unreadable] && message.acknowledgement == "noAddress")
        #expect(try await room.raws.open(message.raw).size > 20)
    }

    @Test("A message whose reading kills the program is not read a third time, and waits for an agent", arguments: TestEngine.allCases)
    func deadly(engine: TestEngine) async throws {
        let (shelf, room) = try await Room.open(engine, threads: NoThreads())
        try await room.bring()
        _ = try await room.database.write {
            try $0.run("UPDATE job SET state = 'running', attempts = 2, locked_until = \(Shelf.morning - 1) WHERE kind = \(SQLInbox.job)")
        }

        try await room.work(at: Shelf.morning)

        let message = try #require(try await shelf.inbox.list([.waiting], viewer: Shelf.bruno, before: nil, atMost: 5).first)
        #expect(message.content.gaps == [.dangerous] && message.content.text.isEmpty)
    }

    @Test("A message that was sorted leaves nothing behind but its original")
    func clean() async throws {
        let (shelf, room) = try await Room.open(.sqlite, threads: NoThreads())
        try await room.bring()
        try await room.work(at: Shelf.morning)

        #expect(try await shelf.inbox.list([.waiting], viewer: Shelf.bruno, before: nil, atMost: 5).map(\.content.text) == ["Bonjour"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: room.folder.appending(path: "arrivee").path) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: room.folder.appending(path: "lecture").path) == [])
    }

    @Test("What tells a sender that a message came goes where the rule looked, whatever stands in From", arguments: TestEngine.allCases)
    func acknowledgedAddress(engine: TestEngine) async throws {
        let (shelf, room) = try await Room.open(engine, threads: NoThreads())
        try await room.bring(Letter(head: ["Return-Path: <vraie@example.org>"], body: "Bonjour"), from: .unknown)
        try await room.work(at: Shelf.morning)

        #expect(try await room.feature.received(shelf.lastID())?.acknowledgeTo.description == "vraie@example.org")
    }

    @Test("A message that the database refused leaves its content for a day, and no longer", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let (_, room) = try await Room.open(engine, threads: NoThreads(), boxes: NoSuchBox())

        try await room.bring(outcome: .unavailable)

        #expect(try await room.feature.clean(now: Shelf.morning + 3600) == 0)
        #expect(try await room.feature.clean(now: Shelf.morning + 2 * 86_400) == 1)
        #expect(try await room.blobs.verify().checked == 0)
    }

    @Test("Cut off between the row and the content of an erased message, the next cleaning removes the content", arguments: TestEngine.allCases)
    func cutOff(engine: TestEngine) async throws {
        let (shelf, room) = try await Room.open(engine, threads: NoThreads())
        try await room.bring()
        try await room.work(at: Shelf.morning)
        let spam = InboundChange(act: .spam, from: [.waiting], to: .spam)
        _ = try await shelf.inbox.settle(shelf.lastID(), spam, viewer: Shelf.bruno, at: Shelf.morning)
        let later = Shelf.morning + 31 * 86_400

        try await shelf.inbox.erase([.spam], before: later, atMost: 5, at: later)
        #expect(try await room.blobs.verify().checked == 1)

        #expect(try await room.feature.clean(now: later) == 1)
        #expect(try await room.blobs.verify().checked == 0)
    }

    @Test("What is brought twice leaves one content in the store")
    func oneContent() async throws {
        let (_, room) = try await Room.open(.sqlite, threads: NoThreads())

        for _ in 0..<3 { try await room.bring() }

        #expect(try await room.blobs.verify().checked == 1)
    }
}

/// The reception with a store of its own, and questions answered by doubles.
struct Room {
    let database: any Database
    let blobs: DiskBlobStore
    let folder: URL
    let feature: ReceptionFeature

    var raws: RawMessages { RawMessages(blobs: blobs, folder: folder) }

    static let replies = ReplyAddresses(base: EmailAddress("demande@admiville.example")!, key: [1])
    static let address = replies.address(for: .random())!.description

    static func open(
        _ engine: TestEngine, threads: some RequestThreads, boxes: some LetterBoxes = OneBox()
    ) async throws -> (Shelf, Room) {
        let shelf = try await Shelf.open(engine)
        let folder = try TestFolder.make()
        let blobs = try DiskBlobStore(folder: folder.appending(path: "blobs"), key: Array(repeating: 1, count: 32))
        let feature = ReceptionFeature(
            database: shelf.database, blobs: blobs, boxes: boxes, threads: threads, answers: NoAnswers(), replies: replies,
            sheets: ScanSheets(key: [1]), printer: NoPrinter(), words: Words(.french, texts: [:]), folder: folder, clock: { Shelf.morning })
        return (shelf, Room(database: shelf.database, blobs: blobs, folder: folder, feature: feature))
    }

    func bring(_ letter: Letter = Letter(body: "Bonjour"), from sender: ReturnPath = .nobody, outcome: DeliveryOutcome = .kept) async throws {
        let file = folder.appending(path: "letter-\(UUID().uuidString)")
        try Data(letter.bytes).write(to: file)
        let envelope = Envelope(sender: sender, recipients: [MailPath(Self.address)!])
        let outcomes = await feature.take(try FileHandle(forReadingFrom: file), envelope, log: Logger(label: "test"))
        #expect(outcomes == [outcome])
    }

    func work(at now: Date) async throws {
        _ = try await JobWorker(database: database, handlers: feature.jobs, log: Logger(label: "test")).runDue(now: now, limit: 10)
    }
}

struct OneBox: LetterBoxes {
    func letterBox(for address: MailPath) -> LetterBox? { LetterBox(organisation: Shelf.admiville) }
    func addresses(of organisation: OrganisationID) -> [String] { [] }
    func unitNames(of organisation: OrganisationID) -> [(id: UnitID, name: String)] { [] }
}

/// The box of an authority that the database does not know.
private struct NoSuchBox: LetterBoxes {
    func letterBox(for address: MailPath) -> LetterBox? { LetterBox(organisation: OrganisationID(99)) }
    func addresses(of organisation: OrganisationID) -> [String] { [] }
    func unitNames(of organisation: OrganisationID) -> [(id: UnitID, name: String)] { [] }
}

struct NoThreads: RequestThreads {
    func organisation(of request: Reference) -> OrganisationID? { nil }
    func add(_ mail: MailForRequest, to request: Reference, by viewer: AgentViewer?) -> Bool { false }
    func isSeen(_ request: Reference, by viewer: AgentViewer) -> Bool { false }
    func request(ofMails ids: [String]) -> Reference? { nil }
    func knowledgeSheet(of procedure: ProcedureID, in organisation: OrganisationID) -> String? { nil }
    func procedures(of organisation: OrganisationID) -> [(id: ProcedureID, title: String)] { [] }
    func begin(_ procedure: ProcedureID, from mail: MailForRequest, by viewer: AgentViewer, visitor: Keyring) -> Reference? { nil }
}

/// Requests that cannot be reached.
private struct BrokenThreads: RequestThreads {
    struct Broken: Error {}

    func organisation(of request: Reference) -> OrganisationID? { nil }
    func add(_ mail: MailForRequest, to request: Reference, by viewer: AgentViewer?) throws -> Bool { throw Broken() }
    func isSeen(_ request: Reference, by viewer: AgentViewer) -> Bool { false }
    func request(ofMails ids: [String]) -> Reference? { nil }
    func knowledgeSheet(of procedure: ProcedureID, in organisation: OrganisationID) -> String? { nil }
    func procedures(of organisation: OrganisationID) -> [(id: ProcedureID, title: String)] { [] }
    func begin(_ procedure: ProcedureID, from mail: MailForRequest, by viewer: AgentViewer, visitor: Keyring) -> Reference? { nil }
}

private struct NoPrinter: SheetPrinter {
    func pdf(of page: String) -> [UInt8] { [] }
}

struct NoAnswers: MailAnswers {
    func answer(
        _ message: InboundMessageID, to: EmailAddress, subject: Line, text: String, replyTo: String, from organisation: OrganisationID
    ) -> AnswerToSend { AnswerToSend { _ in } }
}
