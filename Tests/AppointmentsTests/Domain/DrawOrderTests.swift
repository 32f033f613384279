import Core
import Testing

@testable import Appointments

@Suite("The order of a draw")
struct DrawOrderTests {
    /// `printf %s K | sha256sum` and `printf %s 12 | openssl dgst -sha256 -hmac K`, as the page tells everyone to do.
    @Test("The commitment and the lots are those that anyone computes with the tools of a shell")
    func tools() {
        #expect(DrawOrder.commitment(to: "K") == "86be9a55762d316a3026c2836d044f5fc76e34da10e1b45feee5f18be7edb177")
        #expect(DrawOrder.lot(of: 12, seed: "K") == "ecf25132ac0ed40b4d90488ea1f207dfc5e448b838ffdffc1259c39212c8282d")
    }

    /// Round 1000 of quicknet, as it was published; `printf %s "K$randomness" | sha256sum`, then as above.
    @Test("Mixed with a public number, the key and the lots are those of the same tools")
    func mixed() throws {
        let signature = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
        let randomness = "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd"
        let answer: JSON = ["round": 1000, "randomness": .string(randomness), "signature": .string(signature)]

        let value = try BeaconValue(answer, of: 1000, on: .quicknet)
        let key = DrawOrder.mixed("K", with: value.randomness)

        #expect(key == "e2938cef78d59fe785be1284eb04a711faff25d3289b240ae31743bdf88e371b")
        #expect(DrawOrder.lot(of: 12, seed: key) == "9d4d8b7829c2fcff806ffd74093f41e8adb30137039b94e843375a0bd24f0888")
        #expect(throws: BeaconFault.wrong) { try BeaconValue(answer, of: 1001, on: .quicknet) }
    }

    @Test("It depends on the seed and the numbers, not on the order in which they are told")
    func order() {
        var dice = Dice(seed: 4)
        let numbers = Array(1...200)
        let order = DrawOrder.order(of: numbers, seed: "graine")

        for _ in 0..<20 { #expect(DrawOrder.order(of: numbers.shuffled(using: &dice), seed: "graine") == order) }
        #expect(order.sorted() == numbers)
        #expect(DrawOrder.order(of: numbers, seed: "graines") != order)
    }

    @Test("Who leaves changes nothing of the order of the others")
    func withdrawn() {
        let order = DrawOrder.order(of: Array(1...50), seed: "graine")

        #expect(DrawOrder.order(of: (1...50).filter { $0 != 7 }, seed: "graine") == order.filter { $0 != 7 })
    }

    /// Pearson's test on the ten ranks of ten numbers: 81 degrees of freedom, of which one table in a thousand exceeds 124.8.
    @Test("Over many seeds, each number has each rank as often as any other")
    func fair() {
        let (seeds, count) = (2000, 10)
        var table = Array(repeating: Array(repeating: 0, count: count), count: count)
        for seed in 0..<seeds {
            for (rank, number) in DrawOrder.order(of: Array(1...count), seed: "graine-\(seed)").enumerated() { table[number - 1][rank] += 1 }
        }

        let expected = Double(seeds) / Double(count)
        let distance = table.joined().reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        #expect(distance < 124.8)
    }

    @Test("Seeds have 256 bits, and no two are the same")
    func seeds() {
        let seeds = (1...100).map { _ in DrawOrder.newSeed() }

        #expect(Set(seeds).count == 100 && seeds.allSatisfy { $0.utf8.count == 43 })
    }
}
