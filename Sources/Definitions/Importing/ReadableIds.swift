import Core

/// Gives names made from labels: « Nom de l'enfant » becomes `nom_enfant`. Each is given once.
struct ReadableIds {
    private var given: Set<String>
    private let fallback: String

    /// - Parameter reserved: names that may not be given.
    init(fallback: String, reserved: Set<String> = []) { (self.fallback, given) = (fallback, reserved) }

    mutating func id(for label: String, longest: Int = 40, separator: String = "_") -> String {
        let words = Self.words(label)
        let telling = words.filter { !Self.small.contains($0) }
        var id = Self.joined(telling.isEmpty ? words : telling, longest, separator)
        if id.first.map({ !$0.isLetter }) ?? true { id = id.isEmpty ? fallback : Self.joined([fallback, id], longest, separator) }
        if given.insert(id).inserted { return id }
        var number = 2
        while !given.insert("\(id)\(separator)\(number)").inserted { number += 1 }
        return "\(id)\(separator)\(number)"
    }

    /// Letters of English and digits only: names are also columns, addresses and keys.
    private static func words(_ label: String) -> [String] {
        Text.words(label).map { $0.filter { $0.isASCII } }.filter { !$0.isEmpty }
    }

    private static func joined(_ words: [String], _ longest: Int, _ separator: String) -> String {
        var id = ""
        for word in words {
            let longer = id.isEmpty ? String(word.prefix(longest)) : id + separator + word
            if longer.count > longest { break }
            id = longer
        }
        return id
    }

    private static let small: Set<String> = [
        "a", "au", "aux", "avec", "avez", "ce", "ces", "cette", "d", "dans", "de", "des", "du", "en", "est", "et", "etes", "il", "l", "la", "le",
        "les",
        "ma", "mes", "mon", "n", "nos", "notre", "ou", "par", "pour", "qu", "que", "quel", "quelle", "quelles", "quels", "qui", "sa", "ses", "son",
        "sont", "sur", "un", "une", "vos", "votre", "vous", "y",
    ]
}
