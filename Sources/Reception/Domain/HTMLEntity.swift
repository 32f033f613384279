/// Characters written as `&eacute;`, `&#233;`, `&#xE9;`.
enum HTMLEntity {
    /// Takes what begins with `&`: the character it stands for, or the `&` itself.
    static func take(from source: inout Substring.UnicodeScalarView) -> String {
        let rest = source.dropFirst()
        let name = rest.prefix(12).prefix { $0 == "#" || $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
        guard let meant = character(named: String(name)) else {
            source.removeFirst()
            return "&"
        }
        source = rest[name.endIndex...]
        if source.first == ";" { source.removeFirst() }
        return meant
    }

    private static func character(named name: String) -> String? {
        guard name.hasPrefix("#") else { return named[name] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        guard let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), let scalar = Unicode.Scalar(value), value != 0
        else { return nil }
        return String(scalar)
    }

    /// Those of French and of mail programs; others are shown as they are written.
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": " ", "emsp": " ", "thinsp": " ", "shy": "",
        "zwnj": "", "zwj": "", "eacute": "é", "egrave": "è", "ecirc": "ê", "euml": "ë", "agrave": "à", "acirc": "â", "auml": "ä", "aacute": "á",
        "ccedil": "ç", "icirc": "î", "iuml": "ï", "ocirc": "ô", "ouml": "ö", "oacute": "ó", "ugrave": "ù", "ucirc": "û", "uuml": "ü",
        "ntilde": "ñ", "oelig": "œ", "aelig": "æ", "Eacute": "É", "Egrave": "È", "Ecirc": "Ê", "Agrave": "À", "Acirc": "Â", "Ccedil": "Ç",
        "Icirc": "Î", "Ocirc": "Ô", "OElig": "Œ", "AElig": "Æ", "Ugrave": "Ù", "szlig": "ß", "euro": "€", "pound": "£", "deg": "°",
        "laquo": "«", "raquo": "»", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "ndash": "–",
        "mdash": "—", "hellip": "…", "bull": "•", "middot": "·", "times": "×", "copy": "©", "reg": "®", "trade": "™", "sect": "§", "ordm": "º",
        "frac12": "½", "frac14": "¼", "sup2": "²", "sup3": "³",
    ]
}
