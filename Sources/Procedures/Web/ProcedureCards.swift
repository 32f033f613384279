import Core
import Definitions
import Web

/// Procedures, or themes, to choose among. Procedures are written in French whatever the language of the page (RGAA 8.7).
struct ProcedureCards {
    let visit: Visit

    func procedures(_ procedures: [PublishedProcedure], level: Int) -> HTML {
        let cards = procedures.map { CardList.Card($0.definition.title, href: $0.path, text: $0.definition.summary) }
        return visit.inFrench("\(CardList(cards, level: level))")
    }

    /// By their titles alone: what most people come for is known by its name.
    func titles(_ procedures: [PublishedProcedure], level: Int) -> HTML {
        visit.inFrench("\(CardList(procedures.map { CardList.Card($0.definition.title, href: $0.path) }, level: level))")
    }

    func themes(_ list: ProcedureList, level: Int) -> HTML {
        let cards = list.themes.map { theme in
            CardList.Card(visit.words(theme), href: theme.path, text: visit.words("procedures.theme.\(theme.rawValue).what"))
        }
        return "\(CardList(cards, level: level))"
    }

    func moments(_ list: ProcedureList, level: Int) -> HTML {
        "\(CardList(list.moments.map { CardList.Card(visit.words($0), href: $0.path) }, level: level))"
    }
}

extension Visit {
    /// Says to screen readers that what follows is in French, when the page is not.
    func inFrench(_ html: HTML) -> HTML { language == .french ? html : "<div lang=\"fr\">\(html)</div>" }
}

extension Words {
    /// The name of a theme, as people read it.
    public func callAsFunction(_ theme: ProcedureTheme) -> String { self("procedures.theme.\(theme.rawValue)") }
}

extension Words {
    /// A moment of life, as people say it.
    public func callAsFunction(_ moment: LifeMoment) -> String { self("procedures.moment.\(moment.rawValue)") }
}

extension LifeMoment {
    /// Its page.
    public var path: String { "/moments/" + rawValue }
}

extension ProcedureTheme {
    /// Its page.
    public var path: String { "/themes/" + rawValue }
}
