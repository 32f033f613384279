import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// An agent's own account: their roles, their password, the browsers in which they are signed in.
struct AccountPages {
    let identity: IdentityFeature

    static let path = "/bureau/mon-compte"

    var routes: [Route] {
        [
            .agents(.get, Self.path) { try await page($0) },
            .agents(.post, Self.path + "/mot-de-passe", answer: changePassword),
            .agents(.post, Self.path + "/sessions/:session/fermeture", answer: closeSession),
            .agents(.post, Self.path + "/sessions/fermeture", answer: closeOthers),
        ]
    }

    @Sendable private func changePassword(_ visit: AgentVisit) async throws -> Response {
        let agent = try await identity.agent(visit)
        do {
            let password = try visit.form.newPassword(personal: [agent.name, agent.email.login, visit.site.name])
            let current = visit.form.first(PasswordField.current) ?? ""
            try await identity.signIn.confirm(current, of: agent, from: visit.visit.origin, at: visit.now)
            try await identity.replacePassword(of: agent.id, with: password, keeping: visit.visit.session.map(Secret.digest))
            return .seeOther(Self.path + "?fait=mot-de-passe")
        } catch let faults as NewPasswordFaults {
            return try await page(visit, faults: faults.problems)
        } catch IdentityProblem.wrongCredentials {
            return try await page(visit, faults: [.init(field: PasswordField.current, message: UserMessage("identity.password.notCurrent"))])
        } catch IdentityProblem.mustWait(let seconds) {
            return try await page(visit, faults: [.init(field: PasswordField.current, message: IdentityProblem.mustWait(seconds).message)])
        }
    }

    @Sendable private func closeSession(_ visit: AgentVisit) async throws -> Response {
        try await identity.sessions.close(try visit.visit.parameter("session"), of: visit.viewer.agent)
        identity.cache.forget(visit.viewer.agent)
        return .seeOther(Self.path + "?fait=session")
    }

    @Sendable private func closeOthers(_ visit: AgentVisit) async throws -> Response {
        try await identity.sessions.closeAll(of: visit.viewer.agent, except: visit.visit.session.map(Secret.digest) ?? "")
        identity.cache.forget(visit.viewer.agent)
        return .seeOther(Self.path + "?fait=session")
    }

    private func page(_ visit: AgentVisit, faults: [FieldProblem] = []) async throws -> Response {
        let agent = try await identity.agent(visit)
        var current: SessionID?
        if let token = visit.visit.session {
            current = try await identity.openSession(Secret.digest(token), at: visit.now, zone: visit.site.zone)?.session.id
        }
        let page = AccountPage(
            visit: visit, agent: agent, units: try await identity.units.unitNames(of: agent.organisation),
            sessions: try await identity.sessions.sessions(of: agent.id, at: visit.now), current: current, faults: faults)
        return visit.visit.page(title: visit.words("identity.account.title"), status: faults.isEmpty ? .ok : .unprocessableContent, page.html)
    }
}

extension IdentityFeature {
    /// The agent who is looking, whole.
    func agent(_ visit: AgentVisit) async throws -> Agent {
        guard let agent = try await agents.find(visit.viewer.agent, of: visit.viewer.organisation) else { throw IdentityProblem.unknownAgent }
        return agent
    }
}
