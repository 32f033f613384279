import Core
import Definitions
import Hummingbird
import Web

/// Why a procedure wants to know who files it, how one proves it, and how to do without.
struct IdentityPage {
    let sheet: ProcedureSheet
    let need: NeededProof
    let visit: Visit

    private var words: Words { visit.words }
    private var path: String { "/demarches/\(sheet.slug)" }

    func response() -> Response {
        let title = words("dossiers.needed.title")
        return visit.page(
            title: "\(title) – \(sheet.title)",
            """
            \(BackLink(path, words: words))
            <p class="over">\(sheet.title)</p>
            <h1>\(title)</h1>
            <p\(attribute: "lang", visit.language == .french ? nil : "fr")>\(need.why)</p>
            \(way)
            <h2>\(words("dossiers.needed.without"))</h2>
            <p>\(words("dossiers.needed.without.text"))</p>
            <p><a href="\(path)#autrement">\(words("dossiers.needed.without.link"))</a></p>
            """)
    }

    private var way: HTML {
        if need.isMet(by: visit.person, acting: visit.keys.acting != nil) {
            return """
                <p>\(words("dossiers.needed.met"))</p>
                <form method="post" action="\(path)/brouillons">\(visit.workedToken)<button class="button">\(words("dossiers.needed.begin"))</button></form>
                """
        }
        if visit.person == nil {
            return """
                <p>\(words("dossiers.needed.\(need.level.rawValue)"))</p>
                <p><a class="button" href="/espace/connexion?retour=\(path)/identite">\(words("dossiers.needed.signIn"))</a></p>
                """
        }
        return """
            <p>\(words("dossiers.needed.declared"))</p>
            <ul><li>\(words("dossiers.needed.declared.franceConnect"))</li><li>\(words("dossiers.needed.declared.counter"))</li></ul>
            """
    }
}
