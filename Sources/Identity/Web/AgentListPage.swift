import Core
import Foundation
import Web

/// All the agents, or those that a search found.
struct AgentListPage {
    let visit: AgentVisit
    let agents: [Agent]
    let units: [UnitName]
    let wanted: String

    private var words: Words { visit.words }

    var html: HTML {
        """
        \(Breadcrumb([(words("identity.settings"), "/bureau/reglages")], words: words))
        <h1>\(words("identity.agents.title"))</h1>
        <p>\(LinkButton(words("identity.agents.add"), to: AgentPages.path + "/nouveau"))</p>
        \(Filters(AgentPages.path, TextInput(Question("q", words("identity.agents.search"), words), .search, value: wanted).html, words: words))
        \(agents.isEmpty ? "<p>\(words("identity.agents.nobody"))</p>" : table.html)
        """
    }

    private var table: DataTable {
        DataTable(
            words.count(agents.count, "identity.agents.count"),
            columns: ["name", "roles", "state", "seen"].map { .init(words("identity.agents.column.\($0)")) }, rows: agents.map(row))
    }

    private func row(_ agent: Agent) -> [HTML] {
        let lines = units.compactMap { unit in agent.roles[unit.id].map { "\(unit.name) : \(words.roles($0))<br>" as HTML } }
        let seen = agent.lastSeenAt.map { $0.inWords(words.language, in: visit.site.zone) } ?? words("identity.agents.never")
        return [
            "<a href=\"\(AgentPages.path)/\(agent.id.description)\">\(agent.name)</a><br>\(agent.email.description)",
            lines.isEmpty ? "\(words("identity.roles.none"))" : "\(lines)", "\(StatusTag(agent.state, words))", "\(seen)",
        ]
    }
}

extension StatusTag {
    init(_ state: AgentState, _ words: Words) {
        let tone: Tone =
            switch state {
            case .invited: .waiting
            case .active: .good
            case .deactivated: .neutral
            }
        self.init(words("identity.state.\(state.rawValue)"), tone)
    }
}
