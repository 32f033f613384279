import Core
import Web

/// The front page: one says what one needs, or picks it.
struct HomePage {
    static let mostUsed = 6

    let list: ProcedureList
    /// How often each was asked for lately; empty while nothing was counted.
    let counts: [ProcedureID: Int]
    let visit: Visit

    var html: HTML {
        """
        \(Hero(words("procedures.home.title", ["town": visit.site.name]), way))
        \(if: !list.procedures.isEmpty, choices)
        <h2>\(words("procedures.home.begun"))</h2>
        \(begun)
        \(TalkToUs(site: visit.site, words: words).html)
        """
    }

    private var words: Words { visit.words }

    private var way: HTML { "<p>\(words("procedures.home.lead"))</p>\(SearchBox(words("procedures.search.label"), words: words))" }

    private var choices: HTML {
        """
        <h2>\(words(counts.isEmpty ? "procedures.home.some" : "procedures.home.mostUsed"))</h2>
        \(ProcedureCards(visit: visit).titles(list.mostUsed(counts, atMost: Self.mostUsed), level: 3))
        \(if: !list.moments.isEmpty, moments)
        <h2>\(words("procedures.home.themes"))</h2>
        \(ProcedureCards(visit: visit).themes(list, level: 3))
        """
    }

    private var moments: HTML {
        "<h2>\(words("procedures.home.moments"))</h2>\(ProcedureCards(visit: visit).moments(list, level: 3))"
    }

    private var begun: CardList {
        CardList(
            [
                CardList.Card(words("procedures.home.follow"), href: "/suivi", text: words("procedures.home.follow.text")),
                CardList.Card(words("procedures.home.appointment"), href: "/rendez-vous", text: words("procedures.home.appointment.text")),
                CardList.Card(words("procedures.home.resume"), href: "/reprendre", text: words("procedures.home.resume.text")),
            ], level: 3)
    }
}
