import Core
import Foundation

/// Accounts that were closed because nobody used them, and the administrators to tell.
public struct ClosedAccounts: Sendable, Equatable {
    public let organisation: OrganisationID
    public let names: [String]
    public let tell: [EmailAddress]
}

extension IdentityFeature {
    /// Closes the accounts that nobody used for as long as their authority's rules say. Hourly work; safe to run twice, and on several nodes.
    public func closeIdle(now: Date) async throws -> [ClosedAccounts] {
        var closed: [OrganisationID: [String]] = [:]
        for (organisation, agent) in try await rules.idle(at: now) {
            if let name = try await close(agent, of: organisation, at: now) { closed[organisation, default: []].append(name) }
        }
        return try await closed.asyncMap { organisation, names in
            let administrators = try await agents.all(of: organisation).filter { agent in
                agent.state == .active && agent.roles.values.contains { $0.contains(.administrator) }
            }
            return ClosedAccounts(organisation: organisation, names: names.sorted(), tell: administrators.map(\.email))
        }
    }

    /// - Returns: whose it was; `nil` for the last administrator, and for what somebody else changes at this moment.
    private func close(_ id: AgentID, of organisation: OrganisationID, at now: Date) async throws -> String? {
        guard var agent = try await agents.find(id, of: organisation), agent.state == .active else { return nil }
        agent.state = .deactivated
        do { try await save(agent) } catch IdentityProblem.lastAdministrator, IdentityProblem.changedMeanwhile { return nil }
        try await journal.write(.closedForInactivity, agent.name, by: "", of: organisation, at: now)
        return agent.name
    }
}

extension Sequence {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var result: [T] = []
        for element in self { result.append(try await transform(element)) }
        return result
    }
}
