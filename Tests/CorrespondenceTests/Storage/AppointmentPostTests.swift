import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Correspondence

/// Letters and calls about an appointment that no request asked for.
@Suite("Letters and calls about appointments")
struct AppointmentPostTests {
    private static let reception = AgentViewer(
        agent: AgentID(7), organisation: Outbox.admiville, name: "Chloé Martin", roles: [UnitID(1): [.reception]])
    private static let number = Reference.random()

    private func call(_ title: String, until end: Date = Town.morning + 86_400) -> NewCall {
        NewCall(
            organisation: Outbox.admiville, unit: UnitID(1), dossier: nil, appointment: Self.number, person: "Jeanne Petit",
            number: "+33299001234", title: title, script: "Bonjour", usefulUntil: end)
    }

    private func letter(_ title: String) -> NewLetter {
        NewLetter(
            organisation: Outbox.admiville, unit: UnitID(1), dossier: nil, appointment: Self.number, title: title,
            recipient: ["Jeanne Petit", "2 rue du Lavoir", "99999 Admiville"], pdf: [0x25])
    }

    @Test("A call is made without a request, leaves no history, and is over with the appointment", arguments: TestEngine.allCases)
    func called(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let calls = SQLOutgoingCalls(database: outbox.database)
        try await outbox.database.write { try PostWriting.add(call("Rappel"), uniqueKey: "a", now: Town.morning, on: $0) }

        let open = try #require(try await calls.open(viewer: Self.reception, now: Town.morning, atMost: 9).first)
        #expect(open.dossier == nil && open.appointment == Self.number && open.reference == Self.number)
        #expect(try await calls.open(viewer: Self.reception, now: Town.morning + 86_401, atMost: 9).isEmpty)
        #expect(try await calls.note(.notReached, of: open.id, viewer: Self.reception, at: Town.morning))
        #expect(try await calls.note(.reached, of: open.id, viewer: Self.reception, at: Town.morning))

        let told = try await outbox.database.read { try $0.row("SELECT COUNT(*) AS number FROM job")?.int("number") }
        #expect(told == 0)
        #expect(try await calls.eraseApart(before: Town.morning + 1, atMost: 9) == 1)
        await outbox.database.close()
    }

    @Test("What was not done yet gives way to what comes after; what is printed stays", arguments: TestEngine.allCases)
    func replaced(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let post = SQLOutgoingLetters(database: outbox.database), calls = SQLOutgoingCalls(database: outbox.database)
        try await outbox.database.write { connection in
            try PostWriting.add(letter("Confirmation"), uniqueKey: "a", now: Town.morning, on: connection)
            try PostWriting.add(call("Appel"), uniqueKey: "b", now: Town.morning, on: connection)
        }
        let printed = try #require(try await post.list(.waiting, viewer: Self.reception, atMost: 9).first)
        _ = try await post.makeBatch(of: [printed.id], hasAddressPages: false, isTwoSided: false, viewer: Self.reception, at: Town.morning)

        for _ in 0..<2 {
            try await outbox.database.write { connection in
                try PostWriting.forget(about: Self.number, in: Outbox.admiville, but: "c", on: connection)
                try PostWriting.add(letter("Déplacement"), uniqueKey: "c", now: Town.morning, on: connection)
            }
        }

        let titles = try await post.list(.waiting, viewer: Self.reception, atMost: 9).map(\.title)
        #expect(titles == ["Confirmation", "Déplacement"])
        #expect(try await calls.open(viewer: Self.reception, now: Town.morning, atMost: 9).isEmpty)
        await outbox.database.close()
    }
}
