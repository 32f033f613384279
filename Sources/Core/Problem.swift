/// Something that a person may meet in normal use, and what we tell them. Anything else that is thrown is a fault of ours.
public protocol Problem: Error {
    var kind: ProblemKind { get }
    var message: UserMessage { get }
}

/// What sort of answer a problem deserves. `Web` maps each to one HTTP status.
public enum ProblemKind: Sendable {
    case invalid, notFound, forbidden, signInRequired, conflict, gone, tooLarge, tooMany, unavailable
}

/// Words to be shown, as a key of the catalogue and its arguments. An `Error` for `Result`'s sake; what is thrown is a ``Problem``.
public struct UserMessage: Error, Equatable {
    public let key: String
    public let arguments: [String: String]

    public init(_ key: String, _ arguments: [String: String] = [:]) {
        self.key = key
        self.arguments = arguments
    }
}
