import Core

/// The two answers to a question, kept as `oui` and `non`.
enum YesNo: String {
    case yes = "oui"
    case no = "non"

    /// Also reads what boxes send, and English.
    init?(typed: String) {
        if typed.utf8.count > 20 { return nil }
        switch Typed.code(typed).text {
        case "OUI", "O", "YES", "Y", "TRUE", "VRAI", "1", "ON": self = .yes
        case "NON", "N", "NO", "FALSE", "FAUX", "0", "OFF": self = .no
        default: return nil
        }
    }
}

/// How to write to someone; one may prefer none.
public enum Civility: String, Sendable, CaseIterable {
    case madame, monsieur
    case none = "sans"

    init?(typed: String) {
        switch typed.utf8.count > 40 ? "" : Text.words(typed).joined(separator: " ") {
        case "madame", "mme": self = .madame
        case "monsieur", "m", "mr": self = .monsieur
        case "sans", "sans civilite": self = .none
        default: return nil
        }
    }
}
