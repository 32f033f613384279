import Storage

/// A mail to somebody who wrote, ready to leave: whoever notes that the message is answered puts it among those that leave, in the same transaction.
public struct AnswerToSend: Sendable {
    let put: @Sendable (any Connection) throws -> Void

    public init(_ put: @escaping @Sendable (any Connection) throws -> Void) { self.put = put }
}
