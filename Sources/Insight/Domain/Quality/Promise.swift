/// How long a procedure promises to take, read from its sentence: « 5 jours ouvrés », « 2 à 4 semaines », « 1 mois au plus, 3 mois si… ».
struct Promise: Sendable, Equatable {
    /// The longest that the first part of the sentence promises; in days, working days counted as days of the calendar (five are a week).
    let days: Double

    /// `nil` when the sentence promises no duration.
    init?(_ text: String) {
        // The first promise stands: what comes after a comma, a full stop or a "plus" is a special case.
        let text = text.lowercased().replacing("\u{A0}", with: " ").replacing("une semaine", with: "1 semaine").replacing("un mois", with: "1 mois")
        guard let match = text.firstMatch(of: /(?:(\d+)\s*(?:à|ou|-)\s*)?(\d+)\s*(heures?|jours? ouvrés?|jours?|semaines?|mois)/),
            let number = Double(match.output.2)
        else { return nil }
        let unit = match.output.3
        switch true {
        case unit.hasPrefix("heure"): days = number / 24
        case unit.contains("ouvré"): days = number * 7 / 5
        case unit.hasPrefix("jour"): days = number
        case unit.hasPrefix("semaine"): days = number * 7
        default: days = number * 30.5
        }
    }
}
