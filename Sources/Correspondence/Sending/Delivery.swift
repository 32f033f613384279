/// What became of a mail that was handed to a server.
public enum Delivery: Sendable, Equatable {
    /// The server answers for it now.
    case accepted
    case refused(Refusal)

    public struct Refusal: Error, Sendable, Equatable {
        /// What the server answered (RFC 5321, 4.2); `nil` when it did not.
        public let code: Int?
        public let text: String
        /// The same mail would be refused again: an address that does not exist.
        public let isPermanent: Bool
    }
}
