import Core
import Foundation
import Storage
import TestSupport
import Testing
import Web

@testable import Organisations

@Suite("Settings of an authority")
struct SettingsTests {
    static let forms = [
        "/bureau/reglages/identite", "/bureau/reglages/apparence", "/bureau/reglages/mentions-legales", "/bureau/reglages/securite",
        "/bureau/reglages/voies-de-recours",
        "/bureau/reglages/donnees-personnelles", "/bureau/reglages/accessibilite", "/bureau/reglages/services", "/bureau/reglages/services/nouveau",
    ]

    static let identity: KeyValuePairs = [
        "version": "1", "name": "Admiville-sur-Mer", "phone": "3939", "address": "2 quai du Port", "openingHours": "",
        "email": "mer@admiville.example",
        "baseURL": "https://mer.admiville.example/", "host": "", "region": "la_reunion",
    ]

    @Test("Each page has a title, one heading, and all its words", arguments: forms + ["/bureau/reglages", "/bureau/reglages/services/1"])
    func shape(path: String) async throws {
        let page = try await World().agent([.administrator]).get(path)

        #expect(page.status == 200)
        #expect(page.body.firstMatch(of: /<title>[^<\[]+ – Admiville<\/title>/) != nil)
        #expect(page.body.matches(of: /<h1[ >]/).count == 1)
        #expect(!page.contains("[organisations."))
    }

    @Test("Who is not an administrator may neither see nor save", arguments: forms)
    func roles(path: String) async throws {
        let world = try await World()
        let caseworker = try await world.agent([.caseworker, .manager, .designer])

        #expect(try await caseworker.get(path).status == 403)
        #expect(try await caseworker.post(path).status == (path.hasSuffix("/services") ? 404 : 403))
        #expect(try await world.visitor().get(path).location?.hasPrefix("/bureau/connexion?retour=") == true)
    }

    @Test("The index lists what is missing, and the settings of other rooms")
    func index() async throws {
        let page = try await World().agent([.administrator]).get("/bureau/reglages")

        #expect(page.contains("/bureau/reglages/agents"))
        #expect(page.contains("/bureau/reglages/mentions-legales#hostAddress"))
        #expect(!page.contains("#publicationDirector"))
    }

    @Test("The court and whom to write to about personal data reach the letters")
    func remedies() async throws {
        let world = try await World()
        let browser = try await world.agent([.administrator])

        let court = try await browser.post(
            "/bureau/reglages/voies-de-recours",
            ["version": "1", "court": "tribunal administratif de Rennes", "courtAddress": "3 contour de la Motte\n35044 Rennes"])
        let officer = try await browser.post(
            "/bureau/reglages/donnees-personnelles", ["version": "2", "protectionOfficerAddress": "DPO\n1 place de la Mairie"])

        let site = try await world.organisations.site(host: nil, now: World.morning)
        #expect(court.status == 303 && officer.status == 303)
        #expect(site.court == "tribunal administratif de Rennes, 3 contour de la Motte, 35044 Rennes")
        #expect(site.dataProtection == "DPO, 1 place de la Mairie")
    }

    @Test("The identity is saved, and every page follows")
    func identity() async throws {
        let world = try await World()
        let browser = try await world.agent([.administrator])

        let answer = try await browser.post("/bureau/reglages/identite", Self.identity)

        #expect(answer.status == 303)
        let site = try await world.organisations.site(host: nil, now: World.morning)
        #expect(site.name == "Admiville-sur-Mer")
        #expect(site.baseURL == "https://mer.admiville.example")
        #expect(site.zone.identifier == "Indian/Reunion")
        #expect(try await browser.follow(answer).contains("C&#39;est enregistré"))
    }

