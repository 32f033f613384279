import Core

/// Where somebody was born, in the codes of INSEE that the State's identities bear.
///
/// The code of a commune is that of the day of the birth: the commune may have merged since, and its code be nobody's.
public enum Birthplace {
    /// The code in capitals, when it can be a commune's; whether it still is one, ``isLost(_:)`` tells.
    public static func commune(_ code: String) -> String? { InseeCode(code)?.text }

    /// Whether an answer is the code of a commune that is no more.
    public static func isLost(_ answer: Answer) -> Bool {
        guard case .text(let text) = answer, let code = InseeCode(text) else { return false }
        return CommuneList.installed?.lacks(code) ?? false
    }

    /// How an answer is said where a commune is typed as text; a name that was typed stays as it is.
    public static func named(_ answer: Answer) -> Answer {
        guard case .text(let text) = answer, let commune = CommuneList.installed?[text] else { return answer }
        return .text(commune.label)
    }

    /// The ISO code of a country, from INSEE's: `99127` is Italy. `nil` for a country that is no more, or for a code that names several territories.
    public static func country(_ code: String) -> String? { countries[code] }

    private static let countries = CountryTable.insee.split { $0 == " " || $0 == "\n" }.reduce(into: [String: String]()) { codes, entry in
        codes["99" + entry.prefix(3)] = String(entry.dropFirst(4))
    }
}
