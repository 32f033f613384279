import Core
import Definitions
import Web

/// What was found for some words, and what to do when it is not there.
struct SearchPage {
    let typed: String
    let found: [PublishedProcedure]
    let list: ProcedureList
    let visit: Visit

    var title: String { typed.isEmpty ? words("procedures.search.title") : words("procedures.search.titleFor", ["typed": typed]) }

    var html: HTML {
        """
        \(Breadcrumb([(words("procedures.crumb.home"), "/")], words: words))
        <h1>\(words("procedures.search.title"))</h1>
        \(SearchBox(words("procedures.search.label"), value: typed, words: words))
        \(if: !typed.isEmpty, results)
        \(if: !typed.isEmpty, help)
        \(if: typed.isEmpty || found.isEmpty, themes)
        """
    }

    private var words: Words { visit.words }

    private var results: HTML {
        if found.isEmpty { return "\(Notice(.info, title: words("procedures.search.none", ["typed": typed]), words("procedures.search.noneText")))" }
        return """
            <h2>\(words.count(found.count, "procedures.search.found"))</h2>
            \(ProcedureCards(visit: visit).procedures(found, level: 3))
            """
    }

    private var themes: HTML {
        """
        <h2>\(words("procedures.home.themes"))</h2>
        \(ProcedureCards(visit: visit).themes(list, level: 3))
        """
    }

    /// By phone, or by the form that replaces the town's mailbox.
    private var help: HTML {
        """
        <h2>\(words("procedures.search.lost"))</h2>
        <p>\(words("procedures.search.call"))\(if: !phone.isEmpty, " <a href=\"\(phone.telephoneLink)\">\(phone)</a>.")\
        \(contact.map { " <a href=\"\($0.path)\">\(words("procedures.search.write"))</a>" as HTML })</p>
        """
    }

    private var phone: String { visit.site.phone }
    private var contact: PublishedProcedure? { list.procedures(of: .contact).first }
}
