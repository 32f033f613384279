import Core
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// Who has which role, since when they came, and that it is still right: confirmed once a year.
struct ReviewPages {
    let identity: IdentityFeature

    static let path = "/bureau/reglages/revue-des-acces"

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator], answer: show),
            .agents(.post, Self.path, [.administrator], answer: confirm),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let organisation = visit.viewer.organisation
        let page = ReviewPage(
            visit: visit, agents: try await identity.agents.all(of: organisation).filter { $0.state != .deactivated },
            units: try await identity.units.unitNames(of: organisation), reviews: try await identity.rules.reviews(of: organisation),
            protected: try await identity.factors.holders(of: organisation))
        return visit.visit.page(title: visit.words("identity.review.title"), kind: .wide, page.html)
    }

    @Sendable private func confirm(_ visit: AgentVisit) async throws -> Response {
        let asked = Set(visit.form.all("agent"))
        let agents = try await identity.agents.all(of: visit.viewer.organisation).filter { asked.contains($0.id.description) }
        try await identity.rules.confirm(agents.map(\.id), of: visit.viewer.organisation, by: visit.viewer.name, at: visit.now)
        for agent in agents { try await identity.journal(.accessConfirmed, agent.name, visit) }
        return .seeOther(Self.path + "?fait=\(agents.count)")
    }
}

/// One line an agent, a box to tick beside each.
struct ReviewPage {
    let visit: AgentVisit
    let agents: [Agent]
    let units: [UnitName]
    let reviews: [AgentID: AccessReview]
    let protected: Set<AgentID>

    private var words: Words { visit.words }

    var html: HTML {
        """
        \(Breadcrumb([(words("identity.settings"), "/bureau/reglages")], words: words))
        \(visit.visit.query("fait").flatMap { Int($0) }.map { Notice(.success, words.count($0, "identity.review.done")) })
        <h1>\(words("identity.review.title"))</h1>
        <p>\(words("identity.review.intro"))</p>
        \(due > 0 ? Notice(.important, words.count(due, "identity.review.due")) : Notice(.success, words("identity.review.none")))
        <form method="post" action="\(ReviewPages.path)">\(visit.visit.formToken)
        \(DataTable(
            words("identity.review.title"), columns: ["confirm", "roles", "seen", "factor", "review"].map { .init(words("identity.review.column.\($0)")) },
            rows: agents.map(row), showsCaption: false))
        \(Button(words("identity.review.button")))
        </form>
        """
    }

    private func isDue(_ agent: Agent) -> Bool { reviews[agent.id]?.isDue(at: visit.now) ?? true }

    private var due: Int { agents.count(where: isDue) }

    private func row(_ agent: Agent) -> [HTML] {
        let roles = units.compactMap { unit in agent.roles[unit.id].map { "\(unit.name) : \(words.roles($0))<br>" as HTML } }
        let review = reviews[agent.id].map { words("identity.review.by", ["date": day($0.at), "name": $0.by]) } ?? words("identity.review.never")
        return [
            tick(agent),
            """
            \(if: roles.isEmpty, "\(words("identity.roles.none"))<br>")\(roles)\
            <a href="\(AgentPages.path)/\(agent.id.description)">\(words("identity.review.open"))<span class="aside"> : \(agent.name)</span></a>
            """,
            "\(agent.lastSeenAt.map(day) ?? words("identity.agents.never"))",
            "\(words(protected.contains(agent.id) ? "identity.review.yes" : "identity.review.no"))",
            "\(StatusTag(review, isDue(agent) ? .waiting : .good))",
        ]
    }

    /// First in the row, as large as a finger: on a phone the other columns are to the side.
    private func tick(_ agent: Agent) -> HTML {
        let id = "agent-\(agent.id)"
        return """
            <div class="option"><input type="checkbox" id="\(id)" name="agent" value="\(agent.id.description)">\
            <label for="\(id)">\(agent.name)</label></div>
            """
    }

    private func day(_ date: Date) -> String { LocalDate(date, in: visit.site.zone).inWords(words.language) }
}
