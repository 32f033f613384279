import Core
import Foundation
import TestSupport
import Testing

@testable import Reception

@Suite("Counted contacts")
struct ContactTallyTests {
    private static let today = LocalDate("2026-03-04")!
    private static let call = CountedContact(unit: Shelf.civil, way: .phone, subject: .procedure(ProcedureID(7)), outcome: .answered)
    private static let visit = CountedContact(unit: Shelf.civil, way: .counter, subject: .information, outcome: .directed)

    @Test("They add up by day, and each can be taken back, down to none", arguments: TestEngine.allCases)
    func counted(engine: TestEngine) async throws {
        let tally = SQLContactTally(database: try await Shelf.open(engine).database)
        for contact in [Self.call, Self.call, Self.visit] { try await tally.count(contact, on: Self.today, by: Shelf.bruno) }
        let counts = try await tally.counts(from: Self.today, through: Self.today, for: Shelf.bruno)

        let taken = [
            try await tally.takeBack(Self.call, on: Self.today, by: Shelf.bruno),
            try await tally.takeBack(Self.call, on: Self.today, by: Shelf.bruno),
            try await tally.takeBack(Self.call, on: Self.today, by: Shelf.bruno),
        ]

        #expect(Set(counts.map { "\($0.contact.way) \($0.number)" }) == ["phone 2", "counter 1"])
        #expect(taken == [true, true, false])
        #expect(try await tally.counts(from: Self.today, through: Self.today, for: Shelf.bruno).map(\.contact) == [Self.visit])
    }

    @Test("A month is the sum of its days, and nothing of other units is seen or counted", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let tally = SQLContactTally(database: try await Shelf.open(engine).database)
        for day in [0, 3, 27, 28] { try await tally.count(Self.call, on: Self.today.adding(days: day), by: Shelf.bruno) }
        let stranger = Shelf.agent([Shelf.roads: [.reception]])

        let month = Month(Self.today)
        let counts = try await tally.counts(from: month.first, through: month.last, for: Shelf.bruno)

        #expect(counts.map(\.number) == [3] && month.text == "2026-03" && month.next.previous == month)
        #expect(try await tally.counts(from: month.first, through: month.last, for: stranger) == [])
        await #expect(throws: ReceptionProblem.unknownUnit) { try await tally.count(Self.call, on: Self.today, by: stranger) }
    }

    @Test("A subject is read as it is written", arguments: [CountedContact.Subject.procedure(ProcedureID(7)), .following, .information, .other])
    func subject(subject: CountedContact.Subject) {
        #expect(CountedContact.Subject(subject.description) == subject)
        #expect(CountedContact.Subject("demarche-x") == nil)
    }
}
