import Core

/// A country or territory by its ISO 3166-1 code (and XK, Kosovo, which has none but is recognised by France).
struct Country: Equatable {
    let code: String
    let french: String
    let english: String

    /// Exactly a code, in capitals.
    init?(code: String) {
        guard let country = Self.byCode[code] else { return nil }
        self = country
    }

    /// Reads a code, or a name in French or in English.
    init(typed: String) throws(Unreadable) {
        let code = Typed.code(typed).text
        guard let country = Self.byCode[code] ?? Self.byName[Self.key(typed)] else { throw Unreadable("forms.country.unknown") }
        self = country
    }

    /// In the order of French names.
    static let all: [Country] = byCode.values.sorted { Text.folded($0.french) < Text.folded($1.french) }

    func name(_ language: Language) -> String { language == .french ? french : english }

    private init(code: String, french: String, english: String) {
        (self.code, self.french, self.english) = (code, french, english)
    }

    private static func key(_ name: String) -> String {
        if name.utf8.count > 100 { return "" }
        let articles: Set<String> = ["le", "la", "les", "l", "the", "et", "and", "de", "du", "des", "d"]
        return Text.words(name).map { $0 == "st" ? "saint" : $0 }.filter { !articles.contains($0) }.joined(separator: " ")
    }

    private static let byCode: [String: Country] = {
        var countries: [String: Country] = [:]
        for entry in CountryTable.names.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
            let parts = entry.split(separator: "|").map(String.init)
            countries[parts[0]] = Country(code: parts[0], french: parts[1], english: parts.count > 2 ? parts[2] : parts[1])
        }
        return countries
    }()

    private static let byName: [String: Country] = {
        var names: [String: Country] = [:]
        for country in byCode.values {
            for name in [country.french, country.english] { names[key(name)] = country }
        }
        for entry in CountryTable.otherNames.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
            let parts = entry.split(separator: "|").map(String.init)
            for name in parts.dropFirst() { names[key(name)] = byCode[parts[0]] }
        }
        return names
    }()
}
