import Core

/// Something to know that is not part of the text. Its kind is told by words and a mark, never by colour alone.
public struct Notice: Component {
    public enum Kind: String, Sendable { case info, success, warning, important }

    private let kind: Kind
    private let title: String?
    private let content: HTML
    private let isNews: Bool

    public init(_ kind: Kind, title: String? = nil, _ text: String) { self.init(kind, title: title, html: "<p>\(text)</p>") }

    /// - Parameter isNews: what just happened: screen readers say it at once.
    public init(_ kind: Kind, title: String? = nil, html: HTML, isNews: Bool = false) {
        (self.kind, self.title, self.content, self.isNews) = (kind, title, html, isNews)
    }

    public var html: HTML {
        """
        <div class="notice \(kind.rawValue)"\(attribute: "role", isNews || kind == .success ? "status" : nil)>\
        \(title.map { "<p class=\"notice-title\">\($0)</p>" as HTML })\(content)</div>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample("Good to know", Notice(.info, "Cette démarche est gratuite. Vous recevrez l'acte par courrier sous 5 jours.")),
            ComponentExample(
                "What was just done", Notice(.success, title: "C'est enregistré", "Vous pouvez fermer cette page et revenir plus tard.")),
            ComponentExample("What might go wrong", Notice(.warning, title: "Méfiez-vous des sites payants", "Ici, tout est gratuit.")),
            ComponentExample(
                "What must be done, and by when", Notice(.important, title: "Il nous manque une pièce", "Envoyez-la avant le 3 mars 2026.")),
        ]
    }
}
