import Core

public enum ReceiverKind {}
public typealias ReceiverID = ID<ReceiverKind>
public enum PlaceKind {}
public typealias PlaceID = ID<PlaceKind>

/// Whoever receives: an agent, or a desk that nobody in particular holds, which may be several counters in one.
public struct Receiver: Sendable {
    public let id: ReceiverID
    /// How many can be received at once: 1 for an agent.
    public var capacity: Int
    public var openings: [Opening]
    /// What takes the time of all its counters: leave, works, an event of an outside calendar.
    public var closures: [Closure]
    /// The appointments that hold, of any type, place and organisation. Those that were cancelled are not here.
    public var bookings: [Booking]
    /// What came free, and is not everyone's yet.
    public var rests: [Rest]

    public init(
        _ id: ReceiverID, capacity: Int = 1, openings: [Opening], closures: [Closure] = [], bookings: [Booking] = [], rests: [Rest] = []
    ) {
        (self.id, self.capacity) = (id, max(1, capacity))
        (self.openings, self.closures, self.bookings) = (openings, closures, bookings)
        self.rests = rests
    }
}

/// When people are received, and for what. Each day of it is a *session*.
public struct Opening: Sendable {
    public var times: Timetable
    public var place: PlaceID?
    /// What one can come for; anything when `nil`.
    public var types: Set<AppointmentTypeID>?
    public var reserve: Reserve?
    public var holdsOnHolidays: Bool

    public init(
        _ times: Timetable, at place: PlaceID? = nil, for types: Set<AppointmentTypeID>? = nil, reserve: Reserve? = nil, holdsOnHolidays: Bool = false
    ) {
        (self.times, self.place, self.types, self.reserve, self.holdsOnHolidays) = (times, place, types, reserve, holdsOnHolidays)
    }

    func serves(_ type: AppointmentTypeID, at place: PlaceID?) -> Bool {
        (types?.contains(type) ?? true) && (place == nil || place == self.place)
    }
}

/// When nobody is received in spite of the openings.
public enum Closure: Sendable, Hashable {
    /// From an instant to another.
    case time(Span)
    /// From the first day to the last one, whole.
    case days(LocalDate, LocalDate)
    /// Again and again.
    case repeated(Timetable)
    /// From the first day to the last one, whole, that year and each one after; at most ``longestYearly`` days later.
    case yearly(LocalDate, LocalDate)
    /// What an imported calendar takes: in order, with no two that overlap.
    case times([Span])

    func spans(in days: ClosedRange<Int>, _ almanac: Almanac) -> [Span] {
        switch self {
        case .time(let span): return [span]
        case .times(let spans):
            let (first, last) = (almanac.wholeDay(days.lowerBound).start, almanac.wholeDay(days.upperBound).end)
            return Array(spans[spans.index { $0.end > first }...].prefix { $0.start < last })
        case .repeated(let times): return times.spans(in: days, almanac.clock).map(\.span)
        case .days(let first, let last): return Self.span(first, last, in: days, almanac).map { [$0] } ?? []
        case .yearly(let first, let last):
            let (from, to) = (LocalDate(dayNumber: days.lowerBound).year - 1, LocalDate(dayNumber: days.upperBound).year)
            // Each one counts, those that began the year before too.
            return (max(from, first.year)..<max(from, first.year, to + 1)).compactMap { year in
                let months = (year - first.year) * 12
                return Self.span(first.adding(months: months), last.adding(months: months), in: days, almanac)
            }
        }
    }

    public static let longestYearly = 360

    private static func span(_ first: LocalDate, _ last: LocalDate, in days: ClosedRange<Int>, _ almanac: Almanac) -> Span? {
        let (from, to) = (max(first.dayNumber, days.lowerBound), min(last.dayNumber, days.upperBound))
        return from <= to ? Span(almanac.wholeDay(from).start, almanac.wholeDay(to).end) : nil
    }
}

/// An appointment, as what it takes of whoever receives: its preparation too.
public struct Booking: Sendable, Hashable {
    public let span: Span
    public let side: Side

    public init(_ span: Span, _ side: Side = .online) { (self.span, self.side) = (span, side) }

    /// By which way it was booked: on the phone and at the counter, it is offline.
    public enum Side: String, Sendable, CaseIterable {
        case online, offline
    }
}

extension Receiver {
    /// Whether they receive at that place all along this time: openings, closures and days off are looked at, appointments are not.
    public func receives(during span: Span, at place: PlaceID?, _ almanac: Almanac) -> Bool {
        let day = almanac.clock.day(at: span.start)
        let occupation = Occupation(of: self, on: day - 1...day + 2, almanac)
        return openings.contains { opening in
            (place == nil || opening.place == place) && !occupation.closures(for: opening).contains { $0.overlaps(span) }
                && opening.times.spans(in: day - 1...day, almanac.clock).contains { $0.span.contains(span) }
        }
    }
}

extension Receiver {
    /// The minutes of all its counters on these days, closures and days off taken off; what is booked counts as open.
    public func openMinutes(on days: ClosedRange<LocalDate>, at place: PlaceID?, _ almanac: Almanac) -> Int {
        let range = days.lowerBound.dayNumber...days.upperBound.dayNumber
        let occupation = Occupation(of: self, on: range.lowerBound - 1...range.upperBound + 2, almanac)
        let open = openings.filter { place == nil || $0.place == place }.flatMap { opening in
            opening.times.spans(in: range, almanac.clock).flatMap { $0.span.subtracting(occupation.closures(for: opening)) }
        }
        return Span.united(open).reduce(0) { $0 + $1.minutes } * capacity
    }
}
