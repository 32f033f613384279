import Core
import Definitions

/// The published procedures of one organisation, as of one revision, ready to be searched.
struct ProcedureList: Sendable {
    let revision: Int
    /// In the order of their titles.
    let procedures: [PublishedProcedure]
    /// Published once, but this program can no longer read them.
    let unreadable: [ProcedureSlug]
    private let bySlug: [String: PublishedProcedure]
    private let index: SearchIndex

    init(revision: Int, procedures: [PublishedProcedure], unreadable: [ProcedureSlug], themeNames: [ProcedureTheme: String]) {
        let sorted = procedures.map { (Text.folded($0.definition.title), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        self.revision = revision
        self.procedures = sorted
        self.unreadable = unreadable
        bySlug = Dictionary(sorted.map { ($0.slug, $0) }) { first, _ in first }
        index = SearchIndex(sorted.map { SearchIndex.Entry($0, theme: themeNames[$0.theme] ?? "") })
    }

    func procedure(_ slug: String) -> PublishedProcedure? { bySlug[slug] }

    func procedures(of theme: ProcedureTheme) -> [PublishedProcedure] { procedures.filter { $0.theme == theme } }

    func procedures(in moment: LifeMoment) -> [PublishedProcedure] { procedures.filter { $0.definition.moments.contains(moment) } }

    /// The moments of life that have procedures.
    var moments: [LifeMoment] {
        let used = Set(procedures.flatMap(\.definition.moments))
        return LifeMoment.allCases.filter(used.contains)
    }

    /// Best first.
    func found(for typed: String) -> [PublishedProcedure] { index.places(for: typed).map { procedures[$0] } }

    /// The themes that have procedures, in the order in which people are shown them.
    var themes: [ProcedureTheme] {
        let used = Set(procedures.map(\.theme))
        return ProcedureTheme.allCases.filter(used.contains)
    }

    /// The most asked for, then, while nothing was counted, one of each theme in turn.
    func mostUsed(_ counts: [ProcedureID: Int], atMost most: Int) -> [PublishedProcedure] {
        var rank: [ProcedureID: Int] = [:]
        for theme in themes {
            for (place, procedure) in procedures(of: theme).enumerated() { rank[procedure.procedure] = place }
        }
        let themes = themes
        let order = procedures.map { procedure in
            (-(counts[procedure.procedure] ?? 0), rank[procedure.procedure] ?? 0, themes.firstIndex(of: procedure.theme) ?? 0, procedure)
        }
        return order.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.prefix(most).map(\.3)
    }
}
