import App
import Core
import Foundation
import Insight
import Storage
import TestSupport
import Testing
import TownSupport

/// A rating given on paper: from the sheet that an agent prints to the answers that an agent types, once.
@Suite("Rating sheets on paper")
struct RatingSheetTests {
    private static let typing = "/bureau/avis/papier", batch = "/bureau/avis/fiches"

    @Test("The sheet of a request that has ended bears three questions and a code, and nothing of the person", arguments: TestEngine.allCases)
    func printed(engine: TestEngine) async throws {
        let town = try await TestTown(engine), desk = try await town.browser(as: "accueil@essai.example"), person = town.browser()
        let (number, sheet) = try await Self.ended(town, person, desk)

        let text = try Self.text(of: try await desk.post(sheet))

        #expect(text.pages == 1 && text.codes.count == 1)
        #expect(text.all.contains("1. De façon générale") && text.all.contains("2. Les informations") && text.all.contains("3. Avez-vous cherché"))
        #expect(text.all.contains("Écrire à la mairie") && !text.all.contains(number))
        #expect(["Amina", "Benali", "exemple.example", "samedi"].allSatisfy { !text.all.contains($0) })
        let stranger = try await town.browser(as: "alix@essai.example")
        _ = try await stranger.get("/bureau")
        #expect(try await stranger.post(sheet).status == 404)
    }

    @Test("A sheet counts once, then neither it, nor another of the same request, nor the link online", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let town = try await TestTown(engine), desk = try await town.browser(as: "accueil@essai.example"), person = town.browser()
        let (number, sheet) = try await Self.ended(town, person, desk)
        let first = try Self.text(of: try await desk.post(sheet)).codes[0], second = try Self.text(of: try await desk.post(sheet)).codes[0]
        let link = try await Self.link(person, number)
        _ = try await person.get(link)

        let kept = try await Self.type(desk, first), again = try await Self.type(desk, first), other = try await Self.type(desk, second)
        let online = try await person.follow(try await person.post(link, ["satisfaction": "bad"]))

        #expect(kept.status == 303 && [again.status, other.status] == [422, 422])
        #expect(again.contains("Un avis a déjà été enregistré pour cette fiche") && again.contains("href=\"#code\""))
        #expect(online.contains("Un avis a déjà été donné pour cette demande"))
        #expect(try await Self.ratings(town) == ["good true"])
    }

    @Test("After a rating online, the sheet of the same request is refused", arguments: TestEngine.allCases)
    func onlineFirst(engine: TestEngine) async throws {
        let town = try await TestTown(engine), desk = try await town.browser(as: "accueil@essai.example"), person = town.browser()
        let (number, sheet) = try await Self.ended(town, person, desk)
        let code = try Self.text(of: try await desk.post(sheet)).codes[0], link = try await Self.link(person, number)
        _ = try await person.get(link)
        #expect(try await person.post(link, ["satisfaction": "bad"]).status == 303)

        let refused = try await Self.type(desk, code)

        #expect(refused.status == 422 && refused.contains("en ligne ou sur papier"))
        #expect(try await Self.ratings(town) == ["bad false"])
    }

    @Test("A counter prints a batch, each with its own code; a wrong code and one of another unit are told apart", arguments: TestEngine.allCases)
    func counter(engine: TestEngine) async throws {
        let town = try await TestTown(engine), desk = try await town.browser(as: "accueil@essai.example")
        let page = try await desk.get(Self.batch)
        let procedure = String(try #require(page.body.firstMatch(of: /value="([0-9]+)"[^>]*>Écrire à la mairie/)).output.1)

        let text = try Self.text(of: try await desk.post(Self.batch, ["demarche": procedure, "nombre": "3"]))
        let (kept, wrong) = (try await Self.type(desk, text.codes[1].lowercased()), try await Self.type(desk, "K7DM"))
        let elsewhere = try await Self.type(try await town.browser(as: "alix@essai.example"), text.codes[0])

        #expect(text.pages == 3 && Set(text.codes).count == 3)
        #expect(kept.status == 303 && wrong.contains("Donnez les huit lettres et chiffres"))
        #expect(elsewhere.status == 422 && elsewhere.contains("Aucune fiche de vos services ne porte ce code"))
        #expect(try await desk.post(Self.batch, ["demarche": procedure, "nombre": "51"]).contains("de 1 à 50"))
    }

    @Test("The base keeps no code, and a sheet that nobody brought back in a year is void", arguments: TestEngine.allCases)
    func forgotten(engine: TestEngine) async throws {
        let town = try await TestTown(engine), desk = try await town.browser(as: "accueil@essai.example"), person = town.browser()
        let code = try Self.text(of: try await desk.post(try await Self.ended(town, person, desk).sheet)).codes[0]
        let rows = try await town.product.database.read { try $0.rows("SELECT * FROM rating_sheet") }
        #expect(rows.count == 1 && !"\(rows)".contains(code.replacing("-", with: "")))

        try await town.product.insight.clean(now: town.clock.now + 400 * 86_400)

        #expect(try await Self.type(desk, code).contains("Aucune fiche"))
    }
}

extension RatingSheetTests {
    /// A request that an agent ended, and where its sheet is printed.
    private static func ended(_ town: TestTown, _ person: TestBrowser, _ desk: TestBrowser) async throws -> (number: String, sheet: String) {
        _ = try await person.get("/demarches/contact-mairie")
        let first = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        let number = try await PhotosTests.file(person, first), path = "/bureau/dossiers/\(number)"
        #expect(try await !desk.get(path).body.contains(batch))
        _ = try await desk.get(path + "/actions/close")
        #expect(try await desk.post(path + "/actions/close", ["message": "Voilà."]).status == 303)
        let sheet = try #require(try await desk.get(path).body.firstMatch(of: /action="(\/bureau\/avis\/fiches\/[^"]+)"/)).output.1
        return (number, String(sheet))
    }

    private static func link(_ person: TestBrowser, _ number: String) async throws -> String {
        String(try #require(try await person.get("/suivi/\(number)").body.firstMatch(of: /href="(\/avis\/[^"]+)"/)).output.1)
    }

    private static func type(_ desk: TestBrowser, _ code: String) async throws -> TestBrowser.Page {
        _ = try await desk.get(typing)
        return try await desk.post(typing, ["code": code, "satisfaction": "good", "comprehension": "4"])
    }

    private static func ratings(_ town: TestTown) async throws -> [String] {
        try await town.product.database.read {
            try $0.rows("SELECT satisfaction, is_from_paper FROM rating").map { "\(try $0.string("satisfaction")) \(try $0.bool("is_from_paper"))" }
        }
    }

    private static func text(of answer: TestBrowser.Page) throws -> (all: String, codes: [String], pages: Int) {
        try #require(answer.status == 200 && answer.bytes.starts(with: Array("%PDF-".utf8)))
        let file = try TestFolder.make().appending(path: "fiche.pdf")
        try Data(answer.bytes).write(to: file)
        let text = try ChildOutput.of(["pdftotext", "-layout", file.path, "-"])
        let codes = text.matches(of: /[B-Z2-9]{4}-[B-Z2-9]{4}/).map { String($0.output) }
        try #require(!codes.isEmpty)
        return (text, codes, text.count { $0 == "\u{0C}" })
    }
}
