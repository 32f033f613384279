import Core

/// The way to a procedure for those who know what they want: one box, in everyone's own words.
public struct SearchBox: Component {
    private let label: String
    private let value: String
    private let action: String
    private let id: String
    private let words: Words

    /// - Parameters:
    ///   - action: answers to `?q=`.
    ///   - id: of the box; another than "q" where a page has two.
    public init(_ label: String, value: String = "", action: String = "/recherche", id: String = "q", words: Words) {
        (self.label, self.value, self.action, self.id, self.words) = (label, value, action, id, words)
    }

    public var html: HTML {
        """
        <form class="search" role="search" method="get" action="\(action)"><label for="\(id)">\(label)</label>
        <input id="\(id)" name="q" type="search" spellcheck="false" autocomplete="off"\(attribute: "value", value.isEmpty ? nil : value)>
        <button class="button">\(words("web.search"))</button></form>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("On the home page, in a `hero`", SearchBox("Que voulez-vous faire ?", id: "q2", words: words))]
    }
}

/// The band at the top of the home page: what this place is, and the way in.
public struct Hero: Component {
    private let title: String
    private let content: HTML
    private let level: Int

    /// - Parameter level: of its title: the page's own, except in the gallery.
    public init(_ title: String, _ content: HTML, level: Int = 1) { (self.title, self.content, self.level) = (title, content, level) }

    public var html: HTML { "<div class=\"hero\"><h\(level)>\(title)</h\(level)>\(content)</div>" }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "At the top of the home page",
                Hero(
                    "Vos démarches à Admiville", "<p>En ligne, par téléphone ou au guichet.</p>\(SearchBox("Que voulez-vous faire ?", words: words))",
                    level: 3)
            )
        ]
    }
}
