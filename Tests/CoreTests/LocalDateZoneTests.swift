import Core
import Foundation
import Testing

/// Towns that use Admilib, and places whose clocks change at midnight: the hard cases.
private let zones = [
    "Europe/Paris", "America/Guadeloupe", "America/Cayenne", "Indian/Reunion", "Pacific/Noumea", "America/Miquelon",
    "America/Sao_Paulo", "America/Havana", "Asia/Beirut", "Asia/Amman", "Africa/Casablanca", "Australia/Lord_Howe",
]

@Suite("A day in a time zone")
struct LocalDateZoneTests {
    let paris = TimeZone(identifier: "Europe/Paris")!

    @Test(
        "The day changes at midnight on the wall, winter and summer",
        arguments: [
            ("2026-01-14T22:59:59Z", "2026-01-14"), ("2026-01-14T23:00:00Z", "2026-01-15"),
            ("2026-07-14T21:59:59Z", "2026-07-14"), ("2026-07-14T22:00:00Z", "2026-07-15"),
            ("1969-12-31T22:59:59Z", "1969-12-31"), ("1969-12-31T23:00:00Z", "1970-01-01"),
        ]
    )
    func dayOfAnInstant(instant: String, day: String) throws {
        #expect(LocalDate(try Date(instant, strategy: .iso8601), in: paris).description == day)
    }

    @Test("The same instant is another day overseas")
    func overseas() throws {
        let instant = try Date("2026-03-10T22:30:00Z", strategy: .iso8601)
        #expect(LocalDate(instant, in: try #require(TimeZone(identifier: "Indian/Reunion"))).description == "2026-03-11")
        #expect(LocalDate(instant, in: try #require(TimeZone(identifier: "America/Guadeloupe"))).description == "2026-03-10")
    }

    @Test("The day starts where Foundation's calendar says, clock changes included", arguments: zones)
    func startOfDay(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        for number in try #require(LocalDate("2015-01-01")).dayNumber...(try #require(LocalDate("2020-01-01")).dayNumber) {
            let day = LocalDate(dayNumber: number)
            let noon = Date(timeIntervalSince1970: Double(number) * 86_400 + 43_200 - Double(zone.secondsFromGMT()))
            #expect(day.start(in: zone) == calendar.startOfDay(for: noon), "\(day)")
        }
    }

    @Test("The first instant of a day belongs to it, and the one before does not", arguments: zones)
    func firstInstant(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<300 {
            let day = LocalDate(dayNumber: .random(in: 9_000...22_000, using: &generator))
            #expect(LocalDate(day.start(in: zone), in: zone) == day)
            #expect(LocalDate(day.start(in: zone) - 0.001, in: zone) < day)
        }
    }

    @Test(
        "A time on the wall is one instant, also where clocks jump over it or show it twice",
        arguments: [
            ("2026-01-15", 9.5, "2026-01-15T08:30:00Z"), ("2026-07-15", 9.5, "2026-07-15T07:30:00Z"),
            ("2026-03-29", 2.5, "2026-03-29T01:30:00Z"), ("2026-03-29", 3.5, "2026-03-29T01:30:00Z"),
            ("2026-10-25", 2.5, "2026-10-25T00:30:00Z"), ("2026-10-25", 3.5, "2026-10-25T02:30:00Z"),
        ]
    )
    func timeOnTheWall(day: String, hour: Double, instant: String) throws {
        #expect(LocalDate(day)?.instant(secondOfDay: hour * 3600, in: paris) == (try Date(instant, strategy: .iso8601)))
    }
}
