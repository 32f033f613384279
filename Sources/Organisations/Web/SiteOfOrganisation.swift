import Core
import Forms
import Foundation
import Law
import Web

extension OrganisationsFeature {
    /// The authority served at this host, as pages show it. The only one, when there is one.
    /// - Throws: ``OrganisationProblem/unknownHost``, ``OrganisationProblem/noOrganisation``.
    public func site(host: String?, now: Date) async throws -> Site {
        sites.site(of: try await directory.organisation(at: host), now: now)
    }

    /// The authority of this id, for what the product does by itself.
    /// - Throws: ``OrganisationProblem/noOrganisation``.
    public func site(of id: OrganisationID, now: Date) async throws -> Site {
        guard let organisation = try await organisations.all().first(where: { $0.id == id }) else { throw OrganisationProblem.noOrganisation }
        return Site(organisation, today: LocalDate(now, in: organisation.details.zone))
    }
}

extension Site {
    init(_ organisation: Organisation, today: LocalDate) {
        let details = organisation.details
        self.init(
            organisation: organisation.id, name: details.name, baseURL: details.baseURL, zone: details.zone, phone: details.phone,
            address: details.address, openingHours: details.openingHours, email: details.email, theme: Theme(details.appearance),
            accessibility: AccessibilityState(Conformance(of: details.notices, on: today)),
            court: details.notices.court, dataProtection: details.notices.dataProtection)
        place = details.region.rawValue
    }
}

extension AccessibilityState {
    init(_ conformance: Conformance) {
        switch conformance {
        case .total: self = .conformant
        case .partial: self = .partlyConformant
        case .none: self = .notConformant
        }
    }
}

extension Theme {
    init(_ appearance: Appearance) {
        self.init(
            main: appearance.main, onMain: appearance.onMain, accent: appearance.accent, logo: appearance.logo, font: appearance.font.rawValue,
            headerLinks: appearance.headerLinks.map { Link(label: $0.label, url: $0.url) },
            footerLinks: appearance.footerLinks.map { Link(label: $0.label, url: $0.url) })
    }

    /// The faults, each with the colour to change.
    var fieldProblems: [FieldProblem] {
        faults().map { fault in
            let field = ["onMain", "accent"].first { fault.key.hasPrefix("web.theme.\($0)") } ?? "main"
            return FieldProblem(field: field, message: fault)
        }
    }
}
