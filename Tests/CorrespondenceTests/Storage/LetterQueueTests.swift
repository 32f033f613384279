import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Correspondence

@Suite("The queue of letters and calls, on both engines")
struct LetterQueueTests {
    static let civil = viewer(unit: 1), planning = viewer(unit: 2)
    static let day = LocalDate("2026-03-03")!

    static func viewer(unit: Int64, organisation: OrganisationID = Outbox.admiville) -> AgentViewer {
        AgentViewer(agent: AgentID(1), organisation: organisation, name: "Bruno Petit", roles: [UnitID(unit): [.caseworker]])
    }

    static func letter(showsAddress: Bool = true, unit: Int64 = 1) -> NewLetter {
        NewLetter(
            organisation: Outbox.admiville, unit: UnitID(unit), dossier: Outbox.dossier, reference: Town.facts().reference, title: "Notre réponse",
            recipient: ["Amina Diallo", "12 rue des Lilas", "35000 Admiville"], showsAddress: showsAddress, weight: .decision, pdf: [37, 80])
    }

    private func add(_ outbox: Outbox, _ letter: NewLetter = letter(), key: String = UUID().uuidString) async throws -> OutgoingLetterID {
        try await outbox.database.write { connection in
            try PostWriting.add(letter, uniqueKey: key, now: Town.morning, on: connection)
            return try connection.row("SELECT id FROM outgoing_letter WHERE unique_key = \(key)")?.id("id") ?? OutgoingLetterID(0)
        }
    }

