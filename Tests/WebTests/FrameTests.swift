import Core
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("The frame of pages")
struct FrameTests {
    private static let routes: [Route] = [
        .get("/page") { $0.page(title: "Une page", "<h1>Une page</h1>") },
        .get("/refus") { $0.page(title: "Vos coordonnées", status: .unprocessableContent, "<h1>Refus</h1>") },
        .agents(.get, "/bureau") { $0.visit.page(title: "Demandes", kind: .wide, "<h1>Demandes</h1>") },
    ]

    @Test("Every page says whose it is, how to reach someone, and what the law wants")
    func everywhere() async throws {
        let page = try await browser(Self.routes).get("/page")

        #expect(page.contains("<title>Une page – Admiville</title>"))
        #expect(page.contains("href=\"#contenu\"") && page.contains("<main id=\"contenu\""))
        #expect(page.contains("href=\"tel:0299000000\""))
        #expect(page.contains("<a href=\"/accessibilite\">Accessibilité : non conforme</a>"))
        for path in ["/mentions-legales", "/donnees-personnelles", "/engagements", "/plan-du-site", "/suivi", "/reprendre"] {
            #expect(page.contains("href=\"\(path)\""))
        }
        #expect(!page.contains("[web."))
    }

    @Test("The frame weighs little: 60 elements, and neither style nor script inside")
    func weight() async throws {
        let page = try await browser(Self.routes).get("/page")

        #expect(page.body.matches(of: /<[a-z]/).count <= 60)
        #expect(!page.contains("style=") && !page.contains("<style") && !page.contains(" onclick"))
    }

    @Test("The title of a refused form begins with the error")
    func refusal() async throws { #expect(try await browser(Self.routes).get("/refus").contains("<title>Erreur : Vos coordonnées")) }

    @Test("The language follows the visitor, back on the page that was being read")
    func language() async throws {
        let browser = try browser(Self.routes)
        _ = try await browser.get("/page")

        let changed = try await browser.post("/langue", ["langue": "en", "retour": "/page?x=1"])

        #expect(changed.status == 303 && changed.location == "/page?x=1")
        let page = try await browser.follow(changed)
        #expect(page.contains("<html lang=\"en\">") && page.contains("Accessibility: not compliant") && page.contains("lang=\"fr\">Français"))
    }

    @Test(
        "The language route leads to no other site",
        arguments: ["//mal.example", "/\\mal.example", "https://mal.example", "", "/a\r\nX: y", "/\u{9}/mal.example"])
    func openRedirect(path: String) { #expect(LanguageRoute.ownPath(path) == "/") }

    @Test("At the desk the header holds what the agent's roles open")
    func desk() async throws {
        let page = try await browser(Self.routes).send(.get, "/bureau", body: nil, type: nil, headers: [.cookie: "bureau=cle-de-bruno"])

        #expect(page.contains("Bruno Petit") && page.contains("action=\"/bureau/deconnexion\""))
        #expect(page.contains("<a href=\"/bureau\" aria-current=\"page\">Demandes</a>") && page.contains("/bureau/courriels"))
    }

    @Test(
        "Each role has its entries",
        arguments: [
            (
                AgentRole.reception,
                [
                    "/bureau", "/bureau/demandes/nouvelle", "/bureau/reception", "/bureau/courriers", "/bureau/rendez-vous", "/bureau/file",
                    "/bureau/statistiques", "/bureau/cartes", "/bureau/mandats", "/bureau/contacts",
                ]
            ),
            (.designer, ["/bureau/atelier", "/bureau/reglages"]), (.archivist, ["/bureau/donnees"]),
            (.administrator, ["/bureau/atelier", "/bureau/courriels", "/bureau/donnees", "/bureau/reglages"]),
        ])
    func roles(role: AgentRole, paths: [String]) {
        let agent = AgentViewer(agent: AgentID(1), organisation: OrganisationID(1), name: "Bruno", roles: [UnitID(1): [role]])

        #expect(DeskHeader.entries(agent).map(\.path) == paths)
    }
}
