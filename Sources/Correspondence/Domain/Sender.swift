import Core

/// The authority that writes, as letters and mails show it.
public struct Sender: Sendable, Equatable {
    public var name: String
    /// Lines of an envelope, separated by line ends.
    public var address: String
    public var phone: String
    public var email: String
    /// "https://demarches.admiville.example", without a slash at the end.
    public var baseURL: String
    /// Who answers for personal data; the authority's own address when it is `nil`.
    public var dataProtection: String?
    public var colours: PaperColours
    /// Whose address mails leave from.
    public var mailbox: Mailbox

    public init(
        name: String, address: String, phone: String, email: String, baseURL: String, dataProtection: String? = nil,
        colours: PaperColours = PaperColours(), mailbox: Mailbox
    ) {
        (self.name, self.address, self.phone, self.email, self.baseURL) = (name, address, phone, email, baseURL)
        (self.dataProtection, self.colours, self.mailbox) = (dataProtection, colours, mailbox)
    }
}

/// The authority's colours. They stand inside a style, where escaping a text would not make it harmless: anything but `#RRGGBB` is refused.
public struct PaperColours: Sendable, Equatable {
    public let main: String
    public let onMain: String
    public let accent: String

    /// Admilib's own.
    public init() { (main, onMain, accent) = ("#1d4f76", "#ffffff", "#b3541e") }

    public init?(main: String, onMain: String, accent: String) {
        guard [main, onMain, accent].allSatisfy(Self.isColour) else { return nil }
        (self.main, self.onMain, self.accent) = (main, onMain, accent)
    }

    private static func isColour(_ text: String) -> Bool {
        text.utf8.count == 7 && text.hasPrefix("#") && text.utf8.dropFirst().allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}
