/// Takes out of a free text what could tell who wrote it or of whom: it is done before anything is stored, and nothing keeps the original.
///
/// It rather hides too much. What it cannot know – a first name alone, a rare situation – is left to the agent who reads the comment before anyone else.
enum Masking {
    /// What stands where something was.
    static let mark = "[…]"

    static func masked(_ text: String) -> String {
        var text = text
        // Everything that looks like an address on the network, then numbers, then names.
        text = text.replacing(/(?i)\b[a-z][a-z0-9+.\-]{1,15}:\/\/\S+|\bwww\.\S+/, with: mark)
        text = text.replacing(/[^\s@<>,;:()]+\s?@\s?[^\s@<>,;:()]+\.[^\s@<>,;:()]+/, with: mark)
        text = text.replacing(
            /(?i)\b\d{1,2}(er)? (janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre) \d{2,4}\b/, with: mark
        )
        text = text.replacing(
            /(?i)\b\d{1,4}( ?(bis|ter|quater))?,? (rue|avenue|boulevard|bd|place|impasse|all[ée]e|chemin|route|quai|cours|square|villa|passage|sente)\b[^.,;\n!?]*/,
            with: mark)
        // A request's number, an IBAN, the number of a vehicle: letters and digits mixed in groups.
        text = text.replacing(/\b(?=[A-Za-z0-9 \-]*\d)[A-Z0-9]{2,4}([ \-][A-Z0-9]{2,4}){2,}\b/, with: mark)
        text = text.replacing(/(\+|\b)\d(?:[\s.\-\/()]{0,2}\d){4,}\b/, with: mark)
        text = text.replacing(
            /(?i:\b(?:madame|monsieur|mademoiselle|mme|mlle|mr|maître|docteur|dr|mrs|miss|ms)\b\.?|\bM\.)\s+\p{Lu}[\p{L}'’\-]*(\s+(?:(?:de|du|des|la|le|d')\s+)?\p{Lu}[\p{L}'’\-]*)*/
        ) {
            "\(title(of: $0.output.0)) \(mark)"
        }
        text = text.replacing(/(?i:\b(?:je m['’]appelle|mon nom est|signé|my name is))\s*:?\s+\p{Lu}[\p{L}'’\-]*(\s+\p{Lu}[\p{L}'’\-]*)*/, with: mark)
        // Two words in capitals that no sentence begins: a first name and a last name, as one writes them.
        text = text.replacing(/([\p{Ll}\d,;:(«]\s+)(\p{Lu}[\p{Ll}\-]+\s+(?:\p{Lu}[\p{Ll}\-]+|\p{Lu}{2,})\b)/) { "\($0.output.1)\(mark)" }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmed }.joined(separator: "\n").trimmed
    }

    private static func title(of match: Substring) -> Substring { match.prefix { !$0.isWhitespace } }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text.drop { $0.isWhitespace })
    }
}
