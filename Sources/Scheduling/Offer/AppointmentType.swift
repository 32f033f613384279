import Core

public enum AppointmentTypeKind {}
public typealias AppointmentTypeID = ID<AppointmentTypeKind>

/// What one can come for: how long it takes, how it is held, and when it can be booked.
public struct AppointmentType: Sendable, Hashable {
    public let id: AppointmentTypeID
    public var length: Length
    public var preparation: Preparation
    public var leadTime: LeadTime
    public var grid: Grid
    public var way: MeetingWay
    /// Minutes on the road before and after a visit at home, besides the preparation; of no account otherwise.
    public var travel = Preparation()
    /// What is not booked online by whoever comes first.
    public var withheld: [WithheldDays] = []

    public init(
        _ id: AppointmentTypeID, lasting length: Length, preparation: Preparation = Preparation(), leadTime: LeadTime = LeadTime(),
        grid: Grid = .closeTogether, way: MeetingWay = .place
    ) {
        (self.id, self.length, self.preparation, self.leadTime, self.grid, self.way) = (id, length, preparation, leadTime, grid, way)
    }

    func footprint(for party: Party) -> Footprint {
        Footprint(before: around.before, length: length.minutes(for: party), after: around.after)
    }

    /// What whoever receives needs before and after: nobody else has that time, in what is shown and in what is booked.
    public var around: Preparation {
        way == .home ? Preparation(before: preparation.before + travel.before, after: preparation.after + travel.after) : preparation
    }
}

/// How people meet.
public enum MeetingWay: String, Sendable, CaseIterable {
    case place, phone, video, home
}

/// Minutes that whoever receives needs around each appointment. Nobody else can be received in them, and they are inside the opening.
public struct Preparation: Sendable, Hashable {
    public let before: Int
    public let after: Int

    public init(before: Int = 0, after: Int = 0) { (self.before, self.after) = (max(0, before), max(0, after)) }
}

/// Where appointments may begin.
public enum Grid: Sendable, Hashable {
    /// One after another from the beginning of the opening, and again from the end of what is already taken.
    case closeTogether
    /// At so many minutes from the beginning of the opening, whatever is taken.
    case fromOpening(every: Int)
    /// At round times of the clock on the wall: every quarter of an hour from midnight.
    case roundTimes(every: Int)
}

/// What an appointment takes from whoever receives.
struct Footprint: Sendable {
    let before: Int
    let length: Int
    let after: Int

    var minutes: Int { before + length + after }

    func taken(from start: Minute) -> Span { Span(start - before, start + length + after) }
}
