import Core
import Foundation
import Hummingbird
import Web

/// What an administrator does to an agent with one button.
struct AgentActions {
    let identity: IdentityFeature

    var routes: [Route] {
        [
            .agents(.post, AgentPages.path + "/:agent/lien", [.administrator], answer: invite),
            .agents(.post, AgentPages.path + "/:agent/double-authentification", [.administrator], answer: resetFactor),
            .agents(.post, AgentPages.path + "/:agent/proconnect", [.administrator], answer: forgetProvider),
            .agents(.post, AgentPages.path + "/:agent/desactivation", [.administrator]) { try await set(.deactivated, $0) },
            .agents(.post, AgentPages.path + "/:agent/reactivation", [.administrator]) { try await set(.active, $0) },
        ]
    }

    /// The one sort of POST here that answers with a page: the key of the link is known at this instant only, and must be in no address.
    @Sendable private func invite(_ visit: AgentVisit) async throws -> Response {
        let agent = try await identity.agent(inPathOf: visit)
        guard agent.state != .deactivated else { throw IdentityProblem.unknownAgent }
        let token = try await identity.invite(agent.id, now: visit.now)
        try await identity.journal(.linkGiven, agent.name, visit)
        return InvitationPage(visit: visit, name: agent.name, email: agent.email, token: token).response
    }

    /// A telephone was lost, and its recovery codes too: the agent begins again with the next one.
    @Sendable private func resetFactor(_ visit: AgentVisit) async throws -> Response {
        let agent = try await identity.agent(inPathOf: visit)
        try await identity.factors.remove(agent.id)
        try await identity.journal(.secondFactorReset, agent.name, visit)
        return .seeOther("\(AgentPages.path)/\(agent.id)?fait=enregistre")
    }

    /// Their employer changed its provider, so ProConnect gives them another name: the next sign-in with their address joins it anew.
    @Sendable private func forgetProvider(_ visit: AgentVisit) async throws -> Response {
        let agent = try await identity.agent(inPathOf: visit)
        try await identity.abroad.forget(agent.id)
        try await identity.journal(.providerForgotten, agent.name, visit)
        return .seeOther("\(AgentPages.path)/\(agent.id)?fait=enregistre")
    }

    private func set(_ state: AgentState, _ visit: AgentVisit) async throws -> Response {
        var agent = try await identity.agent(inPathOf: visit)
        agent.state = state
        if state == .active, try await identity.agents.credentials(agent.id)?.passwordHash == nil { agent.state = .invited }
        try await identity.save(agent)
        if state == .active { try await identity.rules.reopened(agent.id, at: visit.now) }
        try await identity.journal(state == .deactivated ? .agentDeactivated : .agentReactivated, agent.name, visit)
        return .seeOther("\(AgentPages.path)/\(agent.id)?fait=enregistre")
    }
}
