import Core
import Web

/// Every page that a person may want, on one page.
struct SiteMapPage {
    let sections: [SiteMapSection]
    let words: Words

    private var prose: Prose { Prose(words) }

    private static let own = [
        ("home", "/"), ("search", "/recherche"), ("follow", "/suivi"), ("resume", "/reprendre"),
        ("appointments", "/rendez-vous"), ("space", "/espace"), ("help", "/aide"), ("helpers", "/aidants"), ("quality", "/qualite"),
        ("figures", "/statistiques"), ("incidents", "/incidents"),
    ]
    private static let legal = [
        ("commitments", "/engagements"), ("accessibility", "/accessibilite"), ("legal", "/mentions-legales"), ("privacy", "/donnees-personnelles"),
    ]

    var html: HTML {
        """
        \(prose.h1("organisations.map.title"))
        \(list(Self.own))
        \(if: !sections.isEmpty, prose.h2("organisations.map.procedures"))
        \(sections.map(section))
        \(prose.h2("organisations.map.about"))
        \(list(Self.legal))
        """
    }

    private func list(_ pages: [(key: String, path: String)]) -> HTML {
        "<ul>\(pages.map { "<li>\(prose.link("organisations.map.\($0.key)", $0.path))</li>" as HTML })</ul>\n"
    }

    private func section(_ section: SiteMapSection) -> HTML {
        let title: HTML = section.path.map { "<a href=\"\($0)\">\(section.title)</a>" } ?? "\(section.title)"
        return """
            <h3>\(title)</h3>
            <ul>\(section.pages.map { "<li><a href=\"\($0.path)\">\($0.title)</a></li>" as HTML })</ul>

            """
    }
}
