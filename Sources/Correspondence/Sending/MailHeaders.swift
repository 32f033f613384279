import Core
import Foundation

extension Mail {
    /// The header lines, in the order in which people look for them.
    /// - Parameter date: when the mail was written; the same at each attempt.
    func headers(date: Date) -> [String] {
        [
            "Date: \(date.mailDate)",
            "From: \(EncodedWords.phrase(from.name)) <\(from.address)>",
            "To: <\(to)>",
            replyTo.map { "Reply-To: <\($0)>" },
            "Subject: \(EncodedWords.encode(subject))",
            "Message-ID: \(messageID)",
            // So that nobody's holiday answering machine talks to ours (RFC 3834, 5).
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
            "X-Loop: admilib",
            "Content-Language: fr",
        ].compactMap(\.self)
    }
}

extension MailAttachment {
    /// The media type of an invitation or of its cancellation, with the method that its file has; `nil` for any other file.
    var calendarMethod: String? {
        guard mediaType == "text/calendar" else { return nil }
        let file = String(decoding: bytes, as: UTF8.self)
        let method = ["REQUEST", "CANCEL"].first { file.contains("\r\nMETHOD:\($0)\r\n") && file.contains("\r\nORGANIZER") }
        return method.map { "text/calendar; method=\($0); charset=utf-8" }
    }

    /// One name only, in the way of RFC 2231 when it is not plain: of two, programs disagree on which to believe.
    var disposition: String {
        let bytes = name.description.utf8
        if bytes.allSatisfy(Self.isPlain) { return "Content-Disposition: attachment; filename=\"\(name)\"" }
        let encoded = bytes.map { Self.isPlain($0) ? String(Unicode.Scalar($0)) : "%" + Secret.hexadecimal([$0]).uppercased() }.joined()
        return "Content-Disposition: attachment; filename*=UTF-8''\(encoded)"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension Date {
    /// "Sun, 22 Nov 2026 05:24:00 +0000" (RFC 5322, 3.3).
    var mailDate: String {
        let day = LocalDate(self, in: .gmt)
        let (hour, minute) = clock(in: .gmt)
        let second = Int(timeIntervalSince1970.rounded(.down)) - Int(day.start(in: .gmt).timeIntervalSince1970) - hour * 3600 - minute * 60
        let time = [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(Self.days[day.weekday - 1]), \(day.day) \(Self.months[day.month - 1]) \(day.year) \(time) +0000"
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
