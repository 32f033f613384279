import CCurlShim
import Core
import Foundation

/// Hands mails to a server, by libcurl.
struct SMTP: Sendable {
    let server: MailServer

    /// Waits for the server on a thread made for it: libcurl blocks, and the threads that tasks share are two here.
    func send(_ mail: Mail, date: Date) async -> Delivery {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: deliver(mail, date: date)) }
        }
    }

    private func deliver(_ mail: Mail, date: Date) -> Delivery {
        guard let message = ccurl_mail_new() else { return .refused(.init(code: nil, text: "out of memory", isPermanent: false)) }
        defer { ccurl_mail_free(message) }
        for header in mail.headers(date: date) { ccurl_mail_add_header(message, header) }
        add("text/plain; charset=utf-8", mail.text, to: message)
        if let html = mail.html { add("text/html; charset=utf-8", html, to: message) }
        // Beside the file, as another reading of the same: programs then offer to put it in the calendar (RFC 6047, 2.4).
        for file in mail.attachments { if let method = file.calendarMethod { add(method, String(decoding: file.bytes, as: UTF8.self), to: message) } }
        for file in mail.attachments {
            ccurl_mail_add_attachment(message, file.mediaType, file.disposition, file.bytes, file.bytes.count)
        }
        let milliseconds = Int(server.timeout / .milliseconds(1))
        let answer = ccurl_mail_send(
            message, server.url, server.user, server.password, server.requiresTLS ? 1 : 0, milliseconds, "<\(mail.from.address)>", "<\(mail.to)>")
        return Delivery(answer)
    }

    /// Lines end with CRLF on the way (RFC 5322, 2.3); curl encodes a lone LF as a letter.
    private func add(_ type: String, _ text: String, to message: OpaquePointer) {
        let text = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        ccurl_mail_add_reading(message, type, text, text.utf8.count)
    }
}

extension Delivery {
    init(_ answer: ccurl_answer) {
        guard answer.curl_code != 0 else {
            self = .accepted
            return
        }
        let said = withUnsafePointer(to: answer) { String(cString: ccurl_answer_text($0)) }
        let code = answer.reply_code >= 400 ? Int(answer.reply_code) : nil
        let isPermanent = code.map { $0 >= 500 && !Self.settingsFaults.contains($0) } ?? false
        self = .refused(Refusal(code: code, text: String(HeaderText(flattening: said).description.prefix(400)), isPermanent: isPermanent))
    }

    /// Logins and encryption that the server asks for (RFC 4954, 6): not this mail's fault. It will leave once the settings are mended.
    private static let settingsFaults: Set = [530, 534, 535, 538]
}
