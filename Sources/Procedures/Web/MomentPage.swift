import Core
import Definitions
import Web

/// The procedures that a moment of life calls for.
struct MomentPage {
    let moment: LifeMoment
    let procedures: [PublishedProcedure]
    let visit: Visit

    var html: HTML {
        """
        \(Breadcrumb([(words("procedures.crumb.home"), "/")], words: words))
        <h1>\(words(moment))</h1>
        <p class="lead">\(words("procedures.moment.lead"))</p>
        \(ProcedureCards(visit: visit).procedures(procedures, level: 2))
        <h2>\(words("procedures.theme.elsewhere"))</h2>
        \(SearchBox(words("procedures.search.label"), words: words))
        """
    }

    private var words: Words { visit.words }
}
