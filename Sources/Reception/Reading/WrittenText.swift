import Core
import Foundation

/// The text of a text part, in whatever alphabet it says it is, or should have said.
enum WrittenText {
    /// - Parameter longest: in bytes of UTF-8.
    static func reading(_ node: PartNode, longest: Int) throws -> (text: String, isCut: Bool) {
        if let charset = charset(of: node) { return try reading(node, from: charset, longest: longest) }
        let plain = try bytes(of: node, from: nil, longest: longest)
        if let text = valid(plain.bytes, isCut: plain.isCut) { return (shown(text), plain.isCut) }
        return try reading(node, from: "windows-1252", longest: longest)
    }

    private static func reading(_ node: PartNode, from charset: String, longest: Int) throws -> (text: String, isCut: Bool) {
        let converted = try bytes(of: node, from: charset, longest: longest)
        return (shown(String(decoding: converted.bytes, as: UTF8.self)), converted.isCut)
    }

    /// What to turn into UTF-8; `nil` for UTF-8 itself, for nothing said, and for names that mean nothing here. Then the bytes decide.
    private static func charset(of node: PartNode) -> String? {
        guard let said = node.charset.map({ Text.trimmed($0).lowercased() }), (1...40).contains(said.utf8.count),
            said.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) || "-_.:".utf8.contains($0) })
        else { return nil }
        switch said {
        case "utf-8", "utf8", "us-ascii", "ascii": return nil
        // What old programs call Latin-1 holds € and œ, which Latin-1 has not (WHATWG Encoding, 4.2).
        case "iso-8859-1", "latin1": return "windows-1252"
        default: return PartNode.knows(said) ? said : nil
        }
    }

    private static func bytes(of node: PartNode, from charset: String?, longest: Int) throws -> (bytes: [UInt8], isCut: Bool) {
        guard let content = node.content(from: charset) else { return ([], false) }
        var bytes: [UInt8] = []
        while let piece = try content.next() {
            bytes.append(contentsOf: piece.prefix(longest - bytes.count))
            if bytes.count == longest { return (bytes, true) }
        }
        return (bytes, false)
    }

    /// The last character of what was cut may be cut too.
    private static func valid(_ bytes: [UInt8], isCut: Bool) -> String? {
        let end = isCut ? bytes.lastIndex { $0 & 0b1100_0000 != 0b1000_0000 } ?? 0 : bytes.count
        return String(validating: bytes[..<end], as: UTF8.self)
    }

    /// Lines end with LF; no control character but tabs, and no U+0000, which databases refuse.
    static func shown(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": kept.append("\n")
            case "\n": if !isAfterReturn { kept.append("\n") }
            case "\t": kept.append(scalar)
            case _ where scalar.properties.generalCategory == .control || scalar == "\u{FEFF}": break
            default: kept.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return String(kept)
    }
}
