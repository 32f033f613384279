/// How long an appointment lasts, once one knows how many come and with what.
public enum Length: Sendable, Hashable {
    case fixed(Int)
    /// So many minutes for each: as the State's engine counts several documents.
    case each(Counted, minutes: Int)
    /// For one, for two…; beyond the list, so many more for each. A family often takes less than the sum of its members.
    case listed(Counted, [Int], then: Int)

    public enum Counted: String, Sendable, CaseIterable {
        case people, documents
    }

    /// At least one.
    public func minutes(for party: Party) -> Int {
        switch self {
        case .fixed(let minutes): return max(1, minutes)
        case .each(let counted, let minutes): return max(1, minutes * party[counted])
        case .listed(let counted, let list, let more):
            let count = party[counted]
            if count <= list.count { return max(1, list[count - 1]) }
            return max(1, (list.last ?? 0) + more * (count - list.count))
        }
    }
}

/// Who comes, and with what.
public struct Party: Sendable, Hashable {
    public let people: Int
    public let documents: Int

    /// At least one of each.
    public init(people: Int = 1, documents: Int = 1) { (self.people, self.documents) = (max(1, people), max(1, documents)) }

    subscript(_ counted: Length.Counted) -> Int {
        switch counted {
        case .people: people
        case .documents: documents
        }
    }
}
