import Core
import Definitions
import HTTPTypes
import TestSupport
import Testing

@testable import Procedures

@Suite("The pages of procedures")
struct PublicPagesTests {
    @Test("The home page begins with the search, then leads everywhere")
    func home() async throws {
        let page = try await World.browser().get("/")

        #expect(page.status == 200)
        let search = try #require(page.main.firstRange(of: "action=\"/recherche\"")), link = try #require(page.main.firstRange(of: "<a "))
        #expect(search.lowerBound < link.lowerBound)
        #expect(page.links.filter { $0.hasPrefix("/demarches/") }.count == HomePage.mostUsed)
        #expect(page.links.contains("/themes/etat-civil") && page.links.contains("/suivi") && page.links.contains("/reprendre"))
        #expect(page.main.contains("tel:0299000000") && page.main.contains("1 place de la Mairie"))
    }

    @Test("The home page begins with what is asked for most, once something was counted")
    func mostAsked() async throws {
        let world = try await World(mostAsked: "tranquillite-vacances")
        for name in ProcedureSamples.shipped { try await world.publish(try ProcedureSamples.text(name)) }

        let page = try await world.browser.get("/")

        #expect(page.links.first { $0.hasPrefix("/demarches/") } == "/demarches/tranquillite-vacances")
        #expect(page.main.contains("Les plus demandées"))
    }

    @Test("A town without procedures still has a home page")
    func emptyHome() async throws {
        let page = try await World().browser.get("/")

        #expect(page.status == 200 && !page.main.contains("/themes/"))
    }

    @Test("A search shows what was meant, and what was typed stays in the box")
    func search() async throws {
        let page = try await World.browser().get("/recherche?q=refaire%20ma%20carte%20d%27identit%C3%A9")

        #expect(page.links.first { $0.hasPrefix("/demarches/") } == "/demarches/carte-identite-passeport")
        #expect(page.main.contains("value=\"refaire ma carte d&#39;identité\""))
    }

    @Test("Browsers write a space as a plus")
    func plus() async throws {
        let page = try await World.browser().get("/recherche?q=carte+d%27identit%C3%A9")

        #expect(page.main.contains("value=\"carte d&#39;identité\""))
    }

    @Test("When nothing is found, it says what to do: the phone, the form, the themes")
    func nothingFound() async throws {
        let page = try await World.browser().get("/recherche?q=%3Cb%3Exqzwv")

        #expect(page.status == 200 && page.main.contains("Aucune démarche ne correspond") && page.main.contains("&lt;b&gt;xqzwv"))
        #expect(page.links.contains("tel:0299000000") && page.links.contains("/demarches/contact-mairie") && page.links.contains("/themes/elections"))
    }

    @Test("A search for nothing shows the themes")
    func emptySearch() async throws {
        let browser = try await World.browser()

        for path in ["/recherche", "/recherche?q=", "/recherche?q=%20%20"] {
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.links.contains("/themes/elections") && !page.main.contains("Aucune démarche"))
        }
    }

    @Test("A theme lists its procedures")
    func theme() async throws {
        let page = try await World.browser().get("/themes/famille-ecole")

        let listed = page.links.filter { $0.hasPrefix("/demarches/") }
        #expect(Set(listed).isSuperset(of: ["/demarches/inscription-scolaire", "/demarches/cantine-periscolaire", "/demarches/place-creche"]))
        #expect(!listed.contains("/demarches/location-salle"))
    }

    @Test("What does not exist is not found", arguments: ["/themes/sports", "/moments/sports", "/demarches/inconnue", "/demarches/..%2Fetc"])
    func unknown(path: String) async throws {
        #expect(try await World.browser().get(path).status == 404)
    }

    @Test(
        "Pages are light enough for an old phone on a weak network",
        arguments: ["/", "/recherche?q=carte", "/recherche?q=xqzwv", "/themes/famille-ecole"])
    func lightPages(path: String) async throws { try await expectLight(path) }

    /// What waits for the authority to confirm its legal basis is not published.
    private static let published = ProcedureSamples.shipped.filter {
        (try? ProcedureFile(ProcedureSamples.text($0)).faults.allowPublication) == true
    }

    @Test("So is each procedure", arguments: published)
    func lightProcedures(name: String) async throws { try await expectLight("/demarches/\(name.dropLast(".yaml".count))") }

    private func expectLight(_ path: String) async throws {
        let browser = try await World.browser()

        let page = try await browser.get(path)
        let packed = try await browser.send(.get, path, body: nil, type: nil, headers: [.acceptEncoding: "gzip"])

        #expect(page.status == 200)
        #expect(page.elements <= 250, "\(page.elements) elements")
        #expect(packed.headers[.contentEncoding] == "gzip" && packed.bytes.count <= 12_000, "\(packed.bytes.count) bytes")
        #expect(!page.contains("[procedures.") && !page.contains("[web."))
    }
}
