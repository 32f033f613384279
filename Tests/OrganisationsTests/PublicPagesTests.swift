import Core
import Foundation
import Storage
import TestSupport
import Testing
import Web

@testable import Organisations

@Suite("Pages that the law wants")
struct PublicPagesTests {
    static let paths = ["/accessibilite", "/mentions-legales", "/donnees-personnelles", "/engagements", "/aide", "/plan-du-site"]

    @Test("Each has a title, one heading, and all its words", arguments: paths)
    func shape(path: String) async throws {
        let page = try await World().visitor().get(path)

        #expect(page.status == 200)
        #expect(page.body.firstMatch(of: /<title>[^<\[]+ – Admiville<\/title>/) != nil)
        #expect(page.body.matches(of: /<h1[ >]/).count == 1)
        #expect(!page.contains("[organisations."))
    }

    @Test("Each is read in English too", arguments: paths)
    func english(path: String) async throws {
        let browser = try await World().visitor()
        let french = try await browser.get(path)
        _ = try await browser.post("/langue", ["langue": "en"])

        let english = try await browser.get(path)

        #expect(!english.contains("[organisations."))
        #expect(english.body.firstMatch(of: /<h1>(.*?)<\/h1>/)?.output.1 != french.body.firstMatch(of: /<h1>(.*?)<\/h1>/)?.output.1)
    }

    @Test("The accessibility declaration has every part of the mandatory model")
    func declaration() async throws {
        let world = try await World()
        var organisation = try #require(try await world.organisations.organisation(slug: "admiville"))
        organisation.details.notices = LegalNotices([
            .accessibilityRate: "87,5", .accessibilityAuditDate: "2026-01-15", .accessibilityAuditor: "Atelier Clair",
            .accessibilityFailures: "La carte n'a pas d'équivalent.", .accessibilityPages: "Accueil", .accessibilityTools: "axe-core",
            .accessibilityEnvironment: "Firefox et NVDA", .accessibilityContact: "acces@admiville.example",
            .accessibilityPlan: "https://ville.example/schema",
        ])
        try await world.organisations.update(organisation, at: World.morning)

        let page = try await world.visitor().get("/accessibilite")

        let parts = [
            "article 47 de la loi n° 2005-102", "https://ville.example/schema", "partiellement conforme", "Atelier Clair révèle que 87,5\u{A0}%",
            "équivalent", "établie le 15 janvier 2026", "Firefox et NVDA", "axe-core", "acces@admiville.example", "Défenseur des droits",
            "Libre réponse 71120", "JavaScript",
        ]
        for part in parts { #expect(page.contains(part), "\(part)") }
    }

    @Test("Without an audit the site says that it does not conform")
    func noAudit() async throws {
        let page = try await World().visitor().get("/accessibilite")

        #expect(page.contains("Accessibilité : non conforme."))
        #expect(page.contains("Aucun audit de conformité"))
    }

    @Test("What the authority wrote is shown, and escaped")
    func escaping() async throws {
        let world = try await World()
        var organisation = try #require(try await world.organisations.organisation(slug: "admiville"))
        organisation.details.notices[.mediator] = "<script>alert(1)</script>"
        try await world.organisations.update(organisation, at: World.morning)

        let page = try await world.visitor().get("/mentions-legales")

        #expect(page.contains("Jeanne Morel, maire"))
        #expect(page.contains("&lt;script&gt;alert(1)"))
        #expect(!page.contains("<script>alert(1)"))
    }

    @Test("What the authority has not written is said to be missing")
    func missing() async throws {
        #expect(try await World().visitor().get("/mentions-legales").contains("pas encore été publiée"))
    }

    @Test("The help page gives each service's phone and hours")
    func help() async throws {
        let page = try await World().visitor().get("/aide")

        #expect(page.contains("tel:0299000001"))
        #expect(page.contains("Le matin"))
        #expect(page.contains("France services"))
    }

    @Test("The commitments include those of the services, and the terms of use")
    func commitments() async throws {
        let page = try await World().visitor().get("/engagements")

        #expect(page.contains("Nous répondons sous cinq jours."))
        #expect(page.contains("L112-9"))
        #expect(page.contains("usage commercial"))
    }

    @Test("The site map lists the procedures")
    func siteMap() async throws {
        let page = try await World().visitor().get("/plan-du-site")

        #expect(page.contains("<a href=\"/demarches/acte-naissance\">Demander un acte de naissance</a>"))
        #expect(page.contains("<a href=\"/themes/papiers\">Papiers</a>"))
    }

    @Test("Health is told in one word, after reading the database")
    func health() async throws {
        let world = try await World()
        let browser = try world.visitor()

        let well = try await browser.get("/sante")
        await world.database.close()
        let ill = try await browser.get("/sante")

        #expect(well.status == 200 && well.body == "ok\n")
        #expect(ill.status >= 500)
    }
}
