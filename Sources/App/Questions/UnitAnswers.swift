import Appointments
import Core
import Definitions
import Dossiers
import Foundation
import Identity
import Organisations
import Panels
import Procedures
import Web

/// The units, as the pages about agents name them.
struct NamesOfUnits: UnitNames {
    let link: LateLinks

    func unitNames(of organisation: OrganisationID) async throws -> [UnitName] {
        try await link.organisations.units(of: organisation).map { UnitName(id: $0.id, name: $0.name) }
    }
}

/// The units, as the pages of procedures say how to reach them.
struct ContactsOfUnits: UnitCards {
    let link: LateLinks

    func contact(of unit: UnitID, organisation: OrganisationID) async throws -> UnitContact? {
        try await link.organisations.units(of: organisation).first { $0.id == unit }.map {
            UnitContact(name: $0.name, address: $0.address, phone: $0.phone, openingHours: $0.openingHours)
        }
    }
}

/// What people ask for most, from the requests of the last three months.
struct DemandForProcedures: ProcedureDemand {
    let link: LateLinks

    func counts(organisation: OrganisationID, now: Date) async throws -> [ProcedureID: Int] {
        try await link.dossiers.recentCounts(of: organisation, since: now - 90 * 86_400)
    }
}

/// A reason for appointments that bears the name of a procedure is booked from its page.
struct BookingsOfProcedures: BookingPaths {
    let link: LateLinks

    func path(toBook slug: String, organisation: OrganisationID) async throws -> String? {
        try await link.appointments.path(toBook: slug, in: organisation)
    }
}

/// The procedures, theme by theme, then the panels, for the site map.
struct SiteMap: SiteMapSource {
    let link: LateLinks
    let french: Words

    func siteMap(of organisation: OrganisationID) async throws -> [SiteMapSection] {
        let cards = try await link.procedures.all(organisation: organisation)
        let sections: [SiteMapSection] = ProcedureTheme.allCases.compactMap { theme in
            let pages = cards.filter { $0.theme == theme }.map { SiteMapSection.Page(title: $0.title, path: "/demarches/\($0.slug)") }
            guard !pages.isEmpty else { return nil }
            return SiteMapSection(title: french("procedures.theme.\(theme.rawValue)"), path: "/themes/\(theme.rawValue)", pages: pages)
        }
        let panels = SiteMapSection.Page(title: french("panels.title"), path: PanelsFeature.path)
        return sections + [SiteMapSection(title: french("panels.settings.title"), path: nil, pages: [panels])]
    }
}

/// The settings pages of the rooms other than the organisations', listed with theirs.
enum SettingsEntries {
    static let all = [
        SettingsEntry(path: "/bureau/reglages/agents", key: "identity.settings.agents"),
        SettingsEntry(path: "/bureau/reglages/engagements", key: "dossiers.settings.commitments", roles: [.administrator, .manager]),
        SettingsEntry(path: "/bureau/reglages/comptes-des-agents", key: "identity.settings.rules"),
        SettingsEntry(path: "/bureau/reglages/revue-des-acces", key: "identity.settings.review"),
        SettingsEntry(path: "/bureau/reglages/journal", key: "identity.settings.journal"),
        SettingsEntry(path: "/bureau/acces-exceptionnels", key: "dossiers.exceptional.review", roles: [.administrator, .manager]),
        SettingsEntry(path: "/bureau/reglages/blocages", key: "identity.settings.blocked"),
        SettingsEntry(path: "/bureau/atelier", key: "studio.settings", roles: [.administrator, .designer]),
        SettingsEntry(path: "/bureau/reglages/rendez-vous", key: "appointments.settings"),
        SettingsEntry(path: "/bureau/reglages/files", key: "queues.settings"),
        SettingsEntry(path: "/bureau/reglages/quartiers", key: "insight.district.settings"),
        SettingsEntry(path: "/bureau/reglages/adresses", key: "addresses.settings"),
        SettingsEntry(path: "/bureau/panels", key: "panels.settings", roles: [.administrator, .manager]),
        SettingsEntry(path: "/bureau/courriels", key: "correspondence.settings.outbox"),
        SettingsEntry(path: "/bureau/reglages/aidants", key: "mandates.relays"),
        SettingsEntry(path: "/bureau/reglages/incidents", key: "incidents.settings"),
        SettingsEntry(path: "/bureau/affiches", key: "correspondence.posters", roles: [.administrator, .designer]),
    ]
}
