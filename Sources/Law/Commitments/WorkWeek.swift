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
        let days = text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { day in
            Self.written(Array(day)) ?? Self.day(String(Substring(day)))
        }
        self.init(days.compactMap(\.self))
    }

    /// A day as `description` writes it, which is read from the history at each filing; `nil` for what else may be typed.
    private static func written(_ bytes: [UInt8]) -> [Stretch]? {
        if bytes.isEmpty { return [] }
        guard bytes.count % 12 == 11 else { return nil }
        let starts = stride(from: 0, to: bytes.count, by: 12)
        let stretches = starts.compactMap { start -> Stretch? in
            guard bytes[start + 5] == UInt8(ascii: "-"), let from = minutes(bytes[start..<start + 5]), let to = minutes(bytes[start + 6..<start + 11])
            else { return nil }
            return Stretch(from, to)
        }
        let isSpaced = starts.dropFirst().allSatisfy { bytes[$0 - 1] == UInt8(ascii: " ") }
        return stretches.count * 12 == bytes.count + 1 && isSpaced && isInOrder(stretches) ? stretches : nil
    }

    /// `09:05` in minutes.
    private static func minutes(_ bytes: ArraySlice<UInt8>) -> Int? {
        let places = bytes.map { Int($0) - 48 }, digits = [places[0], places[1], places[3], places[4]]
        guard places[2] == 10, digits.allSatisfy((0...9).contains), digits[2] < 6 else { return nil }
        return (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    }

    public var description: String { days.map(Self.text).joined(separator: ";") }

    /// « 9 h – 12 h, 14 h – 17 h 30 », `9:00-12:00 14:00-17:30`: the hours of a day as people type them, none for a day that is not worked.
    public static func day(_ text: String) -> [Stretch]? {
        guard let times = times(in: text), times.count.isMultiple(of: 2) else { return nil }
        let stretches = stride(from: 0, to: times.count, by: 2).compactMap { Stretch(times[$0], times[$0 + 1]) }
        return stretches.count * 2 == times.count && isInOrder(stretches) ? stretches : nil
    }

    /// Each time in minutes; `nil` where something else is written.
    ///
    /// By hand, not by a regular expression: this is read from the history at each filing, and Swift compiles a literal expression each time it is met (0.2 ms).
    private static func times(in text: String) -> [Int]? {
        var times: [Int] = []
        var rest = text.unicodeScalars.drop(while: isBetweenTimes)
        while !rest.isEmpty {
            guard let hour = number(&rest, of: 1...2) else { return nil }
            rest = rest.drop(while: isSpace)
            var minute = 0
            if let mark = rest.first, "hH:".unicodeScalars.contains(mark) {
                rest = rest.dropFirst().drop(while: isSpace)
                minute = number(&rest, of: 2...2) ?? 0
            }
            guard minute < 60 else { return nil }
            times.append(hour * 60 + minute)
            rest = rest.drop(while: isBetweenTimes)
        }
        return times
    }

    /// Takes a number of so many digits, or leaves what follows untouched.
    private static func number(_ rest: inout Substring.UnicodeScalarView, of length: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        guard length.contains(digits.count) else { return nil }
        rest = rest[digits.endIndex...]
        return Int(Substring(digits))
    }

    private static func isBetweenTimes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", ";", "-", "–", "—", "à", "a", "e", "t", "/": true
        default: isSpace(scalar)
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || 0x09...0x0D ~= scalar.value : scalar.properties.isWhitespace
    }

    /// The hours of a day as they are typed and shown.
    public static func text(_ day: [Stretch]) -> String { day.map { "\(clock($0.from))-\(clock($0.to))" }.joined(separator: " ") }

    private static func clock(_ minutes: Int) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
