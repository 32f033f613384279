import Core
import Foundation
import Testing

@testable import Privacy

@Suite("What remains of a request is nobody's")
struct AnonymityTests {
    /// A population with common answers and rare ones.
    private static func population(_ seed: UInt64, _ count: Int) -> [Figure] {
        var dice = Dice(seed: seed)
        return (0..<count).map { _ in
            var figure = Figure()
            figure.procedure = ProcedureID(Int64.random(in: 1...4, using: &dice))
            figure.unit = UnitID(Int64.random(in: 1...3, using: &dice))
            figure.channel = Int.random(in: 0..<20, using: &dice) == 0 ? .counter : .web
            figure.outcome = Int.random(in: 0..<9, using: &dice) == 0 ? "rejected" : "accepted"
            figure.received = "2026-0\(Int.random(in: 1...6, using: &dice))"
            figure.took = Figure.span(Int.random(in: 0...40, using: &dice))
            figure.answers = ["quartier": Int.random(in: 0..<30, using: &dice) == 0 ? "Île \(Int.random(in: 0...9, using: &dice))" : "Centre"]
            return figure
        }
    }

    /// What somebody who knows everything of a person may think is that person's row.
    private static func fits(_ row: Figure, _ known: Figure) -> Bool {
        (row.procedure == nil || row.procedure == known.procedure) && (row.unit == nil || row.unit == known.unit)
            && (row.channel == nil || row.channel == known.channel) && (row.outcome == nil || row.outcome == known.outcome)
            && (row.took == nil || row.took == known.took) && row.answers.allSatisfy { known.answers[$0.key] == $0.value }
            && (row.received == nil || row.received == known.received || known.received?.hasPrefix(row.received ?? "") ?? false
                || row.received?.contains("Q") ?? false)
    }

    @Test("However much one knows of a person, at least five rows could be theirs, or one that says nothing")
    func reidentification() {
        for seed: UInt64 in 0..<60 {
            let people = Self.population(seed, Int(seed) * 7 + 1)
            let kept = Anonymity.settled(people)

            #expect(kept.values.reduce(0, +) == people.count, "seed \(seed)")
            #expect(kept.allSatisfy { $0.key == .blank || $0.value >= 5 }, "seed \(seed)")
            for person in people {
                let rows = kept.filter { $0.key != .blank && Self.fits($0.key, person) }
                #expect(rows.isEmpty || rows.values.reduce(0, +) >= 5, "seed \(seed)")
            }
        }
    }

    @Test("A new month joins the crowds of the others, and never leaves anybody alone")
    func months() {
        var known: [Figure: Int] = [:]
        for seed: UInt64 in 100..<130 {
            for (figure, number) in Anonymity.settled(Self.population(seed, 12), beside: known) { known[figure, default: 0] += number }
            #expect(known.allSatisfy { $0.key == .blank || $0.value >= 5 }, "seed \(seed)")
        }
        #expect(known.values.reduce(0, +) == 360)
    }

    @Test("Common requests keep all that statistics need")
    func common() {
        var figure = Figure()
        (figure.procedure, figure.unit, figure.channel, figure.received) = (ProcedureID(1), UnitID(1), .web, "2026-05")

        #expect(Anonymity.settled(Array(repeating: figure, count: 5)) == [figure: 5])
        #expect(Anonymity.settled(Array(repeating: figure, count: 4)) == [.blank: 4])
    }
}

/// Numbers drawn at random from a seed (SplitMix64): a test that fails fails again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
