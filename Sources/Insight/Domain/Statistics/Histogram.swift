import Foundation

/// How many durations of each length: the shape from which medians are read, without keeping the durations.
///
/// The lengths are cut in classes 2 % wide (a class is 1.02 times the one before, from one minute on). What is read from it is the middle of a class: **at most
/// 1 % away** from the exact duration of that rank, and exact below a minute. Two of them are added by adding their classes, so months, units and procedures merge
/// without any more error.
struct Histogram: Sendable, Equatable {
    /// By class, never zero.
    private(set) var counts: [Int: Int] = [:]

    static let growth = 1.02

    init(_ counts: [Int: Int] = [:]) { self.counts = counts.filter { $0.value != 0 } }

    /// The class of a duration. Clocks that went backwards count as no time at all.
    static func bin(of seconds: Double) -> Int {
        seconds <= 60 ? 0 : 1 + Int(log(seconds / 60) / log(growth))
    }

    /// The middle of a class, in seconds.
    static func seconds(of bin: Int) -> Double {
        bin <= 0 ? 0 : 60 * pow(growth, Double(bin - 1)) * (1 + growth) / 2
    }

    mutating func add(_ bin: Int, _ number: Int = 1) {
        let sum = counts[bin, default: 0] + number
        counts[bin] = sum == 0 ? nil : sum
    }

    mutating func add(_ other: Histogram) { for (bin, number) in other.counts { add(bin, number) } }

    var total: Int { counts.values.reduce(0, +) }

    /// In seconds: the duration below which that share of them lies (nearest rank). `nil` when there is none.
    func percentile(_ share: Double) -> Double? {
        let total = total
        guard total > 0 else { return nil }
        let rank = max(1, Int((share * Double(total)).rounded(.up)))
        var passed = 0
        for (bin, number) in counts.sorted(by: { $0.key < $1.key }) {
            passed += number
            if passed >= rank { return Self.seconds(of: bin) }
        }
        return nil
    }

    /// In seconds.
    var sum: Double { counts.reduce(0) { $0 + Self.seconds(of: $1.key) * Double($1.value) } }
}

extension Histogram {
    /// Pairs of whole numbers – how far the class is from the one before, how many – in seven bits a byte (LEB128): what a row keeps.
    var bytes: [UInt8] {
        var output: [UInt8] = [], last = 0
        for (bin, number) in counts.sorted(by: { $0.key < $1.key }) {
            Self.write(bin - last, to: &output)
            Self.write(Self.zigzag(number), to: &output)
            last = bin
        }
        return output
    }

    /// Adds what a row kept.
    mutating func add(bytes: [UInt8]) { Self.read(bytes) { add($0, $1) } }

    fileprivate static func read(_ bytes: [UInt8], _ body: (_ bin: Int, _ number: Int) -> Void) {
        var place = bytes.startIndex, bin = 0
        while place < bytes.endIndex {
            bin += read(bytes, at: &place)
            body(bin, unzigzag(read(bytes, at: &place)))
        }
    }

    /// While events come in any order, what is taken away may come before what it is taken from.
    private static func zigzag(_ number: Int) -> Int { number >= 0 ? number << 1 : (-number << 1) - 1 }
    private static func unzigzag(_ number: Int) -> Int { number & 1 == 0 ? number >> 1 : -((number + 1) >> 1) }

    private static func write(_ number: Int, to output: inout [UInt8]) {
        var rest = UInt(number)
        while rest >= 0x80 {
            output.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        output.append(UInt8(rest))
    }

    private static func read(_ bytes: [UInt8], at place: inout Int) -> Int {
        var number: UInt = 0, shift: UInt = 0
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            number |= UInt(byte & 0x7F) << shift
            if byte & 0x80 == 0 { break }
            shift += 7
        }
        return Int(number)
    }
}

/// What many rows kept, added up: a page merges tens of thousands, in one row of numbers instead of a dictionary.
struct HistogramSum: Sendable {
    /// By class, from 0.
    private var numbers: [Int] = []
    /// More than any duration has: a class beyond is no row of ours.
    private static let mostBins = 4096

    mutating func add(bytes: [UInt8]) {
        Histogram.read(bytes) { bin, number in
            guard (0..<Self.mostBins).contains(bin) else { return }
            if bin >= numbers.count { numbers += Array(repeating: 0, count: bin + 1 - numbers.count) }
            numbers[bin] += number
        }
    }

    var histogram: Histogram {
        Histogram(Dictionary(uniqueKeysWithValues: numbers.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element) }))
    }
}
