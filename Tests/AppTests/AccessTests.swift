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
        "GET /demarches/:slug/identite",
        "POST /demarches/:slug/brouillons",
        "GET /brouillons/:reference",
        "GET /brouillons/:reference/pages/:page", "POST /brouillons/:reference/pages/:page", "POST /brouillons/:reference/pages/:page/enregistrement",
        "POST /brouillons/:reference/pages/:page/questions", "GET /brouillons/:reference/verification",
        "GET /brouillons/:reference/rendez-vous/:field", "POST /brouillons/:reference/rendez-vous/:field",
        "GET /brouillons/:reference/rendez-vous/:field/predemandes", "POST /brouillons/:reference/rendez-vous/:field/predemandes",
        "GET /brouillons/:reference/rendez-vous/:field/code", "POST /brouillons/:reference/rendez-vous/:field/code",
        "POST /brouillons/:reference/depot",
        "GET /brouillons/:reference/plus-tard", "POST /brouillons/:reference/plus-tard", "POST /brouillons/:reference/fichiers",
        "PATCH /brouillons/:reference/fichiers/:upload", "HEAD /brouillons/:reference/fichiers/:upload", "GET /reprendre", "POST /reprendre",
        "GET /suivi",
        "POST /suivi", "GET /suivi/lien/:key", "GET /transmission/:key", "GET /suivi/:reference", "GET /suivi/:reference/recepisse.pdf",
        "GET /suivi/:reference/fichiers/:file", "GET /suivi/:reference/consultations",
        "GET /suivi/:reference/contact", "POST /suivi/:reference/contact", "GET /suivi/:reference/donnees", "POST /suivi/:reference/donnees",
        "GET /suivi/:reference/donnees/copie.zip",
        "POST /suivi/:reference/messages", "POST /suivi/:reference/pieces", "POST /suivi/:reference/motifs", "GET /suivi/:reference/attestation.pdf",
        "GET /suivi/:reference/actions/:action",
        "POST /suivi/:reference/actions/:action", "GET /suivi/:reference/pages/:page", "POST /suivi/:reference/pages/:page", "GET /accessibilite",
        "GET /mentions-legales", "GET /donnees-personnelles", "GET /engagements", "GET /plan-du-site", "GET /aide", "GET /sante", "GET /robots.txt",
        "GET /bureau/connexion", "POST /bureau/connexion", "POST /bureau/deconnexion", "GET /bureau/activation/:token",
        "POST /bureau/activation/:token",
        "POST /bureau/connexion/code", "POST /bureau/connexion/telephone", "GET /.well-known/security.txt",
        "POST /brouillons/:reference/pages/:page/informations", "GET /brouillons/:reference/documents/:field",
        "POST /brouillons/:reference/documents/:field", "POST /suivi/:reference/fichiers/:file/documents",
        "POST /brouillons/:reference/espace", "POST /suivi/:reference/espace", "POST /suivi/:reference/informations",
        "GET /espace/connexion", "POST /espace/connexion", "POST /espace/connexion/code", "POST /espace/deconnexion",
        "POST /espace/lien", "GET /espace/lien/:token",
        "POST /espace/lien/:token", "GET /espace/carte", "POST /espace/carte",
        // Of a space: who is not signed in is sent to its door by the page itself (SpaceTests).
        "GET /espace", "GET /espace/compte", "GET /espace/compte/telephone", "POST /espace/compte/telephone",
        "POST /espace/compte/telephone/confirmation", "POST /espace/compte/telephone/retrait", "POST /espace/compte/phrase",
        "POST /espace/compte/adresse",
        "POST /espace/compte/sessions/:session/fermeture", "POST /espace/compte/sessions/fermeture", "GET /espace/compte/fermeture",
        "POST /espace/compte/fermeture",
        "GET /espace/informations", "POST /espace/informations", "POST /espace/informations/franceconnect", "POST /espace/informations/effacement",
        "GET /espace/compte/copie.zip", "GET /espace/documents", "POST /espace/documents", "GET /espace/documents/:document",
        "GET /espace/documents/:document/fichier",
        "POST /espace/documents/:document/effacement",
        "GET /incidents", "GET /incidents/attestation/:code", "POST /incidents/attestation/:code", "GET /incidents/verifier",
        "POST /incidents/verifier",
        "POST /langue", "GET /communes", "POST /adresses", "GET /oublier", "POST /oublier",
        "GET /avis/:key", "POST /avis/:key", "GET /statistiques", "GET /statistiques/:statistic/donnees.csv",
        "GET /statistiques/:statistic/donnees.json",
        "GET /qualite", "GET /qualite/donnees.csv", "GET /qualite/donnees.json", "GET /qualite/historique.csv", "GET /qualite/historique.json",
        "GET /qualite/:slug", "GET /qualite/vitesse",
        "POST /qualite/vitesse", "POST /qualite/vitesse/mesures",
        "GET /rendez-vous", "GET /rendez-vous/delais", "GET /rendez-vous/:type", "GET /rendez-vous/:type/creneaux", "GET /rendez-vous/:type/alentour",
        "POST /rendez-vous/:type/alentour",
        "POST /rendez-vous/:type/creneaux",
        "GET /rendez-vous/reservation/:reference", "POST /rendez-vous/reservation/:reference",
        "GET /rendez-vous/reservation/:reference/code", "POST /rendez-vous/reservation/:reference/code",
        "GET /rendez-vous/suivi", "POST /rendez-vous/suivi",
        "GET /rendez-vous/lien/:key", "GET /rendez-vous/suivi/:reference", "GET /rendez-vous/suivi/:reference/rendez-vous.ics",
        "GET /rendez-vous/suivi/:reference/deplacer", "POST /rendez-vous/suivi/:reference/deplacer", "GET /rendez-vous/suivi/:reference/annulation",
        "POST /rendez-vous/suivi/:reference/annulation",
        "GET /rendez-vous/:type/attente", "POST /rendez-vous/:type/attente", "GET /rendez-vous/attente", "POST /rendez-vous/attente",
        "GET /rendez-vous/attente/:key", "POST /rendez-vous/attente/:key",
        "GET /rendez-vous/tirages/:reference", "GET /rendez-vous/tirages/:reference/inscription",
        "POST /rendez-vous/tirages/:reference/inscription",
        "GET /rendez-vous/inscriptions", "POST /rendez-vous/inscriptions", "GET /rendez-vous/inscriptions/:key",
        "POST /rendez-vous/inscriptions/:key",
        // Secret addresses: of the screen and the tablet of a waiting room, of a ticket.
        "GET /file/ecran/:key", "GET /file/borne/:key", "POST /file/borne/:key", "GET /file/ticket/:key",
        "GET /aidants", "GET /aidants/habilitation", "POST /aidants/habilitation", "GET /aidants/invitation/:token",
        "POST /aidants/invitation/:token", "GET /aidants/connexion", "POST /aidants/connexion", "POST /aidants/deconnexion",
        // Of helpers: who is not signed in is sent to their door by the page itself (MandatePathTests).
        "GET /aidants/espace", "GET /aidants/nouveau-mandat", "POST /aidants/nouveau-mandat", "GET /aidants/mandats/:mandate",
        "GET /aidants/mandats/:mandate/mandat.pdf", "POST /aidants/mandats/:mandate/signature", "POST /aidants/mandats/:mandate/carte",
        "POST /aidants/mandats/:mandate/fin", "POST /aidants/mandats/:mandate/agir", "POST /aidants/arret",
        "GET /mandats/suivi", "POST /mandats/suivi", "POST /mandats/suivi/fin", "GET /espace/mandats", "POST /espace/mandats/:mandate/fin",
        "GET /panels", "GET /panels/:slug", "GET /panels/participer/:event", "POST /panels/participer/:event",
        // Secret addresses, each in a mail.
        "GET /panels/accord/:key", "POST /panels/accord/:key", "GET /panels/retrait/:key", "POST /panels/retrait/:key",
        "GET /panels/reponse/:token", "POST /panels/reponse/:token",
        // Who filed; who holds the link.
        "GET /suivi/:reference/autre-parent", "POST /suivi/:reference/autre-parent", "GET /accord-parental/merci",
        "GET /accord-parental/:token", "POST /accord-parental/:token",
        "GET /suivi/:reference/accord", "POST /suivi/:reference/accord", "GET /accord/merci", "GET /accord/:token", "POST /accord/:token",
        // The decision of a judge: only for who acts as a representative, under their own access (RepresentativePathTests).
        "GET /suivi/:reference/autorisation", "POST /suivi/:reference/autorisation",
        // Of the space of a representative: who is not signed in is sent to its door by the page itself (RepresentativePathTests).
        "GET /espace/representations", "GET /espace/representations/invitation/:token", "POST /espace/representations/invitation/:token",
        "GET /espace/representations/:access", "POST /espace/representations/:access/agir", "POST /espace/representations/arret",
        // With a token of the gateway's in a header.
        "POST /sms/reponses",
        // A secret address, and a token in a header.
        "GET /agendas/:key", "GET /ants/getManagedMeetingPoints", "GET /ants/availableTimeSlots", "GET /ants/searchApplicationIds",
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
