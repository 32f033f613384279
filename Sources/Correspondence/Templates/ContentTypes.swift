import Mustache

/// How values are written into a template. Mustache's own escaping goes by `Character`: a quote followed by a combining mark is one character,
/// escapes nothing, and closes an attribute (seen in swift-mustache 2.1.1). Ours goes by bytes.
enum ContentTypes {
    /// Letters and pages.
    static let html = "ESCAPED_HTML"
    /// The texts of mails.
    static let light = "LIGHT_TEXT"

    /// Makes the names known to Mustache. Its own "HTML" becomes ours too.
    static let register: Void = {
        MustacheContentTypes.register(EscapedHTML(), named: html)
        MustacheContentTypes.register(EscapedHTML(), named: "HTML")
        MustacheContentTypes.register(PlainLightText(), named: light)
    }()
}

private struct EscapedHTML: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

private struct PlainLightText: MustacheContentType {
    func escapeText(_ text: String) -> String { LightText.escaped(text) }
}
