import Core
import Foundation
import Identity
import Organisations
import Web

/// Answers the front door: which authority, which agent.
struct FrontAnswers: FrontQuestions {
    let organisations: OrganisationsFeature
    let identity: IdentityFeature
    let clock: @Sendable () -> Date

    func site(host: String?) async throws -> Site { try await organisations.site(host: host, now: clock()) }

    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? {
        try await identity.agent(session: session, organisation: site.organisation, zone: site.zone, now: now)
    }
}
