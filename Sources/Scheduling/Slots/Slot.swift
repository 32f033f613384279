/// A time when an appointment can begin with somebody, and for whom: pages, search and the national engine see the same slots, each its places.
public struct Slot: Sendable, Hashable {
    public let start: Minute
    /// Places left, for agents.
    public let free: Int
    /// How many of them wait for people who are not online, until `release`.
    public var kept = 0
    public var release = Reserve.Moment.never
    /// How many of them came free and rest, each until this minute.
    public var rests: [Minute] = []

    /// Those that everyone sees, whatever the time.
    var open: Int { free - kept - rests.count }

    /// - Parameter now: in seconds since 1970. Asked at each reading, so that nothing has to run at the time of release.
    public func places(for audience: Audience, at now: Int) -> Int {
        let minute = now.flooredQuotient(by: 60)
        switch audience {
        case .agents: return free
        case .waitingList: return minute >= release.toWaitingList ? free : free - kept
        case .online, .drawn: return placesForEveryone(at: minute)
        }
    }

    private func placesForEveryone(at minute: Minute) -> Int {
        let shown = minute >= release.toEveryone ? free : free - kept
        return rests.isEmpty ? shown : max(0, shown - rests.count { $0 > minute })
    }

    /// From when on somebody of those sees it, while nothing is booked.
    var moment: Reserve.Moment {
        let toEveryone = ([.min, release.toEveryone] + rests).sorted().first { placesForEveryone(at: $0) > 0 } ?? .max
        return Reserve.Moment(toWaitingList: free > kept ? .min : release.toWaitingList, toEveryone: toEveryone)
    }
}

/// Who looks for a slot.
public enum Audience: String, Sendable, CaseIterable {
    /// Who see both sides.
    case agents
    /// People who asked to be told when a place is free.
    case waitingList
    /// Everyone on the internet, search and the national engine included.
    case online
    /// People drawn by lot, for whom days are withheld from the others (``WithheldDays``): they see of these what everyone would.
    case drawn
}
