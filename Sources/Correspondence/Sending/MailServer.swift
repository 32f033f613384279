/// The server that takes our mails.
public struct MailServer: Sendable {
    /// "smtp://relay.example:25", or "smtps://…:465" which encrypts from the first byte.
    public let url: String
    public let user: String?
    public let password: String?
    /// How long one mail may take.
    public let timeout: Duration

    public init(url: String, user: String? = nil, password: String? = nil, timeout: Duration = .seconds(30)) {
        (self.url, self.user, self.password, self.timeout) = (url, user, password, timeout)
    }

    /// A password never travels in the clear, nor to a server that cannot prove who it is. Without one, mail is encrypted when the server can:
    /// relays of local networks rarely have a certificate that the world knows.
    var requiresTLS: Bool { user != nil || url.hasPrefix("smtps:") }
}
