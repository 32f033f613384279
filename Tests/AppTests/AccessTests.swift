import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// Who may open what. A route that this list does not know fails the test; the list of what everyone may open only ever shrinks with reason.
@Suite("Access")
struct AccessTests {
    /// What anyone may open, without proving anything. What these pages show of a draft or a dossier depends on the visitor's own key.
    static let open: Set<String> = [
        "GET /", "GET /recherche", "GET /themes/:theme", "GET /moments/:moment", "GET /demarches/:slug", "GET /demarches/:slug/donnees",
        "POST /demarches/:slug/brouillons",
        "GET /brouillons/:reference",
        "GET /brouillons/:reference/pages/:page", "POST /brouillons/:reference/pages/:page", "POST /brouillons/:reference/pages/:page/enregistrement",
        "POST /brouillons/:reference/pages/:page/questions", "GET /brouillons/:reference/verification", "POST /brouillons/:reference/depot",
        "GET /brouillons/:reference/plus-tard", "POST /brouillons/:reference/plus-tard", "POST /brouillons/:reference/fichiers",
        "PATCH /brouillons/:reference/fichiers/:upload", "HEAD /brouillons/:reference/fichiers/:upload", "GET /reprendre", "POST /reprendre",
        "GET /suivi",
        "POST /suivi", "GET /suivi/lien/:key", "GET /suivi/:reference", "GET /suivi/:reference/recepisse.pdf", "GET /suivi/:reference/fichiers/:file",
        "GET /suivi/:reference/contact", "POST /suivi/:reference/contact", "GET /suivi/:reference/donnees", "POST /suivi/:reference/donnees",
        "GET /suivi/:reference/donnees/copie.zip",
        "POST /suivi/:reference/messages", "POST /suivi/:reference/pieces", "POST /suivi/:reference/motifs", "GET /suivi/:reference/attestation.pdf",
        "GET /suivi/:reference/actions/:action",
        "POST /suivi/:reference/actions/:action", "GET /suivi/:reference/pages/:page", "POST /suivi/:reference/pages/:page", "GET /accessibilite",
        "GET /mentions-legales", "GET /donnees-personnelles", "GET /engagements", "GET /plan-du-site", "GET /aide", "GET /sante", "GET /robots.txt",
        "GET /bureau/connexion", "POST /bureau/connexion", "POST /bureau/deconnexion", "GET /bureau/activation/:token",
        "POST /bureau/activation/:token",
        "POST /bureau/connexion/code", "POST /bureau/connexion/telephone", "GET /.well-known/security.txt",
        "POST /langue", "GET /communes", "GET /oublier", "POST /oublier",
        "GET /avis/:key", "POST /avis/:key", "GET /statistiques", "GET /statistiques/:statistic/donnees.csv",
        "GET /statistiques/:statistic/donnees.json",
        "GET /qualite", "GET /qualite/donnees.csv", "GET /qualite/donnees.json", "GET /qualite/:slug",
    ]

    /// The pages of the desk, and the roles that open them; empty is any agent.
    static let agents = Set(AgentRole.seeingDossiers)

    @Test("Every route is either open by decision, or asks for an agent, or is a file of ours")
    func everyRouteIsKnown() async throws {
        let town = try await TestTown()
        var unknown: [String] = []
        for route in town.product.routes where route.access == .everyone {
            let name = "\(route.method) \(route.path)"
            let isFile = ["/s/", "/theme/", "/composants", "/favicon"].contains { route.path.hasPrefix($0) }
            if !Self.open.contains(name), !isFile { unknown.append(name) }
        }
        #expect(unknown == [])
    }

    @Test("Nothing is listed as open that does not exist")
    func listIsTrue() async throws {
        let town = try await TestTown()
        let names = Set(town.product.routes.map { "\($0.method) \($0.path)" })
        #expect(Self.open.subtracting(names).sorted() == [])
    }

    @Test("Every page of the desk sends those who are not signed in to the sign-in page, and refuses their forms")
    func deskIsClosed() async throws {
        let town = try await TestTown()
        let browser = town.browser()
        _ = try await browser.get("/suivi")
        for route in town.product.routes where route.access != .everyone {
            let path = route.path.split(separator: "/").map { $0.hasPrefix(":") ? "1" : String($0) }.joined(separator: "/")
            let answer = route.method == .get ? try await browser.get("/" + path) : try await browser.post("/" + path)
            let isSentToSignIn = answer.status == 303 && answer.location?.hasPrefix("/bureau/connexion") == true
            let isRefused = [401, 403].contains(answer.status)
            #expect(route.method == .get ? isSentToSignIn : isRefused, "\(route.method) \(route.path) answered \(answer.status)")
        }
    }

    @Test("A caseworker does not open what administrators do")
    func rolesAreAsked() async throws {
        let town = try await TestTown()
        let browser = try await town.browser(as: "alix@essai.example")
        for path in ["/bureau/reglages", "/bureau/reglages/agents"] {
            #expect(try await browser.get(path).status == 403, "\(path)")
        }
    }
}
