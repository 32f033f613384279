import Core
import Foundation

/// What the header of a message says. **Whoever wrote the message wrote all of it**: none of it proves anything.
public struct MessageHead: Sendable, Equatable {
    public var from: Correspondent?
    /// Where the sender wants answers; empty: to ``from``.
    public var replyTo: [Correspondent] = []
    /// Those in To and Cc.
    public var to: [Correspondent] = []
    /// Addresses that mail servers wrote on the way: Delivered-To, X-Original-To, Envelope-To.
    public var deliveredTo: [String] = []
    public var subject = Line("")
    public var date: Date?
    /// Without the angle brackets, as the ids below.
    public var messageID: String?
    public var inReplyTo: [String] = []
    public var references: [String] = []
    public var returnPath = ReturnPath.unknown
    public var machine = MachineSigns()

    public init() {}
}

/// An address and the name shown with it.
public struct Correspondent: Sendable, Hashable {
    public let name: Line
    /// As it was written, in one line: not always an address that mail can be sent to.
    public let address: Line

    public init(name: String, address: String) { (self.name, self.address) = (Line(name, longest: 120), Line(address, longest: 254)) }

    /// `nil` for what mail cannot be sent to.
    public var email: EmailAddress? { EmailAddress(address.description) }
}

/// Where the message servers say that a message came from: the address that failures are told to.
public enum ReturnPath: Sendable, Hashable {
    case address(String)
    /// `<>`: the message is itself a report. Nothing is ever answered to it (RFC 5321, 4.5.5).
    case nobody
    /// Nobody said.
    case unknown
}

/// What a message says of the machine that may have sent it.
public struct MachineSigns: Sendable, Equatable {
    /// "auto-replied" (RFC 3834, 5), in lower case.
    public var autoSubmitted: String?
    /// "bulk", "list", "junk".
    public var precedence: String?
    /// It has a header that only lists put (RFC 2369, RFC 2919).
    public var isFromList = false
    /// X-Auto-Response-Suppress, of Exchange, in lower case.
    public var suppress: String?
    /// X-Loop, of many robots.
    public var loops: [String] = []
    /// A report of a failure: multipart/report (RFC 6522).
    public var isReport = false

    public init() {}
}
