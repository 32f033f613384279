import App
import Core
import Foundation
import Law
import Storage
import TestSupport
import Testing
import TownSupport
import Web

@Suite("Requests whose time is over", .serialized)
struct RetentionTests {
    /// Ten thousand when the machine is for it alone, else enough for several batches.
    private static let many = Alone.isNow ? 10_000 : 150

    struct Case: CustomTestStringConvertible, Sendable {
        let engine: TestEngine
        let fate: RetentionRule.Fate
        var testDescription: String { "\(engine), \(fate)" }

        static let all = TestEngine.allCases.flatMap { engine in RetentionRule.Fate.allCases.map { Case(engine: engine, fate: $0) } }
    }

    @Test("Each fate is carried out, and no name is left in any file", arguments: Case.all)
    func fate(_ test: Case) async throws {
        let town = try await TestTown(test.engine)
        try await town.addProtectors()
        let slug = try await town.makeProcedure(test.fate)
        let (_, reference) = try await town.ended(on: slug, number: 0)
        try await town.multiply(reference, from: 1, to: Self.many)
        try await town.note(hitOn: reference)
        let names = [0, 1, Self.many / 2, Self.many].flatMap { [town.name($0), town.name($0).lowercased()] }
        let files = try await RawFiles.of(town.product.database)
        #expect(!RawFiles.holding(names, in: files).isEmpty, "the search finds what is there")
        let data = town.product.settings.storage.data, keys = try RawFiles.keys(ofBlobsIn: town.product.settings.storage.blobs)
        #expect(!keys.isEmpty && RawFiles.holding(keys, in: RawFiles.under(data)).count == keys.count)
        #expect(RawFiles.holding(names, in: RawFiles.under(data)) == [], "what is sent is never in the clear")
        #expect(!RawFiles.holding(names, in: try await RawFiles.backup(of: town)).isEmpty, "a backup made before holds them")

        town.clock.advance(days: 35, hours: -7)
        try await town.night()
        if test.fate != .anonymise { try await Self.agree(to: test.fate, town) }
        town.clock.advance(days: 2)
        try await town.night()
        town.clock.advance(days: 2)
        try await town.night()

        for table in [
            "dossier", "dossier_history", "dossier_opening", "dossier_message", "dossier_field", "insight_dossier", "attachment",
            "outgoing_mail WHERE dossier_id IS NOT NULL", "incident_hit WHERE reference IS NOT NULL",
        ] {
            #expect(try await town.count(table) == 0, "\(table)")
        }
        #expect(try await town.count("attachment_blob") == 0)
        try await RawFiles.emptyJournal(town.product.database)
        let left = try await RawFiles.of(town.product.database) + RawFiles.under(data), backup = try await RawFiles.backup(of: town)
        #expect(RawFiles.holding(names, in: left + backup) == [])
        #expect(RawFiles.holding(keys, in: left + backup) == [], "a file of an erased request cannot be opened any more")
        let kept = try await town.count("waiting_figure") + town.count("anonymous_figure")
        #expect((kept > 0) == (test.fate == .anonymise))
    }

    /// The visa of the archivist, who took the package first when it goes to the archive service.
    private static func agree(to fate: RetentionRule.Fate, _ town: TestTown) async throws {
        #expect(try await town.count("dossier") == many + 1, "nothing is destroyed without a visa")
        #expect(try await town.outbox("subject").contains("Un bordereau attend votre visa"))
        let archivist = try await town.browser(as: "archives@essai.example")
        let page = try await archivist.get("/bureau/conservation")
        let slip = try #require(page.body.firstMatch(of: /href="(\/bureau\/conservation\/bordereaux\/\d+)"/)).output.1
        _ = try await archivist.get(String(slip))
        if fate == .archive, many < 1000 {
            let early = try await archivist.post(slip + "/visa", ["nom": "Mme Roy", "reference": "DAD-12", "accord": "oui"])
            #expect(early.status == 409)
            let package = try await archivist.get(slip + "/versement.zip")
            #expect(package.body.contains("manifest.xml") && package.body.contains("SHA-512") && package.body.contains(town.name(0)))
        } else if fate == .archive {
            _ = try await archivist.get(slip + "/versement.zip")
        }
        _ = try await archivist.get(String(slip))
        let agreed = try await archivist.post(slip + "/visa", ["nom": "Mme Roy", "reference": "DAD-12", "accord": "oui"])
        #expect(agreed.status == 303)
        #expect(try await archivist.get(String(slip)).contains("DAD-12"))
    }

