import Foundation

/// Text in a header, where only ASCII may stand (RFC 2047).
enum EncodedWords {
    /// The text itself when it is plain and short, else `=?UTF-8?B?…?=` words, folded.
    static func encode(_ text: HeaderText) -> String {
        let text = text.description
        if isPlain(text) { return text }
        return pieces(of: text).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// As a name before an address: quoted when it is plain, because a comma there would begin another address.
    static func phrase(_ text: HeaderText) -> String {
        let plain = text.description
        guard isPlain(plain) else { return encode(text) }
        return "\"\(plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?") && text.first != " " && text.last != " "
    }

    /// 39 bytes become 52 letters: a word of 64, a line under 76 after "Subject: ". No letter is cut in two, which RFC 2047 (5) forbids.
    private static func pieces(of text: String) -> [String] {
        text.unicodeScalars.reduce(into: [""]) { pieces, scalar in
            let letter = String(scalar)
            if pieces[pieces.count - 1].utf8.count + letter.utf8.count > 39 { pieces.append("") }
            pieces[pieces.count - 1] += letter
        }
    }
}
