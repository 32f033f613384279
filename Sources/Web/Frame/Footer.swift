import Core

/// The bottom of every page: how to reach the authority without a computer, and what the law wants one click away.
enum Footer {
    static func html(_ visit: Visit) -> HTML {
        let (words, site) = (visit.words, visit.site)
        return """
            <footer class="bottom">
            <div class="inside">
            <div class="reach">
            <p><strong>\(site.name)</strong></p>
            \(if: !site.phone.isEmpty, "<p>\(words("web.footer.phone")) <a href=\"\(site.phone.telephoneLink)\">\(site.phone)</a></p>")
            \(if: !site.address.isEmpty, "<p>\(site.address.split(separator: "\n").joined(separator: ", "))</p>")
            \(if: !site.openingHours.isEmpty, "<p>\(site.openingHours)</p>")
            </div>
            <ul class="legal">
            <li><a href="/accessibilite">\(words("web.accessibility.\(site.accessibility.rawValue)"))</a></li>
            <li><a href="/mentions-legales">\(words("web.footer.legal"))</a></li>
            <li><a href="/donnees-personnelles">\(words("web.footer.data"))</a></li>
            <li><a href="/aide">\(words("web.footer.help"))</a></li>
            <li><a href="/aidants">\(words("web.footer.helpers"))</a></li>
            <li><a href="/engagements">\(words("web.footer.commitments"))</a></li>
            <li><a href="/qualite">\(words("web.footer.quality"))</a></li>
            <li><a href="/incidents">\(words("web.footer.incidents"))</a></li>
            <li><a href="/plan-du-site">\(words("web.footer.map"))</a></li>
            \(site.theme.footerLinks.filter { SafeLink.accepts($0.url) }.map { "<li><a href=\"\($0.url)\">\($0.label)</a></li>" as HTML })
            </ul>
            </div>
            </footer>
            """
    }
}