    @Test("A hold keeps a request whatever its rule says, until it is lifted", arguments: TestEngine.allCases)
    func hold(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let slug = try await town.makeProcedure(.anonymise)
        let (_, reference) = try await town.ended(on: slug, number: 0)
        try await town.multiply(reference, from: 1, to: 3)
        let officer = try await town.browser(as: "dpo@essai.example")
        _ = try await officer.get("/bureau/conservation")
        let wrong = try await officer.post("/bureau/conservation/gels", ["numero": "7K3M", "motif": ""])
        let placed = try await officer.post("/bureau/conservation/gels", ["numero": reference, "motif": "Recours au tribunal"])

        town.clock.advance(days: 40)
        try await town.night()
        #expect(wrong.status == 422 && placed.status == 303)
        #expect(try await town.count("dossier") == 1)

        let later = try await town.browser(as: "dpo@essai.example")
        let page = try await later.get("/bureau/conservation")
        let lifting = try #require(page.body.firstMatch(of: /action="(\/bureau\/conservation\/gels\/\d+\/levee)"/)).output.1
        #expect(page.contains("Recours au tribunal"))
        _ = try await later.post(String(lifting))
        town.clock.advance(days: 1, hours: -7)
        try await town.night()
        #expect(try await town.count("dossier") == 0)
    }

    @Test("The page says what goes next month, and what remains is general enough once the month is over")
    func preview() async throws {
        let town = try await TestTown()
        try await town.addProtectors()
        let slug = try await town.makeProcedure(.anonymise)
        let (_, reference) = try await town.ended(on: slug, number: 0)
        try await town.multiply(reference, from: 1, to: 11)
        let officer = try await town.browser(as: "dpo@essai.example")

        let page = try await officer.get("/bureau/conservation")
        town.clock.advance(days: 40)
        try await town.night()
        let waiting = try await town.count("waiting_figure")
        town.clock.advance(days: 31)
        try await town.night()

        #expect(page.contains("Le mois prochain : 12 demandes"))
        #expect(waiting > 0)
        #expect(try await town.count("waiting_figure") == 0)
        #expect(try await town.count("anonymous_figure WHERE number >= 5 AND procedure_id > 0") == 1)
    }

    @Test(
        "What remains is read by the agents of the unit and by those who see the whole authority, once it is settled", arguments: TestEngine.allCases)
    func remaining(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let slug = try await town.makeProcedure(.anonymise)
        let (_, reference) = try await town.ended(on: slug, number: 0)
        try await town.multiply(reference, from: 1, to: 11)
        town.clock.advance(days: 40)
        try await town.night()
        let path = "/bureau/statistiques/effacees"
        let early = try await town.browser(as: "basile@essai.example").get(path)
        town.clock.advance(days: 31)
        try await town.night()

        let agent = try await town.browser(as: "basile@essai.example"), officer = try await town.browser(as: "dpo@essai.example")
        let page = try await agent.get(path), file = try await agent.get(path + ".csv").body

        #expect(early.contains("Aucun chiffre pour vos services"))
        // The first one may differ from those made after it, and then tells nothing of its unit.
        let number = try #require(page.body.firstMatch(of: /<strong>(\d+) demandes/)).output.1
        #expect(page.body.contains("href=\"\(path).csv\"") && (11...12).contains(Int(number) ?? 0), "\(page.body)")
        #expect(file.split(separator: "\r\n").count == 2 && file.contains(number), "\(file)")
        #expect(try await officer.get(path).contains("12 demandes"))
        try await town.product.database.write { _ = try $0.run("UPDATE anonymous_figure SET unit_id = 0") }
        #expect(try await agent.get(path).contains("Aucun chiffre pour vos services"))
        #expect(try await officer.get(path).contains("Non conservé"))
    }
}
