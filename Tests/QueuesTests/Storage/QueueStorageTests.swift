import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Queues

@Suite("Queues and tickets, kept")
struct QueueStorageTests {
    @Test("Numbers follow each other by letter, and begin again the next day", arguments: TestEngine.allCases)
    func numbers(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)

        let labels = [try await hall.take(hall.cards), try await hall.take(hall.cards), try await hall.take(hall.school)].map(\.label)
        let tomorrow = try await hall.take(hall.cards, after: 1440)

        #expect(labels == ["A1", "A2", "B1"] && tomorrow.label == "A1")
    }

    @Test("A closed queue gives no ticket", arguments: TestEngine.allCases)
    func closed(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        var queue = try #require(try await hall.room(after: 0).queue(hall.cards))
        queue.details.isOpen = false
        try await hall.queues.save(queue)

        await #expect(throws: QueueProblem.closed) { try await hall.take(hall.cards) }
    }

    @Test("A place has a queue when one is open", arguments: TestEngine.allCases)
    func places(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine), other = PlaceID(8)
        #expect(try await hall.queues.withQueues(among: [other, Hall.place.id]) == [Hall.place.id])
        for id in [hall.cards, hall.school] {
            var queue = try #require(try await hall.room(after: 0).queue(id))
            queue.details.isOpen = false
            try await hall.queues.save(queue)
        }

        #expect(try await hall.queues.withQueues(among: [other, Hall.place.id]) == [])
    }

    @Test("An appointment has one ticket", arguments: TestEngine.allCases)
    func oneTicket(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        let reference = Reference.random()
        try await hall.take(hall.cards, appointment: (reference, Hall.at(10)))

        await #expect(throws: QueueProblem.hasTicket("A1")) { try await hall.take(hall.school, appointment: (reference, Hall.at(10))) }
        #expect(try await hall.room(after: 1).tickets.count == 1)
    }

    @Test("Calling the next ends the one before; a second press of the same page calls nobody", arguments: TestEngine.allCases)
    func next(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        for queue in [hall.cards, hall.cards, hall.school] { try await hall.take(queue) }

        let first = try await hall.call(hall.one, after: 5)
        let second = try await hall.call(hall.one, after: 9, current: first)

        #expect(first?.label == "A1" && second?.label == "A2")
        await #expect(throws: QueueProblem.changedMeanwhile) { _ = try await hall.call(hall.one, after: 9, current: first) }
        let room = try await hall.room(after: 10)
        #expect(room.called.map(\.label) == [second?.label ?? ""] && room.waiting.count == 1)
        #expect(room.ticket(first?.id ?? TicketID(0))?.state == .done)
    }

    @Test("A counter calls its own queues only, and nobody when none waits", arguments: TestEngine.allCases)
    func served(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        try await hall.take(hall.cards)

        #expect(try await hall.call(hall.two, after: 1) == nil)
        #expect(try await hall.call(hall.one, after: 1)?.label == "A1")
    }

    @Test("Eight counters calling at once call eight people", arguments: TestEngine.allCases)
    func together(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        for _ in 0..<8 { try await hall.take(hall.cards) }
        var counters: [CounterID] = []
        for number in 0..<8 { counters.append(try await hall.queues.add(CounterDetails(name: "C\(number)", queues: [hall.cards]), to: Hall.place)) }

        let labels = try await withThrowingTaskGroup(of: String?.self) { group in
            for counter in counters { group.addTask { try await hall.call(counter, after: 3)?.label } }
            return try await group.reduce(into: Set<String>()) { labels, label in if let label { labels.insert(label) } }
        }

        #expect(labels.count == 8)
    }

    @Test("Eight people at the desk and the kiosk at once have eight numbers", arguments: TestEngine.allCases)
    func takenTogether(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)

        let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await hall.take(hall.cards).number } }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }

        #expect(numbers == Set(1...8))
    }

    @Test("Transferred, somebody keeps their turn and their number, and only that counter calls them", arguments: TestEngine.allCases)
    func transfer(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        try await hall.take(hall.cards)
        let called = try #require(try await hall.call(hall.one, after: 1))
        try await hall.take(hall.school, after: 2)

        let sent = try await hall.queues.transfer(called.id, at: Hall.place.id, to: .counter(hall.two))

        #expect(sent.state == .waiting && sent.label == "A1")
        #expect(try await hall.call(hall.one, after: 3)?.label == "B1")
        #expect(try await hall.call(hall.two, after: 3)?.label == "A1")
        await #expect(throws: QueueProblem.changedMeanwhile) {
            _ = try await hall.queues.transfer(called.id, at: Hall.place.id, to: .counter(CounterID(99)))
        }
    }

    @Test("A recall counts and shows again; what is over cannot be recalled", arguments: TestEngine.allCases)
    func recall(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        try await hall.take(hall.cards)
        let called = try #require(try await hall.call(hall.one, after: 1))

        let again = try await hall.queues.recall(called.id, at: Hall.place.id, now: Hall.at(4))
        _ = try await hall.queues.end(called.id, at: Hall.place.id, as: .left, now: Hall.at(6))

        #expect(again.calls == 2 && again.shownAt == Hall.at(4) && again.calledAt == Hall.at(1))
        await #expect(throws: QueueProblem.changedMeanwhile) { _ = try await hall.queues.recall(called.id, at: Hall.place.id, now: Hall.at(7)) }
    }

    @Test("A counter that is removed leaves nobody on the screen", arguments: TestEngine.allCases)
    func removed(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        try await hall.take(hall.cards)
        _ = try await hall.call(hall.one, after: 1)

        try await hall.queues.remove(hall.one, of: Hall.place.id)

        let room = try await hall.room(after: 2)
        #expect(room.called.isEmpty && room.counters.map(\.id) == [hall.two])
    }

    @Test("At night tickets are forgotten and waits stay, counted once", arguments: TestEngine.allCases)
    func night(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)
        let days = LocalDate("2026-06-01")!...LocalDate("2026-06-10")!
        for _ in 0..<3 { try await hall.take(hall.cards) }
        try await hall.take(hall.school, appointment: (Reference.random(), Hall.at(30)))
        let first = try await hall.call(hall.one, after: 12)
        let second = try await hall.call(hall.one, after: 40, current: first)
        let today = try await hall.queues.waits(at: Hall.place.id, on: days)

        #expect(try await hall.queues.close(before: LocalDate("2026-06-10")!, of: OrganisationID(1)) == 0)
        #expect(try await hall.queues.close(before: LocalDate("2026-06-11")!, of: OrganisationID(1)) == 4)
        #expect(try await hall.queues.close(before: LocalDate("2026-06-11")!, of: OrganisationID(1)) == 0)

        #expect(second?.label == "B1" && today[9]?.byMinutes == [12: 1, 10: 1])
        let kept = try await hall.queues.waits(at: Hall.place.id, on: days)
        #expect(kept[9]?.byMinutes == [12: 1, 10: 1] && kept[9]?.left == 2)
        #expect(try await hall.room(after: 60).tickets.isEmpty)
    }

    @Test("New addresses are asked for once", arguments: TestEngine.allCases)
    func edition(engine: TestEngine) async throws {
        let hall = try await Hall.open(engine)

        try await hall.queues.raiseEdition(of: Hall.place)

        #expect(try await hall.queues.edition(of: Hall.place.id) == 2)
    }
}
