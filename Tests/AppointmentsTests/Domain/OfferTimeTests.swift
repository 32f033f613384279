import Core
import Foundation
import Testing

@testable import Appointments

@Suite("How long an offer is kept")
struct OfferTimeTests {
    private func time(_ day: String, _ clock: String) -> Date {
        LocalDate(day)!.instant(secondOfDay: Double(Town.minuteOfDay(clock) * 60), in: Town.paris)
    }

    private func end(_ hours: Int, from now: Date, notAfter limit: Date = .distantFuture) -> Date? {
        OfferTime.end(hours: hours, from: now, notAfter: limit, in: Town.paris)
    }

    @Test("Its hours are those of the day: nobody loses an offer while they sleep")
    func night() {
        #expect(end(2, from: time("2026-06-10", "10:00")) == time("2026-06-10", "12:00"))
        #expect(end(2, from: time("2026-06-10", "19:30")) == time("2026-06-11", "09:30"))
        #expect(end(2, from: time("2026-06-10", "23:00")) == time("2026-06-11", "10:00"))
        #expect(end(14, from: time("2026-06-10", "08:00")) == time("2026-06-11", "10:00"))
    }

    @Test("A night that loses an hour makes no difference")
    func clockChange() {
        #expect(end(2, from: time("2026-03-28", "21:00")) == time("2026-03-29", "10:00"))
    }

    @Test("It never lasts beyond the moment when the time may last be booked")
    func notice() {
        let now = time("2026-06-10", "10:00")

        #expect(end(2, from: now, notAfter: now + 3600) == now + 3600)
        #expect(end(2, from: now, notAfter: now + 1799) == nil)
        #expect(end(2, from: time("2026-06-10", "23:00"), notAfter: time("2026-06-11", "08:15")) == nil, "they sleep")
    }

    @Test("Without hours, there is no list") func none() { #expect(end(0, from: time("2026-06-10", "10:00")) == nil) }

    @Test("A telephone does not ring at night") func awake() {
        #expect(OfferTime.awake(time("2026-06-10", "21:00"), in: Town.paris) == time("2026-06-11", "08:00"))
        #expect(OfferTime.awake(time("2026-06-10", "09:00"), in: Town.paris) == time("2026-06-10", "09:00"))
    }
}
