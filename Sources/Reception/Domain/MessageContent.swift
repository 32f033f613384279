/// A message, read.
public struct MessageContent: Sendable, Equatable {
    public var head: MessageHead
    /// The best reading of what was written, as plain text whose lines end with LF.
    public var text = ""
    /// Only HTML was there: ``text`` was made from it.
    public var isTextFromPage = false
    /// What is attached, in the order of the message; those of messages inside it included.
    public var parts: [MessagePart] = []
    /// What is in the raw message and not here.
    public var gaps: Set<Gap> = []

    public init(head: MessageHead) { self.head = head }

    /// Why the reading is not whole. The raw message always is.
    public enum Gap: String, Sendable, CaseIterable {
        /// Parts inside parts, more than anyone needs.
        case tooDeep
        case tooManyParts
        /// Headers without end, or boundaries by the thousand: only the beginning was read.
        case cut
        case longText
        /// A part whose content could not be read.
        case unreadablePart
        /// Not a message at all, or none that could be read.
        case unreadable
        /// Reading it stopped the program, more than once. **It must not be read again**: the agent's page would stop it too.
        case dangerous
    }
}

/// What is attached to a message.
public struct MessagePart: Sendable, Equatable {
    /// Its rank among the parts of its message: how it is asked for again.
    public let number: Int
    /// As the sender calls it, in one line; never a path. Empty when they gave none.
    public let name: Line
    /// "application/pdf", as the sender says. Not to be trusted.
    public let mediaType: String
    /// In bytes, once decoded.
    public let size: Int
    /// Shown inside the text by mail programs: logos and signatures mostly.
    public let isInline: Bool

    public init(number: Int, name: Line, mediaType: String, size: Int, isInline: Bool) {
        (self.number, self.name, self.mediaType, self.size, self.isInline) = (number, name, mediaType, size, isInline)
    }
}
