import Core
import Foundation
import Scheduling

@testable import Appointments

/// People who wait, in the town where one books.
extension Town {
    static let day = "2026-06-16"
    static let allDay = LocalDate(day)!...LocalDate(day)!

    var waiting: SQLWaitingList { SQLWaitingList(database: database, seed: 1) }
    var turn: WaitingTurn { WaitingTurn(waiting: waiting, schedules: schedules, territory: Territory(schedules)) }

    func wishes(_ days: ClosedRange<LocalDate> = allDay, places: Set<PlaceID> = [], weekdays: Set<Int> = [], documents: Int = 1) -> WaitWishes {
        WaitWishes(type: card, places: places, days: days, weekdays: weekdays, party: Party(documents: documents))
    }

    /// Somebody in the list, since so many minutes after the others.
    @discardableResult
    func join(_ name: String, _ wishes: WaitWishes? = nil, after minutes: Double = 0) async throws -> Wait {
        let person = Person(name: name, email: EmailAddress("\(Text.folded(name))@exemple.fr"))
        let wait = try await waiting.ask(wishes ?? self.wishes(), for: person, in: Self.admiville, now: Self.now + minutes * 60)
        try await waiting.confirm(wait.id, now: Self.now + minutes * 60)
        return try await waiting.find(wait.id)!
    }

    func state(of wait: Wait) async throws -> Wait.State { try await waiting.find(wait.id)!.state }

    /// What is offered to somebody: `09:00`.
    func offered(to wait: Wait, on day: String = day) async throws -> String? {
        guard let found = try await waiting.find(wait.id), found.state == .offered, let id = found.appointment,
            let held = try await bookings.find(id)
        else { return nil }
        let day = LocalDate(day)!
        return String(WallClock(Self.paris, covering: day...day).text(of: held.start).dropFirst(11).prefix(5))
    }

    /// Twelve appointments of a quarter of an hour: nothing is free on that day.
    @discardableResult
    func fillDay() async throws -> [Appointment] {
        var made: [Appointment] = []
        for (number, time) in try await free(Self.day, by: .agents).enumerated() {
            made.append(try await book("\(Self.day) \(time)", as: "visitor-\(number)", email: "p\(number)@exemple.fr"))
        }
        return made
    }
}
