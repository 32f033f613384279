import Core
import Hummingbird
import Web

/// What people may be asked about, and what the answers of others changed.
struct PanelsController: Sendable {
    static let path = "/panels"

    let desk: PanelDesk

    var routes: [Route] { [.get(Self.path, answer: index), .get(Self.path + "/:slug", answer: show)] }

    @Sendable private func index(_ visit: Visit) async throws -> Response {
        let words = visit.words
        let published = try await desk.panels.all(of: visit.site.organisation).filter { $0.state == .published }
        let cards = LifeEvent.allCases.map { CardList.Card(words($0.titleKey), href: ConsentController.path + $0.rawValue) }
        return visit.page(
            title: words("panels.title"), kind: .wide,
            """
            <h1>\(words("panels.title"))</h1>
            <p class="lead">\(words("panels.lead"))</p>
            <p>\(words("panels.promise"))</p>
            \(CardList(cards))
            \(if: !published.isEmpty, "<h2>\(words("panels.learnt"))</h2>\(CardList(published.map { CardList.Card($0.details.title, href: "\(Self.path)/\($0.slug)") }, level: 3))")
            """)
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let words = visit.words
        let slug: String = try visit.parameter("slug")
        guard let panel = try await desk.panels.find(slug: slug, in: visit.site.organisation), panel.state == .published,
            panel.isOver(on: visit.today)
        else { throw PanelProblem.unknown }
        let isCrowd = panel.answered >= Synthesis.crowd
        let texts = isCrowd ? try await desk.answers.texts(of: panel.id, publishedOnly: true) : []
        let view = SynthesisView(panel: panel, counts: try await desk.answers.counts(of: panel.id), texts: texts, words: words)
        return visit.page(
            title: panel.details.title,
            """
            \(Breadcrumb([(words("panels.title"), Self.path)], words: words))
            <p class="over">\(words(panel.details.event.titleKey))</p>
            <h1>\(panel.details.title)</h1>
            <p>\(panel.details.why)</p>
            <h2>\(words("panels.change"))</h2>
            \(panel.change.split(separator: "\n").map { "<p>\($0)</p>" as HTML })
            <h2>\(words("panels.synthesis"))</h2>
            \(view.html)
            """)
    }
}
