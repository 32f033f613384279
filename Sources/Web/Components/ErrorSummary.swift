import Core

/// What is wrong with the form that was sent, at the top of the page: it takes the focus, and each line leads to its field.
public struct ErrorSummary: Component {
    public struct Line: Sendable, Equatable {
        /// "#email"
        public let href: String
        public let text: String
        public init(href: String, text: String) { (self.href, self.text) = (href, text) }
    }

    private let title: String
    private let lines: [Line]

    /// - Parameter title: another title than "Il y a quelque chose à corriger".
    public init(_ lines: [Line], words: Words, title: String? = nil) {
        self.lines = lines
        self.title = title ?? words.count(lines.count, "web.errors.title")
    }

    /// `autofocus` works on any element with a tabindex, and needs no script.
    public var html: HTML {
        """
        <section class="errors" aria-labelledby="errors-title" tabindex="-1" autofocus>
        <h2 id="errors-title">\(title)</h2>
        <ul>\(lines.map { "<li><a href=\"\($0.href)\">\($0.text)</a></li>" as HTML })</ul>
        </section>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "After a refused form, before the title of the page",
                ErrorSummary(
                    [
                        Line(href: "#email", text: "Écrivez votre adresse e-mail avec un @, par exemple prenom.nom@exemple.fr"),
                        Line(href: "#naissance", text: "Indiquez l'année de naissance avec quatre chiffres"),
                    ], words: words))
        ]
    }
}
