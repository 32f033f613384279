import App
import Core
import Dossiers
import Forms
import Foundation
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport

/// What people do with a form, counted as they do it, and shown to those who make the form.
@Suite("Simplifying by evidence")
struct EvidenceTests {
    private static let page = "/bureau/atelier/contact-mairie/simplifier"

    @Test("A page given back, a page passed, a request filed and one corrected are counted; nobody is", arguments: TestEngine.allCases)
    func counted(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        let first = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        _ = try await person.get(first)
        let refused = try await person.post(first, ["_vus": "objet message"])
        town.clock.advance(hours: 1.0 / 30)
        let number = try await PhotosTests.file(person, first)

        let figures = try await Self.figures(town)
        let pageID = String(first.split(separator: "/")[3])
        let page = figures.page(pageID)
        #expect(refused.status == 422 && page.refused == 1 && page.passed == [.fiveMinutes: 1] && page.sent == 2 && page.reached == 1)
        #expect(figures.field("objet").refused == 1 && figures.field("message").refused == 1)
        #expect(figures.page(FormFigures.checkPage).passed == [.halfMinute: 1])
        #expect(figures.requests == 1 && figures.field("objet").chosen == ["question": 1])
        #expect(try await Self.words(town.product.database).filter { !Self.isOfTheForm($0) } == [])
        #expect(try await Self.words(town.product.database).allSatisfy { !$0.contains(number) && !$0.contains("Amina") })
    }

    @Test("A draft that was left is erased after ninety days, and counts as stopped at its page", arguments: TestEngine.allCases)
    func stopped(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        let first = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        let id = String(first.split(separator: "/")[3])

        town.clock.advance(days: 2)
        #expect(try await Self.figures(town).page(id).waiting == 1)
        town.clock.advance(days: 89)
        try await town.product.clean()

        let page = try await Self.figures(town).page(id)
        #expect(page.waiting == 0 && page.stopped == 1 && page.reached == 1)
    }

    @Test("A piece is opened once, however often the agent downloads it", arguments: TestEngine.allCases)
    func opened(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, path) = try await PhotosTests.draft(town)
        _ = try await PhotosTests.give(["recto.png"], person, path)
        let number = try await PhotosTests.file(person, path)
        #expect(try await Self.figures(town).field("piece_jointe").opened == 0)

        let agent = try await town.browser(as: "accueil@essai.example")
        let desk = try await agent.get("/bureau/dossiers/\(number)")
        let file = try #require(desk.body.firstMatch(of: /href="([^"]+\/fichiers\/\d+)"/).map { String($0.output.1) })
        _ = try await agent.get(file)
        _ = try await agent.get(file)

        let piece = try await Self.figures(town).field("piece_jointe")
        #expect(piece.given == 1 && piece.opened == 1)
    }

    @Test("The page shows it to administrators, and to nobody else", arguments: TestEngine.allCases)
    func shown(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        let first = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        _ = try await PhotosTests.file(person, first)

        let administrator = try await town.browser(as: "chloe@essai.example")
        let page = try await administrator.get(Self.page)
        let year = try await administrator.get(Self.page + "?periode=un-an")
        let caseworker = try await town.browser(as: "alix@essai.example")

        #expect(page.status == 200 && page.contains("element?chemin=form.pages%5B0%5D.fields%5B0%5D") && page.contains("Page par page"))
        #expect(!page.contains("[studio.") && year.status == 200)
        #expect(try await caseworker.get(Self.page).status == 403)
        #expect(try await administrator.get("/bureau/atelier/contact-mairie").contains("contact-mairie/simplifier"))
    }

    private static func figures(_ town: TestTown) async throws -> FormFigures {
        let contact = try #require(try await town.product.procedures.published(slug: "contact-mairie", organisation: town.organisation))
        let now = town.clock.now
        return try await town.product.dossiers.figures(
            of: contact.procedure, over: EvidencePeriod(versions: [contact.version], since: now - 90 * 86_400), units: Array(town.units.values),
            zone: .gmt, now: now)
    }

    /// Every text of the counters.
    private static func words(_ database: any Database) async throws -> [String] {
        try await database.read { connection in
            try connection.rows("SELECT page, field, measure FROM form_evidence").flatMap {
                [try $0.string("page"), try $0.string("field"), try $0.string("measure")]
            }
        }
    }

    private static func isOfTheForm(_ text: String) -> Bool { text.wholeMatch(of: /[A-Za-z0-9_.]*/) != nil }
}
