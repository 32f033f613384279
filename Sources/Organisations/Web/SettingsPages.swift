import Core
import Foundation
import Hummingbird
import Web

/// The settings of the authority, for those who administer it.
struct SettingsPages {
    let feature: OrganisationsFeature
    /// The settings of the other rooms, listed after ours.
    let others: [SettingsEntry]

    static let path = "/bureau/reglages"

    var routes: [Route] {
        [.agents(.get, Self.path, [.administrator, .designer, .manager], answer: index)] + IdentitySettings(feature: feature).routes
            + AppearanceSettings(feature: feature).routes + NoticeSettings(feature: feature).routes + UnitSettings(feature: feature).routes
    }

    @Sendable private func index(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        let isAdministrator = visit.viewer.has(.administrator)
        let organisation = try await feature.organisation(of: visit)
        let entries = (isAdministrator ? Self.own : []) + others.filter { $0.roles.contains(where: visit.viewer.has) }
        return visit.visit.page(
            title: words("organisations.settings.title"), kind: .wide,
            """
            <h1>\(words("organisations.settings.title"))</h1>
            \(isAdministrator ? missing(organisation.details.notices, words) : nil)
            \(CardList(entries.map { .init(words("\($0.key).title"), href: $0.path, text: words("\($0.key).hint")) }))
            """)
    }

    private func missing(_ notices: LegalNotices, _ words: Words) -> Notice? {
        guard !notices.missing.isEmpty else { return nil }
        let lines = notices.missing.map { field -> HTML in
            "<li><a href=\"\(NoticeSettings.path(field.group))#\(field.rawValue)\">\(words("organisations.field.\(field.rawValue)"))</a></li>"
        }
        return Notice(.important, title: words("organisations.settings.missing"), html: "<ul>\(lines)</ul>")
    }

    private static let own =
        [
            SettingsEntry(path: IdentitySettings.path, key: "organisations.settings.identity"),
            SettingsEntry(path: AppearanceSettings.path, key: "organisations.settings.appearance"),
            SettingsEntry(path: UnitSettings.path, key: "organisations.settings.units"),
        ] + LegalField.Group.allCases.map { SettingsEntry(path: NoticeSettings.path($0), key: "organisations.settings.\($0.rawValue)") }
}

/// One page of settings, as the index lists it. Other rooms have theirs: `App` hands them over.
public struct SettingsEntry: Sendable {
    public let path: String
    /// `key.title` and `key.hint` are its words.
    public let key: String
    public let roles: Set<AgentRole>

    public init(path: String, key: String, roles: Set<AgentRole> = [.administrator]) { (self.path, self.key, self.roles) = (path, key, roles) }
}

extension OrganisationsFeature {
    /// The authority that the agent works for.
    func organisation(of visit: AgentVisit) async throws -> Organisation {
        guard let organisation = try await organisations.find(visit.viewer.organisation) else { throw OrganisationProblem.noOrganisation }
        return organisation
    }

    /// Saves a changed authority, unless somebody saved it since the page was shown.
    func save(_ organisation: Organisation, shownVersion: Int?, at now: Date) async throws {
        guard shownVersion == organisation.version else { throw OrganisationProblem.changedMeanwhile }
        try await update(organisation, at: now)
    }
}
