/// The name of a procedure in addresses and on the command line: lower case letters, digits and single dashes, at most 60.
public struct ProcedureSlug: Hashable, Sendable, Comparable, LosslessStringConvertible {
    public let description: String

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count <= 60, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAllowed) }) else { return nil }
        description = text
    }

    public static func < (left: ProcedureSlug, right: ProcedureSlug) -> Bool { left.description < right.description }

    private static func isAllowed(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...122).contains(byte) }
}
