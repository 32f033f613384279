import Core
import Foundation
import Scheduling
import Testing

@Suite("The clock on the wall")
struct WallClockTests {
    static let zones = ["Europe/Paris", "Indian/Reunion", "America/Miquelon", "Pacific/Tahiti", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]

    @Test("Every hour of a year is told as the calendar tells it", arguments: zones)
    func asTheCalendar(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let clock = WallClock(zone, covering: date("2026-01-01")...date("2026-12-31"))
        for day in date("2025-12-30").dayNumber...date("2027-01-02").dayNumber {
            for time in stride(from: 0, to: 1440, by: 30) {
                let expected = LocalDate(dayNumber: day).instant(secondOfDay: Double(time * 60), in: zone).timeIntervalSince1970
                #expect(clock.minute(day: day, at: time) * 60 == Int(expected), "\(LocalDate(dayNumber: day)) \(time)")
            }
        }
    }

    @Test("An instant is read on the clock as Foundation reads it, far from the days it knows too", arguments: zones)
    func offsets(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let clock = WallClock(zone, covering: date("2026-01-01")...date("2026-12-31"))
        for minute in stride(from: minute("2025-01-01 00:00"), to: minute("2028-01-01 00:00"), by: 397) {
            #expect(clock.offset(at: minute) * 60 == zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute * 60))))
        }
    }

    @Test("A time jumped over is told by the clock as it was, a time shown twice is the first of the two")
    func changes() {
        let clock = WallClock(paris, covering: date("2026-03-01")...date("2026-10-31"))

        #expect(clock.text(of: clock.minute(day: date("2026-03-29").dayNumber, at: 150)) == "2026-03-29T03:30+02:00")
        #expect(clock.text(of: clock.minute(day: date("2026-10-25").dayNumber, at: 150)) == "2026-10-25T02:30+02:00")
    }

    @Test("Overseas, hours keep their sign and their half")
    func signs() throws {
        let marquesas = WallClock(try #require(TimeZone(identifier: "Pacific/Marquesas")), covering: date("2026-03-01")...date("2026-03-02"))
        #expect(marquesas.text(of: marquesas.minute(day: date("2026-03-01").dayNumber, at: 545)) == "2026-03-01T09:05-09:30")
    }
}
