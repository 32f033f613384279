import Foundation

/// Who takes the messages that servers bring.
public protocol MailDesk: Sendable {
    func answer(to recipient: MailPath) async -> RecipientAnswer
    /// Keeps a message for each of its recipients. Once a recipient's outcome is ``DeliveryOutcome/kept``, a power cut does not lose it.
    /// - Parameter message: a file, gone after this returns.
    /// - Returns: the outcome for each recipient, in their order.
    func keep(_ message: URL, _ envelope: Envelope) async -> [DeliveryOutcome]
}

/// Whether we take mail for an address.
public enum RecipientAnswer: Sendable, Equatable {
    case ours, unknown
    /// We cannot say now.
    case unavailable
}

/// What became of a message, for one recipient.
public enum DeliveryOutcome: Sendable, Equatable {
    case kept, unknown, tooLarge
    /// Nothing was kept; it may be tried again.
    case unavailable
}
