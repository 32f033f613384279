import Core
import Definitions
import Web

/// The procedures of a theme.
struct ThemePage {
    let theme: ProcedureTheme
    let procedures: [PublishedProcedure]
    let visit: Visit

    var html: HTML {
        """
        \(Breadcrumb([(words("procedures.crumb.home"), "/")], words: words))
        <h1>\(words(theme))</h1>
        <p class="lead">\(words("procedures.theme.\(theme.rawValue).what"))</p>
        \(ProcedureCards(visit: visit).procedures(procedures, level: 2))
        <h2>\(words("procedures.theme.elsewhere"))</h2>
        \(SearchBox(words("procedures.search.label"), words: words))
        """
    }

    private var words: Words { visit.words }
}
