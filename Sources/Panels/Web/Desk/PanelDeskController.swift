import Core
import Foundation
import Hummingbird
import Web

/// Panels at the desk: made, and put to people.
struct PanelDeskController: Sendable {
    static let path = "/bureau/panels"
    static let roles: Set<AgentRole> = [.administrator, .manager]

    let desk: PanelDesk

    var routes: [Route] {
        let (one, roles) = (Self.path + "/:panel", Self.roles)
        return [
            .agents(.get, Self.path, roles, answer: index), .agents(.get, Self.path + "/nouveau", roles, answer: new),
            .agents(.post, Self.path + "/nouveau", roles, answer: add), .agents(.get, one + "/modifier", roles, answer: edit),
            .agents(.post, one + "/modifier", roles, answer: save), .agents(.post, one + "/invitations", roles, answer: invite),
            .agents(.post, one + "/rappel", roles, answer: remind), .agents(.post, one + "/fin", roles, answer: end),
        ]
    }

    @Sendable private func index(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        let panels = try await desk.panels.all(of: visit.viewer.organisation)
        let people = try await desk.consents.count(in: visit.viewer.organisation, on: visit.visit.today)
        return visit.visit.page(
            title: words("panels.settings.title"), kind: .wide,
            """
            <h1>\(words("panels.settings.title"))</h1>
            <p>\(words("panels.settings.hint"))</p>
            \(LinkButton(words("panels.new"), to: Self.path + "/nouveau"))
            \(if: panels.isEmpty, "<p>\(words("panels.none"))</p>")
            \(CardList(panels.map { card($0, visit) }))
            <h2>\(words("panels.people"))</h2>
            <ul>\(LifeEvent.allCases.map { "<li>\(words($0.titleKey)) : \(words.count(people[$0] ?? 0, "panels.people.count"))</li>" as HTML })</ul>
            """)
    }

    private func card(_ panel: Panel, _ visit: AgentVisit) -> CardList.Card {
        let state = visit.words(panel.stateKey(on: visit.visit.today))
        return CardList.Card(panel.details.title, href: "\(Self.path)/\(panel.id)", text: "\(visit.words(panel.details.event.titleKey)) – \(state)")
    }

    @Sendable private func new(_ visit: AgentVisit) async throws -> Response { PanelForm(typed: .empty(visit.visit.today), visit: visit).response() }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        let typed = TypedPanel(visit.form)
        guard let details = typed.details else { return PanelForm(typed: typed, visit: visit).response() }
        let slug = Text.words(details.title).joined(separator: "-").prefix(60)
        let id = try await desk.panels.add(details, slug: slug.isEmpty ? "panel" : String(slug), to: visit.viewer.organisation)
        return .seeOther("\(Self.path)/\(id)")
    }

    private func panel(_ visit: AgentVisit) async throws -> Panel {
        guard let panel = try await desk.panels.find(try visit.visit.parameter("panel"), in: visit.viewer.organisation) else {
            throw PanelProblem.unknown
        }
        return panel
    }

    @Sendable private func edit(_ visit: AgentVisit) async throws -> Response {
        let panel = try await panel(visit)
        guard panel.state == .draft else { throw PanelProblem.changedMeanwhile }
        return PanelForm(typed: TypedPanel(panel.details), visit: visit).response()
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        let (panel, typed) = (try await panel(visit), TypedPanel(visit.form))
        guard let details = typed.details else { return PanelForm(typed: typed, visit: visit).response() }
        try await desk.panels.save(details, of: panel.id, in: visit.viewer.organisation)
        return .seeOther("\(Self.path)/\(panel.id)")
    }

    /// The messages leave at once, or on the morning of the first day.
    @Sendable private func invite(_ visit: AgentVisit) async throws -> Response {
        let panel = try await panel(visit)
        guard visit.visit.today <= panel.details.closes else { throw PanelProblem.notOpen }
        let morning = panel.details.opens.instant(secondOfDay: 9 * 3600, in: visit.site.zone)
        try await desk.invitations.begin(panel.id, in: visit.viewer.organisation, from: max(morning, visit.now), now: visit.now)
        return .seeOther("\(Self.path)/\(panel.id)")
    }

    @Sendable private func remind(_ visit: AgentVisit) async throws -> Response {
        let panel = try await panel(visit)
        try await desk.invitations.beginReminding(panel.id, in: visit.viewer.organisation, on: visit.visit.today, now: visit.now)
        return .seeOther("\(Self.path)/\(panel.id)")
    }

    @Sendable private func end(_ visit: AgentVisit) async throws -> Response {
        let panel = try await panel(visit)
        try await desk.panels.end(panel.id, in: visit.viewer.organisation, on: visit.visit.today)
        return .seeOther("\(Self.path)/\(panel.id)")
    }
}

extension Panel {
    func stateKey(on day: LocalDate) -> String {
        switch state {
        case .draft: "panels.state.draft"
        case .published: "panels.state.published"
        case .invited: isOver(on: day) ? "panels.state.over" : "panels.state.invited"
        }
    }
}
