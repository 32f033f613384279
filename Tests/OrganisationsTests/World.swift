import Core
import Foundation
import Hummingbird
import Organisations
import Storage
import TestSupport
import Web

/// Admiville on a fixed morning: two services, a theme of procedures, and an administrator who may sit down at the desk.
struct World {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 08:00 UTC
    static let today = LocalDate(year: 2026, month: 3, day: 2)!

    let database: any Database
    let organisations: OrganisationsFeature
    let admiville: OrganisationID

    init(_ engine: TestEngine = .sqlite) async throws {
        database = try await TestDatabase.open(engine, migrations: Jobs.migrations + OrganisationsFeature.migrations)
        organisations = OrganisationsFeature(
            database: database, siteMap: Map(), settings: [SettingsEntry(path: "/bureau/reglages/agents", key: "test.agents")])
        admiville = try await organisations.create(Self.details())
        _ = try await organisations.create(Self.civilStatus, in: admiville)
        _ = try await organisations.create(Self.roads, in: admiville)
    }

    /// When the orders to count delays again are to be carried out.
    func orders() async throws -> [Date] {
        try await database.read { try $0.rows("SELECT run_at FROM job WHERE kind = 'event.authorityMoved'").map { try $0.date("run_at") } }
    }

    static func details(_ change: (inout OrganisationDetails) -> Void = { _ in }) -> OrganisationDetails {
        var details = OrganisationDetails(
            slug: "admiville", name: "Admiville", baseURL: "https://demarches.admiville.example", zone: TimeZone(identifier: "Europe/Paris")!,
            phone: "02 99 00 00 00", address: "1 place de la Mairie\n35000 Admiville", openingHours: "Du lundi au vendredi, 9 h – 17 h",
            email: "accueil@admiville.example", notices: LegalNotices([.publicationDirector: "Jeanne Morel, maire"]))
        change(&details)
        return details
    }

    static let civilStatus = UnitDetails(
        key: "etat-civil", name: "État civil", address: "1 place de la Mairie", phone: "02 99 00 00 01", email: "etat-civil@admiville.example",
        openingHours: "Le matin", commitment: "Nous répondons sous cinq jours.")
    static let roads = UnitDetails(key: "voirie", name: "Voirie", address: "", phone: "02 99 00 00 02", email: "", openingHours: "")

    /// A browser of somebody who is not signed in.
    func visitor() throws -> TestBrowser { try browser(roles: nil) }

    /// A browser of an agent with these roles.
    func agent(_ roles: Set<AgentRole>) async throws -> TestBrowser {
        let browser = try browser(roles: roles)
        _ = try await browser.get("/essai")
        _ = try await browser.post("/essai")
        return browser
    }

    private func browser(roles: Set<AgentRole>?) throws -> TestBrowser {
        let viewer = roles.map { AgentViewer(agent: AgentID(1), organisation: admiville, name: "Bruno Petit", roles: [UnitID(1): $0]) }
        let front = Front(
            questions: Desk(organisations: organisations, viewer: viewer), catalogues: try EmbeddedAssets.catalogues(),
            settings: .init(formKey: Array(0..<32), isSecure: false, trustsProxy: false), clock: { Self.morning })
        return TestBrowser(front.router(CommonRoutes.all + organisations.routes + Self.sittingDown))
    }

    /// A page with a form that opens the desk: the real one is another room's.
    private static let sittingDown: [Route] = [
        .get("/essai") { $0.page(title: "Essai", "<h1>Essai</h1><form>\($0.formToken)</form>") },
        .post("/essai") { visit in
            var response = Response.seeOther("/essai")
            visit.setSession("ouvert", on: &response)
            return response
        },
    ]
}

private struct Desk: FrontQuestions {
    let organisations: OrganisationsFeature
    let viewer: AgentViewer?

    func site(host: String?) async throws -> Site { try await organisations.site(host: host, now: World.morning) }
    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? { viewer }
}

private struct Map: SiteMapSource {
    func siteMap(of organisation: OrganisationID) async throws -> [SiteMapSection] {
        [
            SiteMapSection(
                title: "Papiers", path: "/themes/papiers",
                pages: [.init(title: "Demander un acte de naissance", path: "/demarches/acte-naissance")])
        ]
    }
}
