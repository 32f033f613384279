import Core
import Definitions
import Web

/// The button that begins: a draft of ours, or the way to the better service.
struct StartOfProcedure {
    let procedure: PublishedProcedure
    let visit: Visit

    var html: HTML {
        if let external = procedure.definition.external { return leaving(to: external) }
        return """
            \(procedure.definition.proof.map(known))
            <form method="post" action="\(procedure.path)/brouillons">\(visit.workedToken)\
            <p class="hint">\(words(procedure.definition.proof == nil ? "procedures.start.hint" : "procedures.start.proof.hint"))</p>\
            <button class="button">\(words("procedures.start.button"))</button></form>
            """
    }

    private var words: Words { visit.words }

    /// Before the button: nobody writes for nothing.
    private func known(_ need: NeededProof) -> HTML {
        Notice(
            .info, title: words("procedures.start.proof.\(need.level.rawValue)"),
            html: "\(visit.inFrench("<p>\(need.why)</p>"))<p><a href=\"\(procedure.path)/identite\">\(words("procedures.start.proof.how"))</a></p>"
        ).html
    }

    /// Nobody should be surprised to be elsewhere, nor believe that the town sees what they write there.
    private func leaving(to service: ExternalService) -> HTML {
        """
        \(Notice(.info, title: words("procedures.start.external", ["name": service.name]), html: visit.inFrench(Markdown.light(service.why))))
        <p class="hint">\(words("procedures.start.leaving", ["host": host(of: service)]))</p>
        <p><a class="button" href="\(service.url)" rel="noreferrer">\(words("procedures.start.leave", ["name": service.name]))</a></p>
        """
    }

    private func host(of service: ExternalService) -> String {
        String(service.url.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }
}
