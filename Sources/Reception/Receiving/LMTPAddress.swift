/// Where the server of LMTP listens. The protocol has no password: only this machine may reach it.
public enum LMTPAddress: Sendable, Equatable, LosslessStringConvertible {
    case socket(path: String)
    case loopback(host: String, port: Int)

    /// `/run/admilib/lmtp.sock` or `127.0.0.1:2424`; `nil` for anything else, another machine's address among it.
    public init?(_ text: String) {
        if text.hasPrefix("/") {
            // What the system has room for (unix(7)).
            guard text.utf8.count < 108 else { return nil }
            self = .socket(path: text)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (0...65535).contains(port) else { return nil }
        let host = String(text[..<colon])
        guard ["127.0.0.1", "localhost", "[::1]"].contains(host) else { return nil }
        self = .loopback(host: host == "[::1]" ? "::1" : "127.0.0.1", port: port)
    }

    public var description: String {
        switch self {
        case .socket(let path): path
        case .loopback(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        }
    }
}

/// How much one conversation may ask.
public struct LMTPLimits: Sendable, Equatable {
    /// In bytes, announced as SIZE (RFC 1870).
    public var message = 50 << 20
    public var recipients = 100
    /// Of a command, line end included; extensions make them longer than RFC 5321's 512.
    public var line = 2048
    /// Commands that mean nothing, before the line is hung up.
    public var mistakes = 20
    public var connections = 50
    /// Seconds of silence (RFC 5321, 4.5.3.2.7 wants five minutes at least).
    public var silence = 300

    public init() {}
}