    private func sent(_ outbox: Outbox, _ id: OutgoingLetterID, _ tracking: TrackingNumber? = nil) async throws -> Int {
        let post = SQLOutgoingLetters(database: outbox.database)
        let batch = try #require(
            try await post.makeBatch(of: [id], hasAddressPages: true, isTwoSided: false, viewer: Self.civil, at: Town.morning))
        return try await post.markSent(
            batch, Dispatch(day: Self.day, letters: [id], tracking: tracking.map { [id: $0] } ?? [:]), viewer: Self.civil, at: Town.morning)
    }

    private func jobs(_ outbox: Outbox, _ event: Event.Name) async throws -> [JSON] {
        let kind = Job.kind(of: event)
        return try await outbox.database.read {
            try $0.rows("SELECT payload FROM job WHERE kind = \(kind) ORDER BY id").map { try $0.json("payload") }
        }
    }

    @Test("A letter waits once per key, whole, and only for the agents of its unit", arguments: TestEngine.allCases)
    func sealed(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)

        let ids = try await [add(outbox, key: "moved:7:3"), add(outbox, key: "moved:7:3")]

        #expect(ids[0] == ids[1])
        let letter = try #require(try await post.list(.waiting, viewer: Self.civil, atMost: 9).first)
        #expect(letter.recipient == Self.letter().recipient && letter.isDecision && letter.showsAddress && letter.hasPDF && letter.batch == nil)
        #expect(try await post.pdf(ids[0], viewer: Self.civil) == [37, 80])
        for other in [Self.planning, Self.viewer(unit: 1, organisation: Outbox.brest)] {
            #expect(try await post.list(.waiting, viewer: other, atMost: 9).isEmpty)
            #expect(try await post.find(ids[0], viewer: other) == nil)
            #expect(try await post.pdf(ids[0], viewer: other) == nil)
            #expect(try await post.makeBatch(of: ids, hasAddressPages: true, isTwoSided: true, viewer: other, at: Town.morning) == nil)
        }
        await outbox.database.close()
    }

    @Test("A request that went to another unit takes its letters and calls with it", arguments: TestEngine.allCases)
    func moved(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database), calls = SQLOutgoingCalls(database: outbox.database)
        let (sent, waiting) = try await (add(outbox), add(outbox))
        _ = try await self.sent(outbox, sent)
        let call = NewCall(
            organisation: Outbox.admiville, unit: UnitID(1), dossier: Outbox.dossier, reference: Town.facts().reference, person: "Amina Diallo",
            number: "+33299001234", title: "Notre réponse", script: "Bonjour")
        try await outbox.database.write { try PostWriting.add(call, uniqueKey: "k", now: Town.morning, on: $0) }

        try await post.move(Outbox.dossier, to: UnitID(2))

        for id in [sent, waiting] {
            #expect(try await post.find(id, viewer: Self.civil) == nil)
            #expect(try await post.pdf(id, viewer: Self.civil) == nil)
            #expect(try await post.find(id, viewer: Self.planning) != nil)
        }
        #expect(try await calls.open(viewer: Self.civil, now: Town.morning, atMost: 9).isEmpty)
        #expect(try await calls.open(viewer: Self.planning, now: Town.morning, atMost: 9).count == 1)
        await outbox.database.close()
    }

    @Test("A batch leaves once, with its numbers, and the history is told once", arguments: TestEngine.allCases)
    func batch(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)
        let (first, second) = try await (add(outbox), add(outbox))
        let id = try #require(
            try await post.makeBatch(of: [first, second], hasAddressPages: false, isTwoSided: true, viewer: Self.civil, at: Town.morning))
        let number = try #require(TrackingNumber("1A 123 456 7890 1"))

        let dispatch = Dispatch(day: Self.day, letters: [first], tracking: [first: number])
        let counts = try await [
            post.markSent(id, dispatch, viewer: Self.civil, at: Town.morning), post.markSent(id, dispatch, viewer: Self.civil, at: Town.morning),
        ]

        let batch = try #require(try await post.batch(id, viewer: Self.civil))
        #expect(counts == [1, 0] && batch.isTwoSided && !batch.hasAddressPages)
        #expect(batch.letters.map(\.state) == [.sent, .waiting] && batch.letters[0].tracking == number && batch.letters[0].sentOn == Self.day)
        let told = try await jobs(outbox, .letterSent)
        #expect(told.map { $0["tracking"]?.string } == ["1A12345678901"] && told[0]["dossier"]?.int == 7)
        #expect(try await post.batch(id, viewer: Self.planning) == nil)
        #expect(try await post.pdfs(of: id, viewer: Self.civil) == [first: [37, 80], second: [37, 80]])
        #expect(try await post.pdfs(of: id, viewer: Self.planning).isEmpty)
        await outbox.database.close()
    }

    @Test("Two agents hand the same document over: one does; its text and the name go once it is old", arguments: TestEngine.allCases)
    func counter(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)
        var wanted = Self.letter()
        wanted.isForCounter = true
        let id = try await add(outbox, wanted)
        let handing = Handing(receiver: "Amina Diallo", identity: .passport, day: Self.day)

        let early = try await post.handOver(id, handing, viewer: Self.civil, at: Town.morning)
        let foreign = try await post.putAtCounter(id, until: Self.day, viewer: Self.planning, at: Town.morning)
        let ready = try await post.putAtCounter(id, until: Self.day, viewer: Self.civil, at: Town.morning)
        async let one = post.handOver(id, handing, viewer: Self.civil, at: Town.morning)
        async let two = post.handOver(id, handing, viewer: Self.civil, at: Town.morning)
        let done = try await [one, two]

        #expect(!early && !foreign && ready && done.count { $0 } == 1)
        let (handed, told) = try await (jobs(outbox, .counterHanded), jobs(outbox, .counterReady))
        #expect(handed.count == 1 && told.first?["answerBy"]?.string == Self.day.description)
        let kept = try #require(try await post.find(id, viewer: Self.civil))
        #expect(kept.state == .sent && kept.deliveredOn == Self.day && kept.pickup?.receiver == "Amina Diallo")
        _ = try await post.eraseSentContent(before: Self.day.adding(days: 91), atMost: 9)
        #expect(try await post.find(id, viewer: Self.civil)?.pickup?.receiver == nil)
        await outbox.database.close()
    }

    @Test("What has no address stays at the counter, however late", arguments: TestEngine.allCases)
    func noAddress(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)
        var bare = Self.letter()
        bare.recipient = ["Amina Diallo"]
        let (kept, ended) = try await (add(outbox, bare), add(outbox))
        for id in [kept, ended] { _ = try await post.putAtCounter(id, until: Self.day, viewer: Self.civil, at: Town.morning) }

        let onTheDay = try await post.endUnclaimed(in: Outbox.admiville, today: Self.day, at: Town.morning, atMost: 9)
        let after = try await post.endUnclaimed(in: Outbox.admiville, today: Self.day.adding(days: 1), at: Town.morning, atMost: 9)
        let again = try await post.endUnclaimed(in: Outbox.admiville, today: Self.day.adding(days: 1), at: Town.morning, atMost: 9)

        #expect(onTheDay == 0 && after == 1 && again == 0)
        #expect(try await post.atCounter(viewer: Self.civil, atMost: 9).map(\.id) == [kept])
        #expect(try await post.list(.waiting, viewer: Self.civil, atMost: 9).map(\.id) == [ended])
        await outbox.database.close()
    }

    @Test("A letter that left long ago is found by its number, by that of its request, and by going back", arguments: TestEngine.allCases)
    func found(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)
        let number = try #require(TrackingNumber("1A 123 456 7890 1"))
        let (first, second) = try await (add(outbox), add(outbox))
        _ = try await (sent(outbox, first, number), sent(outbox, second))
        func found(_ typed: String?, before: OutgoingLetterID? = nil, _ viewer: AgentViewer = Self.civil) async throws -> [OutgoingLetterID] {
            try await post.sent(matching: typed.flatMap(LetterSearch.init), viewer: viewer, before: before, atMost: 9).map(\.id)
        }

        #expect(try await found("1a 123 456 7890 1") == [first])
        #expect(try await found(Town.facts().reference.description) == [second, first])
        #expect(try await found(nil, before: second) == [first])
        #expect(try await found("\(Reference.random())").isEmpty)
        #expect(try await found("1a 123 456 7890 1", Self.planning).isEmpty)
        #expect(LetterSearch("Amina") == nil)
        await outbox.database.close()
    }

    @Test("A letter that a colleague printed again leaves with whoever posted it, and its number is kept", arguments: TestEngine.allCases)
    func printedTwice(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)
        let id = try await add(outbox)
        func print() async throws -> LetterBatchID? {
            try await post.makeBatch(of: [id], hasAddressPages: true, isTwoSided: false, viewer: Self.civil, at: Town.morning)
        }
        let first = try #require(try await print()), second = try #require(try await print())
        let number = try #require(TrackingNumber("1A 123 456 7890 1"))

        #expect(try await post.batch(first, viewer: Self.civil) == nil)
        #expect(try await post.batch(first, and: [id], viewer: Self.civil)?.letters.map(\.id) == [id])
        #expect(try await post.batch(first, and: [id], viewer: Self.planning) == nil)
        let dispatch = Dispatch(day: Self.day, letters: [id], tracking: [id: number])
        #expect(try await post.markSent(first, dispatch, viewer: Self.civil, at: Town.morning) == 1)

        let sent = try #require(try await post.find(id, viewer: Self.civil))
        #expect(sent.batch == first && sent.tracking == number)
        #expect(try await post.markSent(second, dispatch, viewer: Self.civil, at: Town.morning) == 0)
        await outbox.database.close()
    }

    @Test("Noted as sent while it is printed again, a letter stays in the batch that it left in", arguments: TestEngine.allCases)
    func race(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)
        for _ in 0..<10 {
            let id = try await add(outbox)
            @Sendable func print() async throws -> LetterBatchID? {
                try await post.makeBatch(of: [id], hasAddressPages: true, isTwoSided: false, viewer: Self.civil, at: Town.morning)
            }
            let first = try #require(try await print())

            async let again = print()
            async let left = post.markSent(first, Dispatch(day: Self.day, letters: [id], tracking: [:]), viewer: Self.civil, at: Town.morning)

            let (sent, _) = try await (left, again)
            #expect(sent == 1)
            #expect(try await post.find(id, viewer: Self.civil)?.batch == first)
        }
        await outbox.database.close()
    }

    @Test("A letter that comes back is something to do; sent elsewhere, it needs an address page", arguments: TestEngine.allCases)
    func returned(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)
        let id = try await add(outbox)
        #expect(try await !post.markReturned(id, .refused, on: Self.day, viewer: Self.civil, at: Town.morning), "not sent yet")
        #expect(try await sent(outbox, id) == 1)

        #expect(try await !post.markReturned(id, .unclaimed, on: Self.day, viewer: Self.planning, at: Town.morning))
        #expect(try await post.markReturned(id, .unknownRecipient, on: Self.day, viewer: Self.civil, at: Town.morning))
        #expect(try await post.list(.returned, viewer: Self.civil, atMost: 9).map(\.returned?.reason) == [.unknownRecipient])
        #expect(try await jobs(outbox, .letterReturned).map { $0["reason"]?.string } == ["unknownRecipient"])

        #expect(try await post.sendAgain(id, to: ["Amina Diallo", "3 rue Neuve", "29200 Brest"], viewer: Self.civil, at: Town.morning))
        let again = try #require(try await post.list(.waiting, viewer: Self.civil, atMost: 9).first)
        #expect(again.recipient[1] == "3 rue Neuve" && !again.showsAddress && again.batch == nil && again.sentOn == nil)
        #expect(try await !post.close(id, viewer: Self.civil, at: Town.morning))
        #expect(try await jobs(outbox, .letterSentAgain).map { $0["title"]?.string } == ["Notre réponse"])
        #expect(try await sent(outbox, id) == 1)
        _ = try await post.markReturned(id, .unclaimed, on: Self.day, viewer: Self.civil, at: Town.morning)
        #expect(try await post.close(id, viewer: Self.civil, at: Town.morning))
        #expect(try await jobs(outbox, .letterClosed).map { $0["dossier"]?.int } == [7])
        await outbox.database.close()
    }

    @Test("What a letter said is erased once it has left, and not while it may be needed", arguments: TestEngine.allCases)
    func erased(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database)
        let (old, back, waiting) = try await (add(outbox), add(outbox), add(outbox))
        _ = try await (sent(outbox, old), sent(outbox, back))
        _ = try await post.markReturned(back, .badAddress, on: Self.day, viewer: Self.civil, at: Town.morning)

        #expect(try await post.eraseSentContent(before: Self.day.adding(days: 1), atMost: 9) == 1)

        #expect(try await post.find(old, viewer: Self.civil)?.hasPDF == false)
        for id in [back, waiting] { #expect(try await post.find(id, viewer: Self.civil)?.hasPDF == true) }
        await outbox.database.close()
    }

    @Test("A call is made, or tried again, or given up; other units do not see it", arguments: TestEngine.allCases)
    func calls(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let calls = SQLOutgoingCalls(database: outbox.database)
        let call = NewCall(
            organisation: Outbox.admiville, unit: UnitID(1), dossier: Outbox.dossier, reference: Town.facts().reference, person: "Amina Diallo",
            number: "+33299001234", title: "Notre réponse", script: "Bonjour")
        for _ in 0..<2 { try await outbox.database.write { try PostWriting.add(call, uniqueKey: "k", now: Town.morning, on: $0) } }

        let open = try await calls.open(viewer: Self.civil, now: Town.morning, atMost: 9)
        let id = try #require(open.first?.id)
        #expect(open.count == 1)
        #expect(try await calls.open(viewer: Self.planning, now: Town.morning, atMost: 9).isEmpty)
        #expect(try await !calls.note(.reached, of: id, viewer: Self.planning, at: Town.morning))
        #expect(try await calls.note(.notReached, of: id, viewer: Self.civil, at: Town.morning))
        #expect(try await calls.open(viewer: Self.civil, now: Town.morning, atMost: 9).map(\.misses) == [1])
        #expect(try await calls.note(.reached, of: id, viewer: Self.civil, at: Town.morning + 60))
        #expect(try await !calls.note(.givenUp, of: id, viewer: Self.civil, at: Town.morning + 90))
        #expect(try await calls.open(viewer: Self.civil, now: Town.morning, atMost: 9).isEmpty)
        #expect(try await jobs(outbox, .personCalled).map { $0["outcome"]?.string } == ["notReached", "reached"])
        #expect(try await calls.eraseScripts(before: Town.morning + 100, atMost: 9) == 1)
        #expect(try await calls.find(id, viewer: Self.civil)?.script == nil)
        await outbox.database.close()
    }
}
