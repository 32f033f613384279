import Core
import Foundation

public enum InboundMessageKind {}
public typealias InboundMessageID = ID<InboundMessageKind>

/// A message that came by e-mail, for one of its recipients.
///
/// It is *received* when it is kept as it came, before anything in it is read; *waiting* once read, until an agent says what it is: then it is
/// *attached* to a request, becomes a *request*, is *answered*, or is *spam*. What answers a request at its signed address is attached by itself.
struct InboundMessage: Sendable, Equatable {
    let id: InboundMessageID
    let organisation: OrganisationID
    /// Whose inbox it is in; `nil`: that of the whole authority.
    var unit: UnitID?
    /// The address it was sent to, in lower case.
    let recipient: String
    let sender: ReturnPath
    let receivedAt: Date
    /// The name of the raw message in the blob store, and its size.
    let raw: String
    let size: Int
    var state: State
    /// The request that it went to, or is becoming.
    var reference: Reference?
    /// What was read of it; empty while it is *received*.
    let content: MessageContent
    /// Whether and why it was acknowledged: `sent`, or a reason of ``Acknowledgement``.
    let acknowledgement: String?
    /// Where that goes: the address that the rule looked at, and counted.
    let acknowledgedTo: EmailAddress?

    enum State: String, Sendable, CaseIterable {
        case received, waiting, attached, request, answered, spam

        /// An agent still has to look at it.
        var isOpen: Bool { self == .waiting || self == .received }
    }

    /// Where an answer goes.
    var answerTo: EmailAddress? { (content.head.replyTo.first ?? content.head.from)?.email }
}

/// A message about to be kept.
struct NewInboundMessage: Sendable {
    let box: LetterBox
    let recipient: MailPath
    let sender: ReturnPath
    let messageID: String
    /// Of what the message says. Two messages under one Message-ID are both kept: whoever writes a message chooses its id.
    let fingerprint: String
    let raw: String
    let size: Int
}

/// What somebody did with a message.
struct InboundAct: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case attached, request, answered, transferred, spam, reopened }

    let at: Date
    let agentName: String
    let kind: Kind
    /// The number of a request, the name of a unit, the text of an answer.
    let detail: String?
}
