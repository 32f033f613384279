import Core

/// The frame of every page: what the browser is told, the header, the page itself, the footer.
enum Layout {
    /// Where the skip link goes, and the id of the page's own part.
    static let mainID = "contenu"

    static func document(title: String, kind: PageKind, main: HTML, visit: Visit) -> HTML {
        """
        <!doctype html>
        <html lang="\(visit.language.rawValue)">
        \(head(title: title, visit))
        <body class="\(kind == .wide ? "wide" : "narrow")">
        <a class="skip" href="#\(mainID)">\(visit.words("web.frame.skip"))</a>
        \(header(visit))\(ActingBanner.html(visit))
        <main id="\(mainID)" tabindex="-1">
        \(main)
        </main>
        \(Footer.html(visit))
        </body>
        </html>
        """
    }

    private static func head(title: String, _ visit: Visit) -> HTML {
        let theme = visit.site.theme
        return """
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) – \(visit.site.name)</title>
            <link rel="stylesheet" href="\(visit.asset("admilib.css"))">
            \(if: isDesk(visit), "<link rel=\"stylesheet\" href=\"\(visit.asset("desk.css"))\">\n")<link rel="stylesheet" href="\(theme.stylesheetPath)">
            <link rel="icon" type="image/svg+xml" href="\(theme.iconPath)">
            <meta name="theme-color" content="\(theme.safeMain)">
            \(if: visit.agreesToTiming, "<meta name=\"vitesse\" content=\"oui\">\n")<script type="module" src="\(visit.asset("admilib.js"))"></script>
            </head>
            """
    }

    private static func header(_ visit: Visit) -> HTML {
        if let agent = visit.agent, isDesk(visit) { return DeskHeader.html(agent, visit) }
        return Header.html(visit)
    }

    private static func isDesk(_ visit: Visit) -> Bool { visit.path == "/bureau" || visit.path.hasPrefix("/bureau/") }
}
