import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

@testable import Storage

/// What is decided of a person under curatelle, for their curator (C. civ. 467 al. 3).
@Suite("Copies to the curator")
struct CuratorCopyTests {
    private typealias Path = RepresentativePathTests

    /// The subject and the text of what the curator was sent last, and how many times they were written to.
    private static func letters(_ town: TestTown) async throws -> (count: Int, last: String) {
        try await town.product.database.read { connection in
            let rows = try connection.rows("SELECT subject, text FROM outgoing_mail WHERE to_address = \(Path.odile) ORDER BY id")
            return (rows.count, try rows.last.map { try $0.string("subject") + $0.string("text") } ?? "")
        }
    }

    private static func close(_ number: String, _ desk: TestBrowser) async throws {
        _ = try await desk.get("/bureau/dossiers/\(number)/actions/close")
        #expect(try await desk.post("/bureau/dossiers/\(number)/actions/close", ["message": "Non, pour cette fois."]).status == 303)
    }

    @Test(
        "Once an agent recognised the person, the decision goes to the curator too, without the link to the request", arguments: TestEngine.allCases)
    func copied(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (person, number, desk, measure) = try await CosigningPathTests.filedAlone(town, act: "A12")
        #expect(try await desk.get("/bureau/dossiers/\(number)").contains("La mairie n&#39;a pas d&#39;adresse e-mail du curateur"))
        _ = try await Path.invite(desk, measure, town)
        _ = try await desk.get("/bureau/dossiers/\(number)")
        #expect(try await desk.post("/bureau/dossiers/\(number)/protection", ["mesure": "1", "verifie": "oui"]).status == 303)
        #expect(try await person.get("/suivi/\(number)").contains("Votre curateur recevra une copie de la décision"))
        let before = try await Self.letters(town).count

        try await Self.close(number, desk)
        _ = try await town.product.runJobs()

        let (count, last) = try await Self.letters(town)
        #expect(count == before + 1 && last.contains("Copie d'une décision, demande \(number)") && last.contains("article 467"))
        #expect(!last.contains("/suivi/") && !last.contains("Lambert"))
        #expect(try await desk.get("/bureau/dossiers/\(number)").contains("Une copie de la décision est partie au curateur"))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test(
        "Nothing leaves by a name and a birthday alone, nor once the measure was lifted, nor of what is strictly personal",
        arguments: TestEngine.allCases)
    func nothing(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (_, number, desk, measure) = try await CosigningPathTests.filedAlone(town, act: "A12")
        let (_, tied, _, _) = try await CosigningPathTests.filedAlone(town, act: "A12")
        let (_, personal, _, _) = try await CosigningPathTests.filedAlone(town, act: "A04")
        _ = try await Path.invite(desk, measure, town)
        _ = try await desk.get("/bureau/dossiers/\(tied)")
        #expect(try await desk.post("/bureau/dossiers/\(personal)/protection", ["mesure": "1", "verifie": "oui"]).status == 404)
        #expect(try await desk.post("/bureau/dossiers/\(tied)/protection", ["mesure": "99", "verifie": "oui"]).status == 404)
        _ = try await desk.post("/bureau/dossiers/\(tied)/protection", ["mesure": "1", "verifie": "oui"])
        let before = try await Self.letters(town).count

        try await Self.close(number, desk)
        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/mainlevee")
        try await Self.close(tied, desk)
        _ = try await town.product.runJobs()

        #expect(try await Self.letters(town).count == before)
        let other = try await town.browser(as: "alix@essai.example")
        _ = try await other.get("/bureau")
        #expect(try await other.post("/bureau/dossiers/\(tied)/protection", ["mesure": "1", "verifie": "oui"]).status == 404)
    }
}