    @Test("A refused form leads to its fields, and keeps what was typed")
    func refused() async throws {
        let browser = try await World().agent([.administrator])

        let page = try await browser.post("/bureau/reglages/identite", ["version": "1", "name": "", "phone": "appelez", "email": "à moi"])

        #expect(page.status == 422)
        for field in ["name", "phone", "email", "address", "baseURL"] { #expect(page.contains("href=\"#\(field)\""), "\(field)") }
        #expect(page.contains("value=\"appelez\""))
    }

    @Test("A save over somebody else's is shown, then allowed")
    func conflict() async throws {
        let browser = try await World().agent([.administrator])
        _ = try await browser.post("/bureau/reglages/identite", Self.identity)

        let refused = try await browser.post("/bureau/reglages/identite", Self.identity)

        #expect(refused.status == 409)
        #expect(refused.contains("name=\"version\" value=\"2\""))
        #expect(refused.contains("Admiville-sur-Mer"))
    }

    @Test("Colours that some could not read are refused, with the reason")
    func contrast() async throws {
        let world = try await World()
        let browser = try await world.agent([.administrator])

        let page = try await browser.post(
            "/bureau/reglages/apparence", ["version": "1", "main": "#ffd700", "onMain": "#ffffff", "accent": "#b3541e", "font": "system"])

        #expect(page.status == 422)
        #expect(page.contains("href=\"#main\"") && page.contains("href=\"#onMain\"") && !page.contains("href=\"#accent\""))
        #expect(page.contains("contraste est de 1,4"))
        #expect(try await world.organisations.organisation(slug: "admiville")?.details.appearance == Appearance())
    }

    @Test("Colours can be tried without being saved")
    func preview() async throws {
        let world = try await World()
        let browser = try await world.agent([.administrator])

        let page = try await browser.post(
            "/bureau/reglages/apparence", ["version": "1", "main": "#006600", "onMain": "#ffffff", "accent": "#b3541e", "suite": "verifier"])

        #expect(page.status == 200)
        #expect(page.contains("fill=\"#006600\""))
        #expect(page.contains("Les contrastes sont suffisants."))
        #expect(try await world.organisations.organisation(slug: "admiville")?.details.appearance.main == "#1d4f76")
    }

    @Test("Links are saved; one that leads to a script is refused")
    func links() async throws {
        let world = try await World()
        let browser = try await world.agent([.administrator])
        let good: KeyValuePairs = ["version": "1", "footer.1.label": "La ville", "footer.1.url": "https://ville.example"]
        let bad: KeyValuePairs = ["version": "2", "header.2.label": "Piège", "header.2.url": "javascript:alert(1)"]

        #expect(try await browser.post("/bureau/reglages/apparence", good).status == 303)
        let refused = try await browser.post("/bureau/reglages/apparence", bad)
        #expect(refused.status == 422)
        #expect(refused.contains("href=\"#header.1.url\"") && refused.contains("value=\"javascript:alert(1)\""))

        let appearance = try await world.organisations.organisation(slug: "admiville")?.details.appearance
        #expect(appearance?.footerLinks == [.init(label: "La ville", url: "https://ville.example")])
        #expect(appearance?.headerLinks == [])
    }

    @Test("Dates and shares are understood as typed")
    func notices() async throws {
        let world = try await World()
        let browser = try await world.agent([.administrator])

        let saved = try await browser.post(
            "/bureau/reglages/accessibilite", ["version": "1", "accessibilityRate": "75,5 %", "accessibilityAuditDate": "1/2/2026"])
        let refused = try await browser.post("/bureau/reglages/accessibilite", ["version": "2", "accessibilityAuditDate": "31/02/2026"])

        let notices = try await world.organisations.organisation(slug: "admiville")?.details.notices
        #expect(saved.status == 303)
        #expect(notices?[.accessibilityAuditDate] == "2026-02-01")
        #expect(notices?[.publicationDirector] == "Jeanne Morel, maire", "texts of another page stay")
        #expect(refused.status == 422 && refused.contains("value=\"31/02/2026\""))
    }

    @Test("A service is added, with a key made from its name, and edited")
    func units() async throws {
        let world = try await World()
        let browser = try await world.agent([.administrator])

        let added = try await browser.post("/bureau/reglages/services/nouveau", ["name": "Guichet unique", "phone": "02 99 00 00 03"])
        let unit = try #require(try await world.organisations.unit("guichet-unique", of: world.admiville))
        let edited = try await browser.post(
            "/bureau/reglages/services/\(unit.id)", ["version": "1", "name": "Guichet unique", "phone": "3939", "key": "autre"])

        #expect(added.location == "/bureau/reglages/services?enregistre=1")
        #expect(edited.status == 303)
        #expect(try await world.organisations.unit("guichet-unique", of: world.admiville)?.phone == "3939")
    }

    @Test("A service of another authority does not exist")
    func foreignUnit() async throws {
        let world = try await World()
        let browser = try await world.agent([.administrator])
        let other = try await world.organisations.create(World.details { $0.slug = "autre" })
        let foreign = try await world.organisations.create(World.roads, in: other)
        var admiville = try #require(try await world.organisations.organisation(slug: "admiville"))
        admiville.details.host = "localhost"
        try await world.organisations.update(admiville, at: World.morning)

        #expect(try await browser.get("/bureau/reglages/services/\(foreign)").status == 404)
        #expect(try await browser.post("/bureau/reglages/services/\(foreign)", ["version": "1", "name": "À moi", "phone": "3939"]).status == 404)
    }
}
