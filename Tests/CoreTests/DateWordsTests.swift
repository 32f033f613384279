import Core
import Foundation
import Testing

@Suite("Dates in words")
struct DateWordsTests {
    let paris = TimeZone(identifier: "Europe/Paris")!

    @Test("The first of the month is « 1er » in French, and only the first")
    func first() {
        #expect(LocalDate("2026-03-01")?.inWords(.french) == "1er mars 2026")
        #expect(LocalDate("2026-08-21")?.inWords(.french) == "21 août 2026")
        #expect(LocalDate("2026-03-01")?.inWords(.english) == "1 March 2026")
    }

    @Test("Forms write days with slashes")
    func slashed() {
        #expect(LocalDate("2026-03-01")?.slashed == "01/03/2026")
    }

    @Test("An instant is told as on the wall, with spaces that do not break")
    func instants() throws {
        let instant = try Date("2026-03-01T08:05:00Z", strategy: .iso8601)
        #expect(instant.inWords(.french, in: paris) == "1er mars 2026 à 9\u{A0}h\u{A0}05")
        #expect(instant.inWords(.english, in: paris) == "1 March 2026 at 9:05")
    }

    @Test("The clock is right before 1970, and on both sides of the change of hour")
    func clock() throws {
        let times = try ["1969-07-20T20:17:40Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]
            .map { try Date($0, strategy: .iso8601).clock(in: paris) }
        #expect(times.map { "\($0.hour):\($0.minute)" } == ["21:17", "1:59", "3:0", "2:30", "2:30"])
    }
}
