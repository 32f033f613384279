/// An instant, in whole minutes since 1970 in UTC. Slots are compared by the million: whole numbers, never dates of Foundation.
public typealias Minute = Int

/// A stretch of time, half-open: it holds its start and not its end, so that two that touch do not overlap.
public struct Span: Sendable, Hashable {
    public let start: Minute
    public let end: Minute

    public init(_ start: Minute, _ end: Minute) { (self.start, self.end) = (start, end) }

    /// Nothing happens in it: it takes no time from anybody.
    public var isEmpty: Bool { end <= start }
    public var minutes: Int { max(0, end - start) }

    public func overlaps(_ other: Span) -> Bool { max(start, other.start) < min(end, other.end) }
    public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
    public func clamped(to other: Span) -> Span { Span(max(start, other.start), min(end, other.end)) }
}

extension Span {
    /// The same time without repetition: sorted, with no two that overlap or touch, and none that is empty. The order they come in does not matter.
    static func united(_ spans: [Span]) -> [Span] {
        var result: [Span] = []
        for span in spans.filter({ !$0.isEmpty }).sorted(by: { $0.start < $1.start }) {
            guard let last = result.last, span.start <= last.end else {
                result.append(span)
                continue
            }
            result[result.count - 1] = Span(last.start, max(last.end, span.end))
        }
        return result
    }

    /// What is left of this one.
    ///
    /// - Parameter taken: as ``united(_:)`` leaves them.
    func subtracting(_ taken: [Span]) -> [Span] {
        var (result, at, next) = ([Span](), start, Self.firstIndex(endingAfter: start, in: taken))
        while next < taken.count, taken[next].start < end {
            if taken[next].start > at { result.append(Span(at, taken[next].start)) }
            at = taken[next].end
            next += 1
        }
        if at < end { result.append(Span(at, end)) }
        return result
    }

    private static func firstIndex(endingAfter minute: Minute, in sorted: [Span]) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].end > minute { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
