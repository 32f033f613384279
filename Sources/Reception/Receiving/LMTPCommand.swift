import Core

/// One line that a client says.
enum LMTPCommand {
    case hello, smtpHello, data, reset, noop, verify, help, quit
    case mail(ReturnPath, Parameters)
    case recipient(MailPath)
    /// Not understood: what to answer.
    case malformed(LMTPReply)

    /// What may follow the sender.
    struct Parameters: Equatable {
        var size: Int?
    }

    init(_ line: String) {
        let word = line.prefix { $0 != " " }
        let rest = Text.trimmed(String(line.dropFirst(word.count)))
        switch word.uppercased() {
        case "LHLO": self = rest.isEmpty ? .malformed(.syntax) : .hello
        case "HELO", "EHLO": self = .smtpHello
        case "MAIL": self = Self.mail(rest)
        case "RCPT": self = Self.recipient(rest)
        case "DATA": self = rest.isEmpty ? .data : .malformed(.syntax)
        case "RSET": self = .reset
        case "NOOP": self = .noop
        case "VRFY": self = .verify
        case "HELP": self = .help
        case "QUIT": self = .quit
        default: self = .malformed(.unknownCommand)
        }
    }

    private static func mail(_ text: String) -> LMTPCommand {
        guard let (path, rest) = path(after: "FROM:", in: text) else { return .malformed(.syntax) }
        guard let sender = path.isEmpty ? .nobody : MailPath(path).map({ ReturnPath.address($0.description) }) else {
            return .malformed(.badAddress)
        }
        var parameters = Parameters()
        for word in rest.split(separator: " ") {
            let halves = word.uppercased().split(separator: "=", maxSplits: 1).map(String.init)
            switch (halves[0], halves.last ?? "") {
            case ("SIZE", let value):
                guard let size = Int(value), size >= 0 else { return .malformed(.syntax) }
                parameters.size = size
            case ("BODY", "7BIT"), ("BODY", "8BITMIME"), ("SMTPUTF8", _): continue
            default: return .malformed(.unknownParameter)
            }
        }
        return .mail(sender, parameters)
    }

    private static func recipient(_ text: String) -> LMTPCommand {
        guard let (path, rest) = path(after: "TO:", in: text) else { return .malformed(.syntax) }
        guard rest.isEmpty else { return .malformed(.unknownParameter) }
        return MailPath(path).map { .recipient($0) } ?? .malformed(.badAddress)
    }

    /// What stands between the angle brackets, without the route that RFC 5321, C asks to be ignored (`@relay,@relay2:`), and what follows them.
    private static func path(after keyword: String, in text: String) -> (path: String, rest: String)? {
        guard text.uppercased().hasPrefix(keyword) else { return nil }
        let text = Text.trimmed(String(text.dropFirst(keyword.count)))
        guard text.hasPrefix("<"), let close = text.firstIndex(of: ">") else { return nil }
        var path = text[text.index(after: text.startIndex)..<close]
        if path.hasPrefix("@"), let colon = path.firstIndex(of: ":") { path = path[path.index(after: colon)...] }
        return (String(path), Text.trimmed(String(text[text.index(after: close)...])))
    }
}
