/// What the server says: a code, the enhanced code of RFC 3463, and words for the log of whoever reads it.
struct LMTPReply: Equatable, CustomStringConvertible {
    let code: Int
    let lines: [String]

    init(_ code: Int, _ lines: String...) { (self.code, self.lines) = (code, lines) }

    var isRefusal: Bool { code >= 400 }

    /// As it is sent, line ends included.
    var description: String {
        lines.enumerated().map { "\(code)\($0 == lines.count - 1 ? " " : "-")\($1)\r\n" }.joined()
    }
}

extension LMTPReply {
    static let ok = LMTPReply(250, "2.0.0 OK")
    static let bye = LMTPReply(221, "2.0.0 Bye")
    static let goAhead = LMTPReply(354, "End with <CRLF>.<CRLF>")
    static let unknownCommand = LMTPReply(500, "5.5.2 Command not known")
    /// RFC 2033, 4.1: HELO and EHLO are for SMTP, whose DATA has one answer and not one for each recipient.
    static let notSMTP = LMTPReply(500, "5.5.1 This is LMTP: say LHLO")
    static let lineTooLong = LMTPReply(500, "5.5.6 Line too long")
    static let syntax = LMTPReply(501, "5.5.4 Syntax error in parameters")
    static let badAddress = LMTPReply(501, "5.1.3 Bad address syntax")
    static let unknownParameter = LMTPReply(555, "5.5.4 Parameter not known")
    static let wrongOrder = LMTPReply(503, "5.5.1 Wrong order of commands")
    static let noRecipients = LMTPReply(503, "5.5.1 No valid recipients")
    static let tooLarge = LMTPReply(552, "5.3.4 Message larger than the limit")
    static let tooManyRecipients = LMTPReply(452, "4.5.3 Too many recipients")
    static let tooManyMistakes = LMTPReply(421, "4.7.0 Too many mistakes")
    static let tooManyConnections = LMTPReply(421, "4.3.2 Too many connections")
    static let silence = LMTPReply(421, "4.4.2 Nothing came for too long")
    static let cannotVerify = LMTPReply(252, "2.1.5 Send it, and see")
    static let help = LMTPReply(214, "2.0.0 LHLO MAIL RCPT DATA RSET NOOP QUIT")

    static func greeting(_ host: String) -> LMTPReply { LMTPReply(220, "\(host) Admilib LMTP") }

    static func capabilities(_ host: String, limits: LMTPLimits) -> LMTPReply {
        LMTPReply(250, host, "PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8", "SIZE \(limits.message)")
    }

    static func recipient(_ answer: RecipientAnswer) -> LMTPReply {
        switch answer {
        case .ours: LMTPReply(250, "2.1.5 OK")
        case .unknown: LMTPReply(550, "5.1.1 No such mailbox here")
        case .unavailable: LMTPReply(451, "4.3.0 Try again later")
        }
    }

    static func delivery(_ outcome: DeliveryOutcome) -> LMTPReply {
        switch outcome {
        case .kept: LMTPReply(250, "2.0.0 Kept")
        case .tooLarge: tooLarge
        case .unknown: LMTPReply(550, "5.1.1 No such mailbox here")
        case .unavailable: LMTPReply(451, "4.3.0 Not kept, try again later")
        }
    }
}
