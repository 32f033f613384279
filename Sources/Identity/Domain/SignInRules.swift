import Core
import Foundation

/// What an authority asks of its agents' accounts.
struct SignInRules: Sendable, Equatable {
    var requiresSecondFactor = false
    /// Two factors asked by ProConnect count for ours.
    var trustsProvider = false
    /// An account that nobody used for so many days is closed; 0 closes none.
    var inactivityDays = 0

    static let inactivityChoices = [0, 30, 60, 90, 180, 365]
    /// Rights are looked at again every year (RGS, référentiel d'accès; CNIL, guide de la sécurité, fiche 3).
    static let reviewEvery: TimeInterval = 365 * 86_400
}

/// When an agent's roles were last confirmed, and by whom.
struct AccessReview: Sendable, Equatable {
    let at: Date
    let by: String

    func isDue(at now: Date) -> Bool { now >= at + SignInRules.reviewEvery }
}

protocol RulesRepository: Sendable {
    func rules(of organisation: OrganisationID) async throws -> SignInRules
    func save(_ rules: SignInRules, of organisation: OrganisationID) async throws
    func reviews(of organisation: OrganisationID) async throws -> [AgentID: AccessReview]
    func confirm(_ agents: [AgentID], of organisation: OrganisationID, by reviewer: String, at now: Date) async throws
    /// The active agents, by authority, who did nothing for as long as its rules say.
    func idle(at now: Date) async throws -> [(organisation: OrganisationID, agent: AgentID)]
    /// From now on counts as used: an account opened again would else close again at once.
    func reopened(_ agent: AgentID, at now: Date) async throws
}
