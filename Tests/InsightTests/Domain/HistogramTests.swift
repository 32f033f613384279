import Foundation
import Testing

@testable import Insight

@Suite("Histograms of durations")
struct HistogramTests {
    /// As random numbers that are the same at each run.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test("What is read is at most 1 % away from the exact duration of that rank", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func error(seed: UInt64) throws {
        var dice = Dice(state: seed), histogram = Histogram()
        let exact = (0..<2000).map { _ in exp(Double.random(in: log(61)...log(3e8), using: &dice)) }.sorted()
        for seconds in exact { histogram.add(Histogram.bin(of: seconds)) }

        for share in [0.01, 0.5, 0.9, 0.99, 1] {
            let rank = max(1, Int((share * Double(exact.count)).rounded(.up)))
            let read = try #require(histogram.percentile(share))
            #expect(abs(read - exact[rank - 1]) / exact[rank - 1] <= 0.0101)
        }
    }

    @Test("Merged months are the histogram of the year")
    func merged() {
        var dice = Dice(state: 9), whole = Histogram(), parts = [Histogram(), Histogram(), Histogram()], read = Histogram()
        for index in 0..<3000 {
            let bin = Histogram.bin(of: Double.random(in: 0...1e7, using: &dice))
            whole.add(bin)
            parts[index % 3].add(bin)
        }

        var sum = HistogramSum()
        for part in parts {
            read.add(bytes: part.bytes)
            sum.add(bytes: part.bytes)
        }

        #expect(read == whole && whole.total == 3000 && sum.histogram == whole)
    }

    @Test("What was taken away before it was added comes back to nothing")
    func negative() {
        var first = Histogram([3: -2, 900: 5]), read = Histogram()
        read.add(bytes: first.bytes)
        #expect(read == first)

        first.add(Histogram([3: 2, 900: -5]))

        #expect(first.counts.isEmpty && first.percentile(0.5) == nil && first.bytes.isEmpty)
    }
}
