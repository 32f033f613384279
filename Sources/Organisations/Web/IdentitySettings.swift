import Core
import Forms
import Foundation
import Hummingbird
import Law
import Web

/// The authority's name, addresses and opening hours.
struct IdentitySettings {
    let feature: OrganisationsFeature

    static let path = "/bureau/reglages/identite"
    private static let fields = ["name", "host", "baseURL", "region", "phone", "address", "openingHours", "email"]

    var routes: [Route] {
        [.agents(.get, Self.path, [.administrator], answer: show), .agents(.post, Self.path, [.administrator], answer: save)]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let organisation = try await feature.organisation(of: visit)
        let details = organisation.details
        return answer(visit).shown([
            "name": details.name, "host": details.host ?? "", "baseURL": details.baseURL, "region": details.region.rawValue, "phone": details.phone,
            "address": details.address, "openingHours": details.openingHours, "email": details.email, "version": String(organisation.version),
        ])
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        var organisation = try await feature.organisation(of: visit)
        organisation.details.take(visit.form)
        let changed = organisation
        return try await answer(visit).saved(visit.form.written(Self.fields).with(version: organisation.version)) {
            try await feature.save(changed, shownVersion: visit.form.version, at: visit.now)
        }
    }

    private func answer(_ visit: AgentVisit) -> SettingsAnswer {
        SettingsAnswer(visit: visit, title: "organisations.settings.identity.title", path: Self.path) { form in
            """
            \(form.line("name", .organisation))
            \(form.line("phone", .phone))
            \(form.lines("address"))
            \(form.lines("openingHours", rows: 4, isOptional: true))
            \(form.line("email", .email))
            \(form.line("baseURL", .webAddress, hint: true))
            \(form.line("host", InputTraits(isSpelled: false), hint: true, isOptional: true))
            \(SelectInput(form.question("region", hint: true), options: Region.options(form.words), selected: form.value("region")))
            """
        }
    }
}

extension OrganisationDetails {
    fileprivate mutating func take(_ form: SentForm) {
        name = form.text("name") ?? ""
        host = form.text("host").map { Host($0)?.name ?? $0 }
        baseURL = form.text("baseURL").map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? ""
        if let chosen = form.text("region").flatMap(Region.init) { (region, zone) = (chosen, chosen.timeZone) }
        phone = form.text("phone") ?? ""
        address = form.text("address") ?? ""
        openingHours = form.text("openingHours") ?? ""
        email = form.text("email") ?? ""
    }
}

extension [String: String] {
    /// What was typed, with the version that is stored now: sent again, it is saved over what somebody else saved, knowingly.
    func with(version: Int) -> [String: String] { merging([SettingsForm.versionField: String(version)]) { $1 } }
}

extension Region {
    /// The place tells the clock, and the public holidays.
    fileprivate static func options(_ words: Words) -> [ChoiceOption] {
        allCases.map { ChoiceOption($0.rawValue, words("organisations.region.\($0.rawValue)")) }
    }
}
