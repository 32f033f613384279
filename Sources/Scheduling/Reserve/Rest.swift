import Core

/// A time that came free and that the public does not see yet: somebody gave it back, and it is shown at a moment that nobody can guess, so that whoever
/// looks every second has no more of it than who looks once a day. Agents have it at once, and those who wait.
public struct Rest: Sendable, Hashable {
    public let span: Span
    /// From this minute on, it is everyone's.
    public let until: Minute

    public init(_ span: Span, until: Minute) { (self.span, self.until) = (span, until) }

    /// - Parameters:
    ///   - most: minutes at the latest. Half of the time that is left to book it at most: what is given back late is not lost.
    ///   - last: when it can be booked no more.
    ///   - seed: **a secret of the installation**: who knows it knows the moments.
    /// - Returns: `nil` when it is everyone's at once.
    public init?(_ span: Span, freedAt now: Int, most: Int, bookableUntil last: Minute, by receiver: ReceiverID, seed: UInt64) {
        let minute = now.flooredQuotient(by: 60)
        let longest = min(most, (last - minute) / 2)
        guard longest > 0 else { return nil }
        // With the second when it was freed: the same hour given back twice does not come back after the same time.
        let delay = RandomDelay.minutes(
            upTo: longest, seed: seed, [UInt64(bitPattern: Int64(span.start)), UInt64(bitPattern: receiver.rawValue), UInt64(bitPattern: Int64(now))])
        guard delay > 0 else { return nil }
        self.init(span, until: minute + delay)
    }
}

/// A number of minutes that is drawn from a secret and from what it is about: the same each time, and nobody can guess it.
enum RandomDelay {
    static func minutes(upTo most: Int, seed: UInt64, _ subject: [UInt64]) -> Int {
        guard most > 0 else { return 0 }
        return Int(subject.reduce(seed) { mixed($0 ^ $1) } % UInt64(most + 1))
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): neighbours in, strangers out.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
