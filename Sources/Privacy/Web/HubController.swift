import Core
import Foundation
import Hummingbird
import Law
import Web

/// « Données personnelles » : what must be looked at, and where.
struct HubController: Sendable {
    static let path = "/bureau/donnees"

    let plan: RetentionPlan
    let register: Register
    let rights: SQLRights
    let breaches: SQLBreaches

    var routes: [Route] { [.agents(.get, Self.path, AgentRole.privacy, answer: show)] }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let (words, organisation, today) = (visit.words, visit.viewer.organisation, visit.visit.today)
        let lines = try await plan.lines(of: organisation, today: today, zone: visit.site.zone)
        var cards = [
            CardList.Card(
                words("privacy.retention.title"), href: RetentionController.path,
                text: words.count(lines.reduce(0) { $0 + $1.nextMonth }, "privacy.retention.nextMonth"))
        ]
        if !AgentRole.protection.isDisjoint(with: Set(visit.viewer.roles.values.joined())) {
            cards += try await protection(visit, organisation, today)
        }
        return visit.visit.page(
            title: words("privacy.title"), kind: .wide,
            """
            <h1>\(words("privacy.title"))</h1>
            \(CardList(cards))
            """)
    }

    private func protection(_ visit: AgentVisit, _ organisation: OrganisationID, _ today: LocalDate) async throws -> [CardList.Card] {
        let words = visit.words
        let drifted = try await register.entries(of: organisation).count { !$0.drifts.isEmpty }
        let asked = try await rights.all(in: organisation).filter { $0.state == .open }
        let late = asked.contains { $0.isLate(on: today, in: Region(named: visit.site.place)) }
        let urgent = try await breaches.all(in: organisation).filter { $0.notifyBy != nil && $0.notifiedAt == nil }
        return [
            .init(
                words("privacy.register.title"), href: RegisterController.path, text: words("privacy.register.about"),
                tag: drifted == 0 ? nil : StatusTag(words.count(drifted, "privacy.register.drifted"), .bad)),
            .init(
                words("privacy.rights.title"), href: RightsController.path, text: words.count(asked.count, "privacy.rights.open"),
                tag: late ? StatusTag(words("privacy.rights.late"), .bad) : nil),
            .init(
                words("privacy.breaches.title"), href: BreachController.path, text: words("privacy.breaches.about"),
                tag: urgent.isEmpty ? nil : StatusTag(words("privacy.breaches.toNotify"), .bad)),
        ]
    }
}
