import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// The agents of an authority, for those who administer it: the list, one more, one changed.
struct AgentPages {
    let identity: IdentityFeature

    static let path = "/bureau/reglages/agents"
    private static let newPath = path + "/nouveau"

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator], answer: list),
            .agents(.get, Self.newPath, [.administrator]) { visit in
                page(visit, AgentForm(words: visit.words, units: try await units(visit)), action: Self.newPath)
            },
            .agents(.post, Self.newPath, [.administrator], answer: add),
            .agents(.get, Self.path + "/:agent", [.administrator], answer: show),
            .agents(.post, Self.path + "/:agent", [.administrator], answer: save),
        ] + AgentActions(identity: identity).routes
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let wanted = visit.visit.query("q") ?? ""
        let agents = try await identity.agents.all(of: visit.viewer.organisation).filter { $0.isFound(by: wanted) }
        let page = AgentListPage(visit: visit, agents: agents, units: try await units(visit), wanted: wanted)
        return visit.visit.page(title: visit.words("identity.agents.title"), kind: .wide, page.html)
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        var form = AgentForm(visit.form, words: visit.words, units: try await units(visit))
        guard form.faults.isEmpty, let email = EmailAddress(form.email) else { return page(visit, form, action: Self.newPath) }
        do {
            let agent = NewAgent(organisation: visit.viewer.organisation, email: email, name: form.name, quality: form.quality, roles: form.roles)
            let (_, token) = try await identity.createAgent(agent, now: visit.now)
            try await identity.journal(.agentAdded, form.name, visit)
            return InvitationPage(visit: visit, name: form.name, email: email, token: token).response
        } catch IdentityProblem.emailTaken {
            form.faults = [.init(field: "email", message: IdentityProblem.emailTaken.message)]
            return page(visit, form, action: Self.newPath)
        }
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let agent = try await identity.agent(inPathOf: visit)
        let form = AgentForm(
            words: visit.words, units: try await units(visit), name: agent.name, quality: agent.quality, email: agent.email.description,
            roles: agent.roles, version: agent.version)
        let factor = try await identity.factors.find(agent.id)
        return page(
            visit, form, action: "\(Self.path)/\(agent.id)", agent: agent, hasSecondFactor: factor?.isConfirmed ?? false,
            isJoined: try await identity.abroad.isJoined(agent.id))
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        var agent = try await identity.agent(inPathOf: visit)
        var form = AgentForm(visit.form, words: visit.words, units: try await units(visit))
        let action = "\(Self.path)/\(agent.id)"
        guard form.faults.isEmpty, let email = EmailAddress(form.email) else { return page(visit, form, action: action, agent: agent) }
        do {
            guard form.version == agent.version else { throw IdentityProblem.changedMeanwhile }
            (agent.name, agent.quality, agent.email, agent.roles) = (form.name, form.quality, email, form.roles)
            try await identity.save(agent)
            try await identity.journal(.agentChanged, "\(agent.name) : \(visit.words.roles(agent.roles.values.reduce([]) { $0.union($1) }))", visit)
            return .seeOther(action + "?fait=enregistre")
        } catch let problem as IdentityProblem where problem != .unknownAgent {
            form.faults = [.init(field: problem == .emailTaken ? "email" : "roles", message: problem.message)]
            form.version = agent.version
            return page(visit, form, action: action, agent: agent)
        }
    }

    private func units(_ visit: AgentVisit) async throws -> [UnitName] { try await identity.units.unitNames(of: visit.viewer.organisation) }

    private func page(
        _ visit: AgentVisit, _ form: AgentForm, action: String, agent: Agent? = nil, hasSecondFactor: Bool = false, isJoined: Bool = false
    ) -> Response {
        let page = AgentPage(visit: visit, form: form, action: action, agent: agent, hasSecondFactor: hasSecondFactor, isJoined: isJoined)
        return visit.visit.page(title: page.title, status: form.faults.isEmpty ? .ok : .unprocessableContent, page.html)
    }
}

extension Agent {
    /// Whether each word that is looked for begins a word of the name or of the address.
    fileprivate func isFound(by wanted: String) -> Bool {
        let own = Text.words(name) + Text.words(email.description)
        return Text.words(wanted).allSatisfy { word in own.contains { $0.hasPrefix(word) } }
    }
}

extension IdentityFeature {
    /// The agent in the path; one of another authority does not exist here.
    func agent(inPathOf visit: AgentVisit) async throws -> Agent {
        guard let agent = try await agents.find(try visit.visit.parameter("agent"), of: visit.viewer.organisation) else {
            throw IdentityProblem.unknownAgent
        }
        return agent
    }

    func save(_ agent: Agent) async throws {
        try await agents.save(agent)
        cache.forget(agent.id)
    }
}
