import Core
import HTTPTypes
import TestSupport
import Testing
import Web

@testable import Procedures

@Suite("The page of a procedure")
struct ProcedurePageTests {
    private func page(of yaml: String) async throws -> TestBrowser.Page {
        let world = try await World()
        try await world.publish(yaml)
        return try await world.browser.get("/demarches/carte-lecteur")
    }

    @Test("Says all that one needs to know before beginning")
    func all() async throws {
        let page = try await World.browser().get("/demarches/acte-naissance")

        for text in [
            "Demander un acte de naissance", "Gratuit", "5 jours ouvrés", "De quoi s'agit-il", "Qui peut faire la demande",
            "Votre pièce d&#39;identité",
        ] {
            #expect(page.main.contains(text.replacing("s'agit", with: "s&#39;agit")), "\(text)")
        }
    }

    @Test("Begins by a form that only this visitor can send")
    func start() async throws {
        let page = try await page(of: ProcedureSamples.small)

        #expect(page.main.contains("<form method=\"post\" action=\"/demarches/carte-lecteur/brouillons\"><input type=\"hidden\" name=\"_jeton\""))
    }

    @Test("Gives the three ways, with the unit's phone, address and hours")
    func channels() async throws {
        let page = try await page(of: ProcedureSamples.small)

        #expect(page.main.contains("Appelez l&#39;accueil.") && page.main.contains("Venez à l&#39;accueil."))
        #expect(page.main.contains("tel:0299000001") && page.main.contains("35000 Admiville") && page.main.contains("9 h – 17 h"))
        #expect(page.main.contains("formulaire au guichet"))
    }

    @Test("Without a card for the unit, gives the town's own")
    func noUnitCard() async throws {
        let page = try await page(of: ProcedureSamples.small("unit: accueil", "unit: technique"))

        #expect(page.main.contains("tel:0299000000") && page.main.contains("<strong>Admiville</strong>"))
    }

    @Test("A better service elsewhere: where one goes, why, and no form of ours")
    func external() async throws {
        let page = try await World.browser().get("/demarches/carte-identite-passeport")

        #expect(page.links.contains("https://passeport.ants.gouv.fr/") && !page.main.contains("/brouillons"))
        #expect(page.main.contains("Vous quittez notre site pour passeport.ants.gouv.fr"))
    }

    @Test(
        "Says what silence means",
        arguments: [
            ("accept", "Sans réponse de notre part sous 2 mois, votre demande est acceptée."),
            ("reject", "Sans réponse de notre part sous 2 mois, votre demande est refusée."),
            ("none", "ne donne pas lieu à une décision automatique"),
        ])
    func silence(effect: String, sentence: String) async throws {
        #expect(try await page(of: ProcedureSamples.small("effect: accept", "effect: \(effect)")).main.contains(sentence))
    }

    @Test("Says what becomes of the data, and to whom one complains")
    func data() async throws {
        let page = try await page(of: ProcedureSamples.small)

        #expect(page.main.contains("Délivrer la carte") && page.main.contains("12 mois après la décision. Elles sont ensuite détruites."))
        #expect(page.links.contains("/donnees-personnelles") && page.links.contains("https://www.cnil.fr/fr/plaintes"))
    }

    @Test("What is always asked is not told apart from what depends on the situation")
    func pieces() async throws {
        let asked = try await page(of: ProcedureSamples.small)
        let depending = try await page(of: ProcedureSamples.small("label: Votre photo,", "label: Votre photo, when: {field: nom, is: x},"))
        let optional = try await page(of: ProcedureSamples.small("label: Votre photo,", "label: Votre photo, required: false,"))

        #expect(asked.main.contains("<span>Une photo</span></li>"))
        #expect(depending.main.contains("Une photo</span> (selon votre situation)") && optional.main.contains("Une photo</span> (facultatif)"))
    }

    @Test("The agents' sheet is not for the public")
    func knowledge() async throws { #expect(try await !page(of: ProcedureSamples.small).body.contains("pour tous")) }

    @Test("In English, what the town wrote is marked as French")
    func english() async throws {
        let world = try await World()
        try await world.publish(ProcedureSamples.small)
        let page = try await world.browser.send(.get, "/demarches/carte-lecteur", body: nil, type: nil, headers: [.cookie: "langue=en"])

        #expect(page.body.contains("<html lang=\"en\">") && page.main.contains("<h1 lang=\"fr\">Demander une carte de lecteur</h1>"))
        #expect(page.main.contains("your request is accepted"))
    }

    @Test("A hostile text stays a text")
    func hostile() async throws {
        let page = try await page(
            of: ProcedureSamples.small("who: Tout le monde.", "who: \"<script>x</script> [ici](javascript:x) **gras** [là](https://a.fr/?a=1&b=2)\""))

        #expect(page.main.contains("&lt;script&gt;x&lt;/script&gt; [ici](javascript:x) <strong>gras</strong>"))
        #expect(page.main.contains("<a href=\"https://a.fr/?a=1&amp;b=2\">là</a>"))
    }
}
