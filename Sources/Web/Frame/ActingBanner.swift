import Core

/// Above every page, while a helper acts for somebody: for whom, for which organisation, and the way out.
enum ActingBanner {
    /// Where the mode ends.
    static let exit = "/aidants/arret"

    static func html(_ visit: Visit) -> HTML? {
        guard let acting = visit.helper?.acting else { return nil }
        let words = visit.words
        let end = acting.until.inWords(words.language, in: visit.site.zone)
        return """
            <aside class="acting" aria-label="\(words("web.acting.label"))"><div class="inside">
            <p><strong>\(words("web.acting.for", ["person": acting.person]))</strong> \(words("web.acting.mandate", ["relay": acting.relay, "date": end]))</p>
            <form method="post" action="\(exit)">\(visit.formToken)<button class="button second">\(words("web.acting.stop"))</button></form>
            </div></aside>
            """
    }
}
