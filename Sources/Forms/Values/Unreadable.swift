import Core

/// Why what was typed cannot be taken as it is, in words that say what to do.
///
/// A typed throw: it never leaves the room as an error, only as the ``FieldProblem`` that it becomes.
struct Unreadable: Error, Equatable {
    let message: UserMessage
    /// The box to go back to when the field has several: `day`, `postcode`.
    let box: String?

    init(_ key: String, _ arguments: [String: String] = [:], box: String? = nil) {
        message = UserMessage(key, arguments)
        self.box = box
    }
}
