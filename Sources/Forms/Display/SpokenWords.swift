import Core

// The few words that are part of an answer, as the names of months are part of a date: they are not sentences of the product.

extension YesNo {
    func inWords(_ language: Language) -> String {
        switch (self, language) {
        case (.yes, .french): "Oui"
        case (.yes, .english): "Yes"
        case (.no, .french): "Non"
        case (.no, .english): "No"
        }
    }
}

extension Civility {
    public func inWords(_ language: Language) -> String {
        switch (self, language) {
        case (.madame, .french): "Madame"
        case (.madame, .english): "Ms"
        case (.monsieur, .french): "Monsieur"
        case (.monsieur, .english): "Mr"
        case (.none, .french): "Sans civilité"
        case (.none, .english): "No title"
        }
    }
}

extension Language {
    var other: String { self == .french ? "Autre" : "Other" }
    var colon: String { self == .french ? "\u{A0}: " : ": " }
    var semicolon: String { self == .french ? "\u{A0}; " : "; " }
}
