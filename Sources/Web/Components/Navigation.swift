import Core

/// The way back up, at the top of a page.
public struct Breadcrumb: Component {
    private let links: [(label: String, href: String)]
    private let words: Words

    /// - Parameter links: from the home page down to the page above this one.
    public init(_ links: [(label: String, href: String)], words: Words) { (self.links, self.words) = (links, words) }

    public var html: HTML {
        """
        <nav class="crumbs" aria-label="\(words("web.crumbs"))"><ol>\
        \(links.map { "<li><a href=\"\($0.href)\">\($0.label)</a></li>" as HTML })</ol></nav>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("Above a procedure", Breadcrumb([("Accueil", "/"), ("État civil", "/themes/etat-civil")], words: words))]
    }
}

/// The page before, at the top of a step. Going back loses nothing.
public struct BackLink: Component {
    private let href: String
    private let words: Words

    public init(_ href: String, words: Words) { (self.href, self.words) = (href, words) }

    public var html: HTML { "<p class=\"back\"><a href=\"\(href)\">\(words("web.back"))</a></p>" }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("On every step but the first", BackLink("#", words: words))]
    }
}

/// Where one is in a form: "Étape 2 sur 5".
public struct Steps: Component {
    private let step: Int
    private let count: Int
    private let words: Words

    public init(step: Int, of count: Int, words: Words) { (self.step, self.count, self.words) = (step, count, words) }

    /// The bar says the same as the words, so screen readers hear it once.
    public var html: HTML {
        """
        <div class="steps"><p>\(words("web.steps", ["step": String(step), "count": String(count)]))</p>\
        <progress max="\(count)" value="\(step)" aria-hidden="true"></progress></div>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("Above the title of a step", Steps(step: 2, of: 5, words: words))]
    }
}

/// The next and the previous screen of a long list.
public struct Pagination: Component {
    private let previous: String?
    private let next: String?
    private let position: String?
    private let words: Words

    /// - Parameter position: "Demandes 51 à 100 sur 1 240".
    public init(previous: String?, next: String?, position: String? = nil, words: Words) {
        (self.previous, self.next, self.position, self.words) = (previous, next, position, words)
    }

    public var html: HTML {
        """
        <nav class="pages" aria-label="\(words("web.pages"))">\(link(previous, "prev", "web.pages.previous"))\
        \(position.map { "<span>\($0)</span>" as HTML })\(link(next, "next", "web.pages.next"))</nav>
        """
    }

    private func link(_ href: String?, _ relation: String, _ key: String) -> HTML? {
        href.map { "<a href=\"\($0)\" rel=\"\(relation)\">\(words(key))</a>" }
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("Under the list of requests", Pagination(previous: "#", next: "#", position: "51 à 100 sur 1 240", words: words))]
    }
}
