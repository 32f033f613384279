import Core
import Foundation
import TestSupport
import Testing

@testable import Appointments

@Suite("A public source of chance")
struct BeaconTests {
    private static let round = 30_000_000

    private func read(_ mirrors: [FakeBeacon], timeout: Int = 5000) async throws -> BeaconValue {
        try await Beacon(mirrors: mirrors.map { BeaconHTTP(address: $0.address, timeout: timeout) }).value(of: Self.round, on: .quicknet)
    }

    private func mirrors(_ moods: FakeBeacon.Mood...) throws -> [FakeBeacon] {
        try moods.map { mood in
            let mirror = try FakeBeacon()
            mirror.feels(mood)
            return mirror
        }
    }

    /// The times are those of the chain's own tools for 20 April 2026.
    @Test("Which round comes when is known beforehand: the first of a moment is not published before it")
    func rounds() {
        let chain = BeaconChain.quicknet
        let midnight = LocalDate("2026-04-20")!.instant(secondOfDay: 0, in: .gmt)

        #expect(chain.round(from: midnight) == 27_946_612 && chain.time(of: 27_946_612) == midnight)
        #expect(chain.round(from: midnight + 0.5) == 27_946_613 && chain.round(from: midnight + 3) == 27_946_613)
        #expect(chain.round(from: .distantPast) == 1 && chain.time(of: 1) == Date(timeIntervalSince1970: 1_692_803_367))
    }

    @Test("The round of a draw comes ten minutes after its registrations close, and is waited for six hours, or until its hour")
    func promised() {
        let closes = LocalDate("2026-06-11")!.instant(secondOfDay: 8 * 3600, in: .gmt)

        let soon = PromisedRound(on: .quicknet, closesAt: closes, drawsAt: closes + 3600)
        let late = PromisedRound(on: .quicknet, closesAt: closes, drawsAt: closes + 86_400)

        #expect((closes + 600..<closes + 603).contains(soon.time) && late.time == soon.time)
        #expect(soon.until == soon.time + 6 * 3600 && late.until == closes + 86_400)
    }

    @Test("Each mirror is asked for that round of that chain, and what they agree on is believed")
    func agreed() async throws {
        let mirrors = try mirrors(.well, .well)

        let value = try await read(mirrors)

        let known = FakeBeacon.value(of: Self.round)
        #expect(value.randomness == known.randomness && value.signature == known.signature)
        #expect(mirrors.map(\.asked) == [[Self.round], [Self.round]])
    }

    @Test(
        "A mirror that does not answer, or says anything but that round and its hash, is not believed",
        arguments: [
            (FakeBeacon.Mood.slow, BeaconFault.silent), (.late, .silent), (.redirects, .silent), (.wrongHash, .wrong), (.wrongRound, .wrong),
            (.garbage, .wrong), (.endless, .wrong),
        ])
    func faults(mood: FakeBeacon.Mood, fault: BeaconFault) async throws {
        let mirrors = try mirrors(mood, .well)

        await #expect(throws: fault) { try await read(mirrors, timeout: mood == .slow ? 300 : 5000) }
    }

    @Test("More than half must say the same: one of three may lie or be down, one of two may not")
    func majority() async throws {
        let known = FakeBeacon.value(of: Self.round).randomness

        #expect(try await read(mirrors(.liar, .well, .well)).randomness == known)
        #expect(try await read(mirrors(.late, .well, .well)).randomness == known)
        await #expect(throws: BeaconFault.disagreement) { try await read(mirrors(.liar, .well)) }
        let down = try mirrors(.well, .well)
        down[0].stop()
        await #expect(throws: BeaconFault.silent) { try await read(down) }
        await #expect(throws: BeaconFault.unset) { try await read([]) }
    }

    @Test("Over https, no machine of the network around is called")
    func inside() async throws {
        let server = try FakeBeacon()
        let mirror = BeaconHTTP(address: "https://127.0.0.1:\(server.port)")

        await #expect(throws: BeaconFault.silent) { try await mirror.read(Self.round, on: .quicknet) }
        #expect(server.asked.isEmpty)
    }

    @Test("A signature is as many hexadecimal digits as it must be, in whatever case", arguments: ["", "+f", "zz", "abc"])
    func digits(wrong: String) throws {
        let (signature, randomness) = FakeBeacon.value(of: 1)
        func answer(_ signature: String) -> JSON { ["round": 1, "randomness": .string(randomness), "signature": .string(signature)] }

        #expect(try BeaconValue(answer(signature.uppercased()), of: 1, on: .quicknet).signature == signature)
        #expect(throws: BeaconFault.wrong) { try BeaconValue(answer(wrong + signature.dropFirst(2)), of: 1, on: .quicknet) }
        #expect(throws: BeaconFault.wrong) { try BeaconValue(answer(signature + "ab"), of: 1, on: .quicknet) }
    }
}
