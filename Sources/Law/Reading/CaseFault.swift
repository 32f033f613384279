/// Why a case cannot be read: which one, which field, and what was expected there. In the words of the terminal.
public struct CaseFault: Error, Equatable, CustomStringConvertible {
    /// Its `id`, or its rank when it has none; `nil` when the whole input is at fault.
    public let place: String?
    /// `events[2].on`; empty for the case itself.
    public let field: String
    public let expected: String

    public init(place: String?, field: String = "", expected: String) {
        (self.place, self.field, self.expected) = (place, field, expected)
    }

    public var description: String {
        [place.map { "case \($0)" }, field.isEmpty ? nil : field].compactMap(\.self).joined(separator: ", ") + (place == nil ? "" : ": ")
            + "expected \(expected)"
    }
}
