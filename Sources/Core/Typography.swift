/// The spaces of French typesetting.
public enum Typography {
    /// The same text, whose lines never begin with « ? », « : » or « » ». Only spaces that are there change: nothing is added, so that hours (10:30),
    /// addresses (https://…) and code keep what they are.
    ///
    /// Before « ; », « ! », « ? », a narrow no-break space (U+202F); before « : » and inside « », a no-break space (U+00A0), as the Imprimerie nationale
    /// has it (*Lexique des règles typographiques*). Doing it twice is doing it once.
    public static func french(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.indices.contains(where: { space(at: $0, in: scalars) != nil }) else { return text }
        var set = String.UnicodeScalarView()
        for index in scalars.indices { set.append(space(at: index, in: scalars) ?? scalars[index]) }
        return String(set)
    }

    /// What the ordinary space at this place becomes, when it must not break.
    private static func space(at index: Int, in text: [Unicode.Scalar]) -> Unicode.Scalar? {
        guard text[index] == " " else { return nil }
        if index > 0, text[index - 1] == "«" { return "\u{A0}" }
        guard index > 0, text[index - 1] != " ", text[index - 1] != "\n", index + 1 < text.count else { return nil }
        switch text[index + 1] {
        case "»", ":": return "\u{A0}"
        case ";", "!", "?": return "\u{202F}"
        default: return nil
        }
    }
}
