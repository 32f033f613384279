import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport

/// A card given at the counter, through the pages of the whole product.
@Suite("Cards at the counter")
struct CardDeskTests {
    @Test("Given in one page, printed, used at a kiosk, lost and replaced", arguments: TestEngine.allCases)
    func story(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let desk = try await town.browser(as: "alix@essai.example")
        _ = try await desk.get("/bureau/cartes")
        let given = try #require(try await desk.post("/bureau/cartes", ["code": "482017", "code_encore": "482017", "identite": "oui"]).location)
        let number = String(try #require(given.firstMatch(of: /cartes\/([^?]+)/)).output.1)
        #expect(try await desk.get(given).contains("La carte est prête"))

        let kiosk = town.browser()
        _ = try await kiosk.get("/espace/carte")
        #expect(try await kiosk.post("/espace/carte", ["numero": number, "secret": "482017"]).location == "/espace")
        let request = try await FilingPathTests.write(kiosk)
        #expect(try await kiosk.get("/espace").contains(request))

        let page = try await desk.get("/bureau/cartes/\(number)")
        let words = try #require(page.body.firstMatch(of: /name="propose" value="([^"]+)"/)).output.1
        let replaced = try #require(try await desk.post("/bureau/cartes/\(number)/remplacement", ["mots": String(words)]).location)
        let next = String(try #require(replaced.firstMatch(of: /cartes\/([^?]+)/)).output.1)
        #expect(try await kiosk.get("/espace").status == 303)
        _ = try await kiosk.get("/espace/carte")
        _ = try await kiosk.post("/espace/carte", ["numero": next, "secret": String(words)])
        #expect(try await kiosk.get("/espace").contains(request))
        #expect(try await desk.get("/bureau/cartes/\(number)").contains("Perdue, remplacée par une autre (Alix Moreau)"))
        #expect(try await desk.get("/bureau/cartes/\(number)").contains(request) == false)
    }

    @Test("The printed card leads to its door when it is scanned, and holds no secret")
    func printed() async throws {
        let town = try await TestTown()
        let desk = try await town.browser(as: "alix@essai.example")
        _ = try await desk.get("/bureau/cartes")
        let given = try #require(try await desk.post("/bureau/cartes", ["code": "482017", "code_encore": "482017"]).location)
        let number = String(try #require(given.firstMatch(of: /cartes\/([^?]+)/)).output.1)

        let pdf = try await desk.get("/bureau/cartes/\(number)/carte.pdf")

        let file = try TestFolder.make().appending(path: "carte")
        try Data(pdf.bytes).write(to: file.appendingPathExtension("pdf"))
        _ = try ChildOutput.of(["pdftoppm", "-r", "150", "-png", "-singlefile", file.path + ".pdf", file.path])
        let scanned = try ChildOutput.of(["zbarimg", "-q", "--raw", file.path + ".png"])
        let text = try ChildOutput.of(["pdftotext", file.path + ".pdf", "-"])
        #expect(scanned.contains("https://demarches.essai.example/espace/carte?numero=\(number)"))
        #expect(text.contains(number) && !text.contains("482017"))
    }

    @Test("A code that is too easy, typed wrong the second time, or words of one's own are refused, and no card is made")
    func refused() async throws {
        let town = try await TestTown()
        let desk = try await town.browser(as: "alix@essai.example")
        _ = try await desk.get("/bureau/cartes")

        #expect(try await desk.post("/bureau/cartes", ["code": "123456", "code_encore": "123456"]).contains("trop facile"))
        #expect(try await desk.post("/bureau/cartes", ["code": "482017", "code_encore": "482018"]).contains("sont différents"))
        #expect(try await desk.post("/bureau/cartes", ["mots": "amina benali massy"]).status == 422)
        #expect(try await desk.post("/bureau/cartes").status == 422)
    }
}
