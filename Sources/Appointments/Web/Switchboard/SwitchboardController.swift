import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// For who calls: the nearest or the soonest of all the places for which the agent's service answers the phone, with the times that are kept for it.
struct SwitchboardController: Sendable {
    static let path = DayController.path + "/standard"

    let book: AppointmentBook
    let switchboards: any Switchboards
    let shared: any SharedTypes
    let authorities: any SharingAuthorities
    let points: any StartingPoints

    // The address of who calls is posted: it is in no URL, history or log.
    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers) { visit in try await show(visit) { $0 == "adresse" ? nil : visit.visit.query($0) } },
            .agents(.post, Self.path, seers) { visit in try await show(visit, visit.form.text) },
            .agents(.get, Self.path + "/pris/:reference", seers, answer: taken),
        ]
    }

    private func show(_ visit: AgentVisit, _ field: (String) -> String?) async throws -> Response {
        let answered = try await switchboards.organisations(for: visit.viewer)
        guard !answered.isEmpty else { return SwitchboardPage.nobody(visit) }
        let known = Dictionary(try await authorities.authorities().map { ($0.id, $0) }) { first, _ in first }
        let (offers, places) = try await book.territory.all(of: answered, now: visit.now)
        let reasons = Reason.all(offers, names: try await shared.commonNames(of: answered), known)
        let input = try await AroundInput(field, points), towns = AroundTowns(places)
        var page = SwitchboardPage(
            reasons: reasons, reason: reasons.first { $0.key == field("motif") }, authorities: answered.count, input: input, towns: towns,
            visit: visit)
        if let reason = page.reason, !input.isWrong, !input.isUndecided {
            let search = AroundSearch(
                offers: reason.offers, authorities: known, count: max(1, input.count ?? 1), audience: .agents,
                origin: input.departure.position ?? towns.position(of: input.commune), nearestFirst: input.isNearestFirst, zone: visit.site.zone,
                days: input.before.map { min(visit.visit.today, $0)...$0 })
            page.found = try await search.run(in: book.territory, now: visit.now)
        }
        return page.response()
    }

    /// For a day: what the person must be told. Then it is the business of who receives them.
    @Sendable private func taken(_ visit: AgentVisit) async throws -> Response {
        let reference: Reference = try visit.visit.parameter("reference")
        guard let found = try await switchboards.taken(reference, by: visit.viewer, since: visit.now - 86_400) else {
            throw AppointmentProblem.unknownAppointment
        }
        let told = try await book.told(found)
        let site = try await authorities.authorities().first { $0.id == found.organisation }
        return TakenPage(told: told, site: site, visit: visit).response()
    }
}

/// What one calls for, whoever receives: types of a common name are one.
struct Reason: Sendable {
    let key: String
    let title: String
    let offers: [Offer]

    static func all(
        _ offers: [Offer], names: [AppointmentTypeID: String], _ authorities: [OrganisationID: SharingAuthority]
    ) -> [Reason] {
        let isAlone = Set(offers.map(\.organisation)).count == 1
        return Dictionary(grouping: offers) { names[$0.id].map { "=\($0)" } ?? "\($0.id)" }.map { key, offers in
            let common = offers.first.flatMap { names[$0.id] }, first = offers[0]
            let town = isAlone ? "" : authorities[first.organisation].map { " – \($0.name)" } ?? ""
            return Reason(key: key, title: common ?? first.details.title + town, offers: offers.sorted { $0.id < $1.id })
        }.sorted { (Text.folded($0.title), $0.key) < (Text.folded($1.title), $1.key) }
    }

    /// How many may come at once, somewhere.
    var most: Int { offers.map { $0.counted == nil ? 1 : $0.details.largestParty }.max() ?? 1 }
}
