import Core
import Foundation

public enum OutgoingSMSKind {}
public typealias OutgoingSMSID = ID<OutgoingSMSKind>

/// A short message, as it will leave. **Nothing personal in it**: telephones are lent, lost and read over shoulders.
public struct SMS: Sendable, Equatable {
    public let to: MobileNumber
    public let text: ShortText

    public init(to: MobileNumber, text: ShortText) { (self.to, self.text) = (to, text) }
}

/// A short message of the outbox.
struct OutgoingSMS: Sendable, Equatable {
    let id: OutgoingSMSID
    let sms: SMS
    let createdAt: Date
    let state: OutgoingMail.State
    let attempts: Int
    let sentAt: Date?
    let lastError: String?
}

/// A short message that was taken to be sent, and what makes it one for the gateway.
struct TakenSMS: Sendable, Equatable {
    let sms: SMS
    let key: String
}

/// Sends short messages. `key` is the same each time that one message is sent again: a gateway that knows it sends it once.
public protocol SMSGateway: Sendable {
    func send(_ sms: SMS, key: String) async -> Delivery
}
