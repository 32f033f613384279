import Core

/// The top of the pages for people: whose site it is, how to come back to a request, how to reach someone.
enum Header {
    static func html(_ visit: Visit) -> HTML {
        let words = visit.words
        return """
            <header class="top">
            <div class="inside">
            <a class="town" href="/">\(logo(visit.site))<span>\(visit.site.name)</span></a>
            \(languageSwitch(visit))
            <nav aria-label="\(words("web.header.nav"))"><ul>
            <li>\(link("/suivi", words("web.header.follow"), visit))</li>
            <li>\(link("/reprendre", words("web.header.resume"), visit))</li>
            <li>\(link("/espace", words("web.header.space"), visit))</li>
            \(visit.site.theme.headerLinks.filter { SafeLink.accepts($0.url) }.map { "<li><a href=\"\($0.url)\">\($0.label)</a></li>" as HTML })
            \(if: !visit.site.phone.isEmpty, "<li><a href=\"\(visit.site.phone.telephoneLink)\">\(words("web.header.help", ["phone": visit.site.phone]))</a></li>")
            </ul></nav>
            </div>
            </header>
            """
    }

    /// A link of the menu, marked when it is the page being read.
    static func link(_ path: String, _ label: String, _ visit: Visit) -> HTML {
        "<a href=\"\(path)\"\(attribute: "aria-current", visit.path == path ? "page" : nil)>\(label)</a>"
    }

    /// The name stands beside the logo: the image says nothing more.
    private static func logo(_ site: Site) -> HTML? {
        site.theme.logo.map { "<img src=\"\($0)\" alt=\"\" height=\"44\">" }
    }

    /// One button, in the language that it leads to.
    static func languageSwitch(_ visit: Visit) -> HTML {
        let other: Language = visit.language == .french ? .english : .french
        return """
            <form class="language" method="post" action="\(LanguageRoute.path)">\(visit.formToken)
            <input type="hidden" name="retour" value="\(visit.pathAndQuery)">
            <button name="langue" value="\(other.rawValue)" lang="\(other.rawValue)">\(visit.words("web.language.\(other.rawValue)"))</button>
            </form>
            """
    }
}

extension String {
    /// "02 99 00 00 00" as an address that a phone dials.
    public var telephoneLink: String {
        "tel:" + String(decoding: utf8.filter { (48...57).contains($0) || $0 == UInt8(ascii: "+") }, as: UTF8.self)
    }
}
