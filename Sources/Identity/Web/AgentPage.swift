import Core
import Web

/// An agent, new or being edited.
struct AgentPage {
    let visit: AgentVisit
    let form: AgentForm
    let action: String
    let agent: Agent?
    var hasSecondFactor = false
    /// ProConnect opens their account.
    var isJoined = false

    private var words: Words { visit.words }

    var title: String { agent?.name ?? words("identity.agents.add") }

    var html: HTML {
        """
        \(Breadcrumb([(words("identity.settings"), "/bureau/reglages"), (words("identity.agents.title"), AgentPages.path)], words: words))
        \(form.faults.summary(words))
        \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("identity.agents.saved")))
        <h1>\(title)</h1>
        \(agent.map { "<p>\(StatusTag($0.state, words))</p>" as HTML })
        <form method="post" action="\(action)" novalidate>\(visit.visit.formToken)
        \(form.html)
        \(Button(words(agent == nil ? "identity.agents.create" : "identity.agents.save")))
        </form>
        \(agent.map(actions))
        """
    }

    private func actions(_ agent: Agent) -> HTML {
        switch agent.state {
        case .deactivated: button(agent, "reactivation", .secondary)
        case .invited, .active:
            """
            \(button(agent, "lien", .secondary))\(hasSecondFactor ? button(agent, "double-authentification", .secondary) : nil)\
            \(isJoined ? button(agent, "proconnect", .secondary) : nil)\
            \(button(agent, "desactivation", .danger))
            """
        }
    }

    private func button(_ agent: Agent, _ action: String, _ kind: ButtonKind) -> HTML {
        """
        <h2>\(words("identity.agents.\(action).title"))</h2>
        <p>\(words("identity.agents.\(action).text"))</p>
        <form method="post" action="\(AgentPages.path)/\(agent.id.description)/\(action)">\(visit.visit.formToken)\
        \(Button(words("identity.agents.\(action).button"), kind))</form>

        """
    }
}
