import Core
import Correspondence
import Dossiers
import Foundation
import Incidents
import Law
import Organisations
import Storage

/// Those whom our failures hit: their requests, the calls to make, their time limits.
struct PeopleOfIncidents: PeopleHit {
    let database: any Database
    let organisations: OrganisationsFeature
    let dossiers: DossiersFeature
    let correspondence: CorrespondenceFeature
    let french: Words
    let clock: @Sendable () -> Date

    func requests(among references: [Reference], of organisation: OrganisationID) async throws -> [HitRequest] {
        let units = try await organisations.units(of: organisation)
        return try await dossiers.cards(of: references, in: organisation).map { card in
            HitRequest(
                reference: card.reference, procedure: card.procedure, unit: units.first { $0.id == card.unit }?.name ?? "",
                hasPhone: card.phone?.isEmpty == false)
        }
    }

    func call(_ references: [Reference], about period: IncidentPeriod, for organisation: OrganisationID) async throws -> Int {
        guard let zone = try await organisations.organisation(organisation)?.details.zone else { return 0 }
        let now = clock()
        let calls = try await dossiers.cards(of: references, in: organisation).compactMap { call($0, period, organisation, zone) }
        try await database.write { connection in
            for call in calls {
                try correspondence.enqueue(call, uniqueKey: "incident:\(period.id):\(call.dossier.map { "\($0)" } ?? "")", now: now, on: connection)
            }
        }
        return calls.count
    }

    private func call(_ card: RequestCard, _ period: IncidentPeriod, _ organisation: OrganisationID, _ zone: TimeZone) -> NewCall? {
        guard let phone = card.phone, !phone.isEmpty else { return nil }
        let date = period.start.inWords(.french, in: zone)
        return NewCall(
            organisation: organisation, unit: card.unit, dossier: card.id, reference: card.reference, person: card.applicant, number: phone,
            title: french("incidents.calls.title"),
            script: french("incidents.calls.script", ["reference": "\(card.reference)", "procedure": card.procedure, "date": date]))
    }

    func prolong(_ period: IncidentPeriod) async throws -> Int {
        var count = 0
        for organisation in try await organisations.all() where period.organisation == nil || period.organisation == organisation.id {
            let zone = organisation.details.zone
            let rule = DeadlineRule(start: period.start, end: period.end, zone: zone, workingDays: WorkingDays(in: organisation.details.region))
            let prolongation = Prolongation(
                incident: period.id.rawValue, days: rule.days, moments: period.start...period.end + 86_400, only: period.only,
                limit: { rule.limit(insteadOf: $0) })
            count += try await dossiers.prolong(prolongation, in: organisation.id, zone: zone, now: clock())
        }
        return count
    }
}
