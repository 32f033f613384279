import CCurlShim
import Core
import Foundation

/// Hands short messages to any gateway that takes them by an HTTP POST: its address, a body with places to fill, a bearer token.
///
/// What success is: a status from 200 to 299. `docs/correspondence.md` shows the settings of a few gateways' shapes.
public struct HTTPGateway: SMSGateway {
    let url: String
    let token: String?
    let body: SMSBody
    let timeout: Duration

    public init(url: String, token: String?, body: SMSBody, timeout: Duration = .seconds(30)) {
        (self.url, self.token, self.body, self.timeout) = (url, token, body, timeout)
    }

    /// Waits on a thread made for it: libcurl blocks, and the threads that tasks share are two here.
    public func send(_ sms: SMS, key: String) async -> Delivery {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: post(body.filled(sms, key: key), key: key)) }
        }
    }

    private func post(_ text: String, key: String) -> Delivery {
        let authorization: String? = token.map { "Authorization: Bearer \($0)" }
        let answer = ccurl_http_post(
            url, "Content-Type: \(body.mediaType)", "Idempotency-Key: \(key)", authorization, text, text.utf8.count,
            Int(timeout / .milliseconds(1)))
        return Delivery(ofPost: answer)
    }
}

/// The body of a request to a gateway, with the places `{to}`, `{text}` and `{id}`.
public struct SMSBody: Sendable, Equatable {
    private let template: String
    private let isJSON: Bool

    /// JSON when it begins with a brace, else a form (`to={to}&message={text}`). `nil` when the number or the text has no place in it.
    public init?(_ template: String) {
        guard template.contains("{to}"), template.contains("{text}") else { return nil }
        self.template = template
        isJSON = template.hasPrefix("{\"") || template.hasPrefix("{ ") || template.hasPrefix("[")
    }

    public static let usual = SMSBody(#"{"to": "{to}", "text": "{text}", "id": "{id}"}"#)

    var mediaType: String { isJSON ? "application/json" : "application/x-www-form-urlencoded" }

    func filled(_ sms: SMS, key: String) -> String {
        // In one pass: a text that holds "{id}" stays what it is.
        template.replacing(/\{(to|text|id)\}/) { match in
            let value = match.output.1 == "to" ? sms.to.description : match.output.1 == "text" ? sms.text.description : key
            return isJSON ? String(JSON.string(value).text.dropFirst().dropLast()) : Self.formEncoded(value)
        }
    }

    /// `application/x-www-form-urlencoded` (WHATWG URL, 5.2).
    private static func formEncoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x20: "+"
            case 0x2A, 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(Unicode.Scalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

extension Delivery {
    init(ofPost answer: ccurl_answer) {
        let status = Int(answer.reply_code)
        if answer.curl_code == 0, (200...299).contains(status) {
            self = .accepted
            return
        }
        let said = withUnsafePointer(to: answer) { String(cString: ccurl_answer_text($0)) }
        let text = HeaderText(flattening: answer.curl_code == 0 ? "\(status) \(said)" : said).description
        self = .refused(Refusal(code: status == 0 ? nil : status, text: String(text.prefix(400)), isPermanent: Self.blamesTheMessage(status)))
    }

    /// Which statuses say that this very message will never do. A wrong token, a limit reached or a machine that is down are not its fault.
    private static func blamesTheMessage(_ status: Int) -> Bool { [400, 404, 406, 409, 410, 413, 415, 422].contains(status) }
}
