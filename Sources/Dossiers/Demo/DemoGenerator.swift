import Core
import Foundation

/// A small deterministic generator (SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
/// The same seed gives the same town on every machine.
struct DemoGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }

    /// One of them, the first ones much more often: few people need the last choice of a list.
    mutating func pickOftenFirst<T>(_ items: [T]) -> T {
        var place = 0
        while place < items.count - 1, !chance(50) { place += 1 }
        return items[place]
    }

    /// `nil` when there is none.
    mutating func pick<T>(among items: [T]) -> T? { items.isEmpty ? nil : pick(items) }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// The mix of a town of 43,000 inhabitants (needs A8): 50,000 at the counter, 25,000 online, 50,000 calls, 45,000 letters and e-mails a year.
    mutating func channel() -> Channel {
        switch Int.random(in: 0..<170, using: &self) {
        case 0..<50: .counter
        case 50..<75: .web
        case 75..<125: .phone
        case 125..<150: .post
        default: .email
        }
    }
}

/// Names for invented people, and what they write. What is left out is replaced by something plain.
public struct DemoNames: Sendable {
    public var firstNames: [String]
    /// Those of the first names that are called « Madame ».
    public var women: Set<String> = []
    public var lastNames: [String]
    public var streets: [String]
    /// Of numbers kept for fiction: "06 39 98"; four digits follow.
    public var phonePrefixes = ["06 39 98"]
    public var emailDomains = ["courriel.example"]
    public var towns = ["Rennes"]
    public var countries = ["BE"]
    public var schools = ["école du Lavoir"]
    public var associations = ["Les Amis du canal"]
    /// By the id of the field, alone or after that of its procedure: `subvention-association.description`.
    public var phrases: [String: [String]] = [:]

    public init(firstNames: [String], lastNames: [String], streets: [String]) {
        (self.firstNames, self.lastNames, self.streets) = (firstNames, lastNames, streets)
    }
}
