/// A length of work: two working days, sixteen working hours.
public struct WorkSpan: Sendable, Hashable {
    public enum Unit: String, Sendable, CaseIterable { case days, hours }

    /// Longer than any commitment that helps somebody.
    public static let longest = 500

    public let count: Int
    public let unit: Unit

    /// `nil` unless there are some, and not too many.
    public init?(_ count: Int, _ unit: Unit) {
        guard (1...Self.longest).contains(count) else { return nil }
        (self.count, self.unit) = (count, unit)
    }
}

extension WorkSpan: LosslessStringConvertible {
    /// Reads `8 days`.
    public init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let count = Int(parts[0]), let unit = Unit(rawValue: String(parts[1])) else { return nil }
        self.init(count, unit)
    }

    public var description: String { "\(count) \(unit.rawValue)" }
}
