import Core
import Foundation

extension MessageHead {
    /// More of them than anyone reads.
    private static let mostAddresses = 100
    private static let mostIDs = 50

    init(_ message: PartNode) {
        from = Self.correspondents(message, "From").first ?? Self.correspondents(message, "Sender").first
        replyTo = Self.correspondents(message, "Reply-To")
        to = Self.correspondents(message, "To") + Self.correspondents(message, "Cc")
        deliveredTo = ["Delivered-To", "X-Original-To", "Envelope-To"].flatMap { Self.correspondents(message, $0).map(\.address.description) }
        subject = Line(message.header("Subject") ?? "")
        date = message.date
        messageID = Self.ids(message.rawHeader("Message-ID")).first
        inReplyTo = Self.ids(message.rawHeader("In-Reply-To"))
        references = Self.ids(message.rawHeader("References"))
        returnPath = ReturnPath(header: message.rawHeader("Return-Path"))
        machine = MachineSigns(message)
    }

    private static func correspondents(_ message: PartNode, _ name: String) -> [Correspondent] {
        message.addresses(in: name, atMost: mostAddresses).map { Correspondent(name: $0.name, address: $0.address) }.filter { !$0.address.isEmpty }
    }

    /// What stands between angle brackets. The last ones: the first and the parents are what threads are made of, but ids have no limit of number.
    private static func ids(_ header: String?) -> [String] {
        (header ?? "").matches(of: /<([^<>\s]{1,250})>/).suffix(mostIDs).map { Line(String($0.output.1)).description }.filter { !$0.isEmpty }
    }
}

extension ReturnPath {
    /// The first header of that name: those below it may have come with the message.
    init(header: String?) {
        guard let text = header.map(Text.trimmed) else {
            self = .unknown
            return
        }
        let inside = text.hasPrefix("<") ? Text.trimmed(String(text.dropFirst().prefix { $0 != ">" })) : text
        self = inside.isEmpty ? .nobody : MailPath(inside).map { .address($0.description) } ?? .unknown
    }
}

extension MachineSigns {
    private static let listHeaders = ["List-Id", "List-Unsubscribe", "List-Post", "List-Help", "List-Owner", "List-Archive", "Mailing-List"]

    init(_ message: PartNode) {
        // "auto-replied; owner-email=…": the word alone counts.
        autoSubmitted = Self.word(message.header("Auto-Submitted"))
        precedence = Self.word(message.header("Precedence"))
        suppress = message.header("X-Auto-Response-Suppress").map { Line($0).description.lowercased() }
        isFromList = Self.listHeaders.contains { message.rawHeader($0) != nil }
        loops = (0..<20).compactMap { message.header("X-Loop", rank: $0) }.map { Line($0).description }
        isReport = message.child(0)?.mediaType == "multipart/report"
    }

    private static func word(_ header: String?) -> String? {
        header.map { Text.trimmed(String(Line($0).description.prefix { $0 != ";" && $0 != "(" })).lowercased() }
    }
}
