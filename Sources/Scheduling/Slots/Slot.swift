/// A time when an appointment can begin with somebody, and for whom: pages, search and the national engine see the same slots, each its places.
public struct Slot: Sendable, Hashable {
    public let start: Minute
    /// Places left, for agents.
    public let free: Int
    /// How many of them wait for people who are not online, until `release`.
    public var kept = 0
    public var release = Reserve.Moment.never

    /// - Parameter now: in seconds since 1970. Asked at each reading, so that nothing has to run at the time of release.
    public func places(for audience: Audience, at now: Int) -> Int {
        let minute = now.flooredQuotient(by: 60)
        switch audience {
        case .agents: return free
        case .waitingList: return minute >= release.toWaitingList ? free : free - kept
        case .online, .drawn: return minute >= release.toEveryone ? free : free - kept
        }
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
