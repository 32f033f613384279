import Core

/// When a service is at work in an ordinary week. Public holidays are for ``WorkingHours`` to leave out.
public struct WorkWeek: Sendable, Equatable {
    /// A stretch of a day, in minutes from midnight.
    public struct Stretch: Sendable, Equatable {
        public let from: Int
        public let to: Int

        /// `nil` unless it ends after it begins, within one day.
        public init?(_ from: Int, _ to: Int) {
            guard (0..<1440).contains(from), to > from, to <= 1440 else { return nil }
            (self.from, self.to) = (from, to)
        }
    }

    /// Seven, Monday first; each in order, without overlap.
    public let days: [[Stretch]]

    /// `nil` unless there are seven days, at least one of them worked, and each in order.
    public init?(_ days: [[Stretch]]) {
        guard days.count == 7, days.contains(where: { !$0.isEmpty }), days.allSatisfy(Self.isInOrder) else { return nil }
        self.days = days
    }

    /// Monday to Friday, nine to noon and two to five.
    public static let usual = WorkWeek(usualDays: [540, 720, 840, 1020])

    private init(usualDays times: [Int]) {
        let day = [Stretch(times[0], times[1]), Stretch(times[2], times[3])].compactMap(\.self)
        days = Array(repeating: day, count: 5) + [[], []]
    }

    private static func isInOrder(_ day: [Stretch]) -> Bool { zip(day, day.dropFirst()).allSatisfy { $0.to <= $1.from } }
}

extension WorkWeek: LosslessStringConvertible {
    /// Reads `09:00-12:00 14:00-17:00;…`, seven days from Monday.
    public init?(_ text: String) {
        let days = text.split(separator: ";", omittingEmptySubsequences: false).map { Self.day(String($0)) }
        self.init(days.compactMap(\.self))
    }

    public var description: String { days.map(Self.text).joined(separator: ";") }

    /// « 9 h – 12 h, 14 h – 17 h 30 », `9:00-12:00 14:00-17:30`: the hours of a day as people type them, none for a day that is not worked.
    public static func day(_ text: String) -> [Stretch]? {
        let time = /([0-9]{1,2})\s*(?:[hH:]\s*([0-9]{2})?)?/
        guard text.replacing(time, with: "").allSatisfy({ $0.isWhitespace || ",;-–—àaet/".contains($0) }) else { return nil }
        let times = text.matches(of: time).compactMap { minutes($0.output.1, $0.output.2) }
        guard times.count == text.matches(of: time).count, times.count.isMultiple(of: 2) else { return nil }
        let stretches = stride(from: 0, to: times.count, by: 2).compactMap { Stretch(times[$0], times[$0 + 1]) }
        return stretches.count * 2 == times.count && isInOrder(stretches) ? stretches : nil
    }

    /// The hours of a day as they are typed and shown.
    public static func text(_ day: [Stretch]) -> String { day.map { "\(clock($0.from))-\(clock($0.to))" }.joined(separator: " ") }

    private static func minutes(_ hour: Substring, _ minute: Substring?) -> Int? {
        guard let hour = Int(hour), let minute = minute.map({ Int($0) }) ?? 0, minute < 60 else { return nil }
        return hour * 60 + minute
    }

    private static func clock(_ minutes: Int) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
