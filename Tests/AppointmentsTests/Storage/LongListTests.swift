import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

/// What a list of many costs: not more than a list of few.
@Suite("A long waiting list")
struct LongListTests {
    /// So many who wait, behind the product's back, for that place and those days of the week.
    private func fill(_ town: Town, _ count: Int, at place: PlaceID, weekdays: String = "", since: Int = 0) async throws {
        try await town.database.write { connection in
            for number in 0..<count {
                try connection.run(
                    """
                    INSERT INTO appointment_wait (
                        organisation_id, reference, type_id, places, first_day, last_day, weekdays, people, documents, name, email, phone, state,
                        since, offers, passed, changed_at
                    ) VALUES (
                        \(Town.admiville), \(Reference.random()), \(town.card), \("\(place)"), '2026-06-01', '2026-07-01', \(weekdays), 1, 1, 'Personne',
                        \("personne\(since)-\(number)@exemple.fr"), '', 'waiting', \(since + number), 0, '', 0
                    )
                    """)
            }
        }
    }

    private func offers(_ town: Town) async throws -> [Int] {
        try await town.database.read {
            try $0.rows("SELECT since FROM appointment_wait WHERE state = 'offered' ORDER BY since").map { try $0.int("since") }
        }
    }

    @Test("What comes free goes to the first of many, and to one alone", arguments: TestEngine.allCases)
    func first(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        try await fill(town, 300, at: town.hall)

        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)

        #expect(try await offers(town) == [0])
    }

    @Test("It is found at the end of a list where all others want another place or other days", arguments: TestEngine.allCases)
    func last(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        try await fill(town, 120, at: town.hall, weekdays: "7")
        try await fill(town, 130, at: PlaceID(town.hall.rawValue * 10 + 1), since: 200)
        try await fill(town, 1, at: town.hall, weekdays: "2", since: 400)

        try await town.bookings.change(booked[3], to: .excused, now: Town.now + 600)

        #expect(try await offers(town) == [400])
    }

    @Test(
        "The minute's turn offers in order, passes those who want nothing of what is free, and gives none of it twice", arguments: TestEngine.allCases
    )
    func turn(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.fillDay()
        try await fill(town, 200, at: town.hall, weekdays: "7")
        try await fill(town, 200, at: town.hall, weekdays: "2", since: 500)
        _ = try await town.database.write { try $0.run("DELETE FROM appointment WHERE id IN \(list: booked.prefix(3).map(\.id))") }

        _ = try await town.turn(now: Town.now + 600)
        _ = try await town.turn(now: Town.now + 660)

        let found = try await offers(town)
        #expect(found.prefix(3) == [500, 501, 502] && Set(found).count == found.count)
        #expect(try await town.doubles() == 0)
    }
}
