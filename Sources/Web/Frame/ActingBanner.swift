import Core

/// Above every page, while somebody acts for another: for whom, by what right, and the way out.
enum ActingBanner {
    /// Where the mode ends.
    static let helperExit = "/aidants/arret"
    static let representativeExit = "/espace/representations/arret"

    static func html(_ visit: Visit) -> HTML? {
        guard let acting = visit.acting else { return nil }
        let words = visit.words, isOver = acting.measure?.isOver ?? false
        let label = words(acting.measure == nil ? "web.acting.label" : "web.acting.representative")
        let title = isOver ? words("web.acting.over") : words("web.acting.for", ["person": acting.person])
        return """
            <aside class="acting" aria-label="\(label)"><div class="inside">
            <p><strong>\(title)</strong> \(right(acting, isOver, visit))</p>
            <form method="post" action="\(acting.measure == nil ? helperExit : representativeExit)">\(visit.formToken)\
            <button class="button second">\(words(isOver ? "web.acting.leave" : "web.acting.stop"))</button></form>
            </div></aside>
            """
    }

    private static func right(_ acting: ActingFor, _ isOver: Bool, _ visit: Visit) -> String {
        let words = visit.words
        guard let measure = acting.measure else {
            return words("web.acting.mandate", ["relay": acting.relay, "date": acting.until.inWords(words.language, in: visit.site.zone)])
        }
        return isOver ? words("web.acting.overWhy") : words("web.acting.measure", ["date": measure.until.inWords(words.language)])
    }
}
