import Core
import Foundation
import Identity
import Mandates
import Organisations
import People
import Web

/// Answers the front door: which authority, which agent, which person.
struct FrontAnswers: FrontQuestions {
    let organisations: OrganisationsFeature
    let identity: IdentityFeature
    let people: PeopleFeature
    let mandates: MandatesFeature
    let clock: @Sendable () -> Date

    func site(host: String?) async throws -> Site { try await organisations.site(host: host, now: clock()) }

    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? {
        try await identity.agent(session: session, organisation: site.organisation, zone: site.zone, now: now)
    }

    func person(session: String, site: Site, now: Date) async throws -> PersonViewer? {
        try await people.person(session: session, organisation: site.organisation, now: now)
    }

    func helper(session: String, site: Site, now: Date) async throws -> HelperViewer? {
        try await mandates.helper(session: session, organisation: site.organisation, now: now)
    }

    func representing(_ access: Int64, by person: PersonViewer, site: Site, now: Date) async throws -> ActingFor? {
        try await mandates.representing(access, by: person, on: LocalDate(now, in: site.zone), in: site.zone, now: now)
    }
}
