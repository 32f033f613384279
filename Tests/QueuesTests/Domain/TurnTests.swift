import Core
import Foundation
import Scheduling
import Testing

@testable import Queues

@Suite("Whose turn it is")
struct TurnTests {
    private static func ticket(
        _ number: Int, at minutes: Double, due: Double? = nil, priority: Bool = false, queue: Int64 = 1, keptFor: CounterID? = nil,
        called: (by: Int64, at: Double)? = nil
    ) -> Ticket {
        Ticket(
            id: TicketID(Int64(number)), place: PlaceID(7), queue: QueueID(queue), letter: "A", number: number,
            state: called == nil ? .waiting : .done, takenAt: Hall.at(minutes), due: due.map(Hall.at), hasPriority: priority, appointment: nil,
            counter: called.map { CounterID($0.by) },
            keptFor: keptFor, calledAt: called.map { Hall.at($0.at) }, shownAt: nil, calls: 0)
    }

    private static let counters = [
        Counter(id: CounterID(1), place: PlaceID(7), details: CounterDetails(name: "Guichet 1", queues: [QueueID(1), QueueID(2)])),
        Counter(id: CounterID(2), place: PlaceID(7), details: CounterDetails(name: "Guichet 2", queues: [QueueID(2)])),
        Counter(id: CounterID(3), place: PlaceID(7), details: CounterDetails(name: "Guichet 3", queues: [QueueID(3)])),
    ]

    private static func room(_ tickets: [Ticket], at minutes: Double) -> WaitingRoom {
        WaitingRoom(queues: [], counters: counters, tickets: tickets, now: Hall.at(minutes))
    }

    private static func order(_ tickets: [Ticket], at minutes: Double) -> [Int] { room(tickets, at: minutes).waiting.map(\.number) }

    @Test("Who came first goes first, and the law's priority before")
    func priority() {
        let tickets = [Self.ticket(1, at: 0), Self.ticket(2, at: 5), Self.ticket(3, at: 10, priority: true)]

        #expect(Self.order(tickets, at: 12) == [3, 1, 2])
    }

    @Test("An appointment waits for its hour, then goes before those without; too late, it waits like them")
    func appointments() {
        let tickets = [Self.ticket(1, at: 0), Self.ticket(2, at: 5, due: 15), Self.ticket(3, at: 12), Self.ticket(4, at: 11, due: 0)]

        #expect(Self.order(tickets, at: 14) == [1, 4, 3, 2])
        #expect(Self.order(tickets, at: 15) == [2, 1, 4, 3])
    }

    @Test("Only those count as before whom a counter that could call this one calls first")
    func before() {
        let mine = Self.ticket(9, at: 20, queue: 2)
        let tickets = [Self.ticket(1, at: 0, queue: 1), Self.ticket(2, at: 1, queue: 2), Self.ticket(3, at: 2, queue: 3), mine]

        #expect(Self.room(tickets, at: 21).before(mine) == 2)
        #expect(Self.room([Self.ticket(1, at: 0, queue: 2, keptFor: CounterID(3)), mine], at: 21).before(mine) == 0)
    }

    @Test("The wait is told from the pace of the day, and not before there is one")
    func estimate() {
        let mine = Self.ticket(9, at: 30)
        let calls = [0, 6, 12, 60].enumerated().map { Self.ticket($0.offset + 1, at: 0, called: (1, Double($0.element))) }

        #expect(Self.room(calls + [Self.ticket(8, at: 29), mine], at: 61).minutes(until: mine) == 15)
        #expect(Self.room(Array(calls.prefix(3)) + [mine], at: 61).minutes(until: mine) == nil)
    }

    @Test("The wait for an appointment is at least until its hour")
    func early() {
        let mine = Self.ticket(9, at: 30, due: 90)
        let calls = [0, 1, 2, 3].enumerated().map { Self.ticket($0.offset + 1, at: 0, called: (1, Double($0.element))) }

        #expect(Self.room(calls + [mine], at: 50).minutes(until: mine) == 40)
    }
}

@Suite("How long people waited")
struct WaitsTests {
    @Test("A percentile is a wait that somebody had; nobody gives none")
    func percentiles() {
        var waits = Waits()
        for minutes in 1...10 { waits.add(minutes: minutes) }
        waits.addLeft(3)

        #expect(waits.percentile(50) == 5 && waits.percentile(90) == 9 && waits.percentile(100) == 10)
        #expect((waits + waits).percentile(90) == 9 && (waits + waits).left == 6)
        #expect(Waits().percentile(50) == nil)
    }
}

@Suite("Addresses of screens, kiosks and tickets")
struct QueueLinksTests {
    private static let links = QueueLinks(key: Array(repeating: 3, count: 32))

    private static func key(_ address: String) -> String { address.split(separator: "/").last.map(String.init) ?? "" }

    @Test("An address opens what it was made for, and nothing else")
    func purposes() {
        let screen = Self.key(Self.links.address(of: .screen, at: PlaceID(7), edition: 1))
        let ticket = Self.key(Self.links.address(of: TicketID(12)))

        #expect(Self.links.place(screen, for: .screen)?.place == PlaceID(7))
        #expect(Self.links.place(screen, for: .kiosk) == nil)
        #expect(Self.links.place(screen.replacing("7-1", with: "8-1"), for: .screen) == nil)
        #expect(Self.links.ticket(ticket) == TicketID(12) && Self.links.ticket("13" + ticket.dropFirst(2)) == nil)
    }
}
