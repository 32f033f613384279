import Foundation
import Testing

@testable import Appointments

/// How somebody is told of their appointment: by what they gave, what they asked for, and the time that is left.
@Suite("Ways to tell of an appointment")
struct TellingWayTests {
    private static let soon = 3.0 * 86_400
    private static let later = 20.0 * 86_400

    @Test("Without a wish: a mail, else a short message, else a letter, else a call")
    func order() {
        var means = TellingMeans(email: true, mobile: true, phone: true, address: true, secondsLeft: Self.later)
        #expect(means.way(for: .moved) == .email)
        means.email = false
        #expect(means.way(for: .moved) == .sms)
        means.mobile = false
        #expect(means.way(for: .moved) == .letter)
        means.address = false
        #expect(means.way(for: .moved) == .call)
        means.phone = false
        #expect(means.way(for: .moved) == nil)
    }

    @Test("What they asked for comes first, when it can be done", arguments: TellingWay.allCases)
    func wanted(way: TellingWay) {
        let all = TellingMeans(email: true, mobile: true, phone: true, address: true, wanted: way, secondsLeft: Self.later)
        let nothing = TellingMeans(email: true, wanted: way, secondsLeft: Self.later)

        #expect(all.way(for: .booked) == way)
        #expect(nothing.way(for: .booked) == .email)
    }

    @Test("A reminder never leaves by post, and a letter that would come too late becomes a call")
    func late() {
        let means = TellingMeans(phone: true, address: true, wanted: .letter, secondsLeft: Self.soon)
        #expect(means.way(for: .reminder) == .call)
        #expect(means.way(for: .cancelled) == .call)
        let mute = TellingMeans(address: true, secondsLeft: Self.soon)
        #expect(mute.way(for: .reminder) == nil)
        #expect(mute.way(for: .cancelled) == .letter)
    }

    @Test("Nobody is called to be told what they have just heard, unless they asked for it")
    func justBooked() {
        #expect(TellingMeans(phone: true, secondsLeft: Self.later).way(for: .booked) == nil)
        #expect(TellingMeans(phone: true, wanted: .call, secondsLeft: Self.later).way(for: .booked) == .call)
        #expect(TellingMeans(phone: true, secondsLeft: Self.later).way(for: .reminder) == .call)
        #expect(TellingMeans(phone: true, isMobile: true, secondsLeft: Self.later).way(for: .reminder) == nil)
        #expect(TellingMeans(phone: true, isMobile: true, wanted: .call, secondsLeft: Self.later).way(for: .reminder) == .call)
    }
}
