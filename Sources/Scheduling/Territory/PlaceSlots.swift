/// When one can come to a place for one thing: starts alone, in four bytes each, since a territory has millions.
struct PlaceSlots: Sendable {
    /// For everyone; sorted, each once.
    private var open: [Int32] = []
    /// Kept for those who are not online, or at rest, all the places of the start; sorted too.
    private var kept: [Kept] = []

    private struct Kept {
        let start: Int32
        let toWaitingList: Int32
        let toEveryone: Int32

        func isVisible(to audience: Audience, at minute: Int32) -> Bool {
            switch audience {
            case .agents: true
            case .waitingList: toWaitingList <= minute
            case .online, .drawn: toEveryone <= minute
            }
        }
    }

    /// The first start from a minute on, and before another.
    func first(in span: Span, for audience: Audience, at now: Int) -> Minute? {
        let (from, end, minute) = (Int32(clamping: span.start), Int32(clamping: span.end), Int32(clamping: now.flooredQuotient(by: 60)))
        let index = open.index { $0 >= from }
        var limit = end
        if index < open.count { limit = min(limit, open[index]) }
        let released = kept[kept.index { $0.start >= from }...].prefix { $0.start < limit }.first { $0.isVisible(to: audience, at: minute) }
        if let released { return Minute(released.start) }
        return index < open.count && open[index] < end ? Minute(open[index]) : nil
    }

    /// All of them.
    func starts(in span: Span, for audience: Audience, at now: Int) -> [Minute] {
        let (from, end, minute) = (Int32(clamping: span.start), Int32(clamping: span.end), Int32(clamping: now.flooredQuotient(by: 60)))
        let released = kept[kept.index { $0.start >= from }...].prefix { $0.start < end }.filter { $0.isVisible(to: audience, at: minute) }
        let free = open[open.index { $0 >= from }...].prefix { $0 < end }.map(Minute.init)
        return released.isEmpty ? free : (free + released.map { Minute($0.start) }).sorted()
    }

    /// Puts these slots, of any receiver and in any order, in the place of all those of that time.
    mutating func replace(_ span: Span, with slots: [Slot]) {
        let (from, end) = (Int32(clamping: span.start), Int32(clamping: span.end))
        let sorted = slots.filter { $0.start >= span.start && $0.start < span.end && $0.free > 0 }.sorted { $0.start < $1.start }
        let free = sorted.filter { $0.open > 0 }.map(\.start).withoutRepetition()
        let others = Set(free)
        open.replaceSubrange(open.index { $0 >= from }..<open.index { $0 >= end }, with: free.map { Int32(clamping: $0) })
        kept.replaceSubrange(
            kept.index { $0.start >= from }..<kept.index { $0.start >= end }, with: Self.kept(sorted.filter { !others.contains($0.start) }))
    }

    /// Of several receivers that keep the same start, the first to release it counts.
    private static func kept(_ sorted: [Slot]) -> [Kept] {
        var result: [Kept] = []
        for slot in sorted {
            let moment = slot.moment
            let (start, toWaitingList, toEveryone) =
                (Int32(clamping: slot.start), Int32(clamping: moment.toWaitingList), Int32(clamping: moment.toEveryone))
            guard let last = result.last, last.start == start else {
                result.append(Kept(start: start, toWaitingList: toWaitingList, toEveryone: toEveryone))
                continue
            }
            result[result.count - 1] = Kept(
                start: start, toWaitingList: min(last.toWaitingList, toWaitingList), toEveryone: min(last.toEveryone, toEveryone))
        }
        return result
    }
}

extension Array {
    /// Where the elements begin to fulfil what, once fulfilled, stays so; the end when none does.
    func index(from isReached: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isReached(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
