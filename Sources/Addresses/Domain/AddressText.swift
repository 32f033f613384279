import Core

/// Names of streets and communes, made comparable: « Av. du Gal-Leclerc » and « avenue général Leclerc » are the same words.
enum AddressText {
    /// Folded words, without articles, abbreviations written out. Doing it twice changes nothing.
    static func words(_ text: String) -> [String] {
        let kept = Text.words(text).flatMap(parted).filter { !articles.contains($0) }
        return kept.enumerated().map { index, word in (index == 0 ? kinds[word] : nil) ?? titles[word] ?? word }
    }

    static func key(_ text: String) -> String { words(text).joined(separator: " ") }

    /// « 14bis » is « 14 bis ».
    static func parted(_ word: String) -> [String] {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let rest = String(word.dropFirst(digits.count))
        guard (1...4).contains(digits.count), isSuffix(rest) else { return [word] }
        return [String(digits), rest]
    }

    /// What follows the number of a house: bis, ter, one letter.
    static func isSuffix(_ word: String) -> Bool {
        ["bis", "ter", "quater", "quinquies"].contains(word) || (word.utf8.count == 1 && word.utf8.allSatisfy { 0x61...0x7A ~= $0 })
    }

    /// As on a letter: people leave them out, add them, and mistake one for another.
    private static let articles: Set = ["de", "du", "des", "la", "le", "les", "l", "d", "a", "au", "aux"]

    /// Kinds of streets, which come first; elsewhere the same letters may mean something else.
    private static let kinds = [
        "all": "allee", "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "blvd": "boulevard", "boul": "boulevard",
        "ch": "chemin", "che": "chemin", "chem": "chemin", "crs": "cours", "fbg": "faubourg", "fg": "faubourg", "imp": "impasse",
        "lot": "lotissement", "pass": "passage", "pl": "place", "prom": "promenade", "qu": "quai", "r": "rue", "res": "residence",
        "rpt": "rond point", "rte": "route", "sq": "square",
    ]

    /// « av. » wherever it stands, and what letters also say (NF Z 10-011): for whoever is asked what they meant. Names of streets are kept by ``kinds`` alone.
    static func kindNamed(_ word: String) -> String? { kinds[word] ?? moreKinds[word] }

    /// A word that says what sort of street it is, and hardly which one.
    static func isKind(_ word: String) -> Bool { kindNames.contains(word) }

    private static let moreKinds = [
        "bvd": "boulevard", "chs": "chaussee", "dsc": "descente", "esp": "esplanade", "esc": "escalier", "ham": "hameau", "mte": "montee",
        "prv": "parvis", "quart": "quartier", "rle": "ruelle", "sen": "sentier", "vlge": "village",
    ]

    private static let kindNames = Set(kinds.values.filter { !$0.contains(" ") }).union(moreKinds.values).union(["cite", "venelle", "voie", "villa"])

    private static let titles = [
        "cdt": "commandant", "col": "colonel", "cpt": "capitaine", "dr": "docteur", "gal": "general", "gen": "general", "lt": "lieutenant",
        "mal": "marechal", "mgr": "monseigneur", "pdt": "president", "pr": "professeur", "st": "saint", "ste": "sainte",
    ]
}
