import App
import Core
import Foundation
import Law
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport
import Web

@Suite("Requests that are kept apart, or restricted")
struct SealedRequestsTests {
    /// A request that ended five weeks ago, of a procedure that keeps them a month at hand.
    private static func apart(_ engine: TestEngine) async throws -> (town: TestTown, person: TestBrowser, reference: String) {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let source = (EmbeddedAssets.text("catalogue/acte-naissance.yaml") ?? "")
            .replacing("procedure: acte-naissance", with: "procedure: essai-apart").replacing("  months: 12", with: "  months: 12\n  active: 1")
        _ = try await town.product.procedures.importFile(
            yaml: source, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        let (person, reference) = try await town.ended(on: "essai-apart", number: 0)
        town.clock.advance(days: 35, hours: -7)
        try await town.night()
        return (town, person, reference)
    }

    @Test("What is in the intermediate archive is in no list, no search, and does not open", arguments: TestEngine.allCases)
    func archive(_ engine: TestEngine) async throws {
        let (town, person, reference) = try await Self.apart(engine)
        let agent = try await town.browser(as: "alix@essai.example")

        for query in ["etape=all", "etape=rejected", "etape=all&q=\(town.name(0))"] {
            #expect(try await !agent.get("/bureau?\(query)").contains(reference), "\(query)")
        }
        #expect(try await !agent.get("/bureau/export.csv?etape=all").body.contains(town.name(0)))
        let page = try await agent.get("/bureau/dossiers/\(reference)")
        let note = try await agent.post("/bureau/dossiers/\(reference)/notes", ["note": "Bonjour"])
        let forced = try await agent.post("/bureau/dossiers/\(reference)/ouverture", ["motif": "Je veux voir."])
        #expect(page.contains("archives intermédiaires") && !page.contains(town.name(0)) && !page.contains("name=\"motif\""))
        #expect(note.status == 404 && forced.status == 404)
        #expect(try await person.get("/suivi/\(reference)").contains(reference), "its person still follows it")
    }

    @Test("Who answers for the unit opens it for a day, for a reason that stays written", arguments: TestEngine.allCases)
    func opening(_ engine: TestEngine) async throws {
        let (town, _, reference) = try await Self.apart(engine)
        let manager = try await town.browser(as: "basile@essai.example")
        let path = "/bureau/dossiers/\(reference)"
        _ = try await manager.get(path)
        let wrong = try await manager.post(path + "/ouverture", ["motif": " "])
        let opened = try await manager.post(path + "/ouverture", ["motif": "Recours du demandeur"])
        let open = try await manager.get(path)
        let colleague = try await town.browser(as: "alix@essai.example").get(path)
        let log = try await town.browser(as: "dpo@essai.example").get("/bureau/conservation/consultations")
        town.clock.advance(days: 1, hours: 1)
        try await town.product.clean()
        let later = try await town.browser(as: "basile@essai.example").get(path)

        #expect(wrong.status == 422 && opened.status == 303)
        #expect(open.contains(town.name(0)) && open.contains("ouverte pour une journée"))
        #expect(!colleague.contains(town.name(0)), "it opens to who said why, and to nobody else")
        #expect(log.contains("Recours du demandeur") && log.contains("Basile Diop"))
        #expect(!later.contains(town.name(0)))
    }

    @Test("An archivist takes a copy of one request of the archive, for a reason", arguments: TestEngine.allCases)
    func archivist(_ engine: TestEngine) async throws {
        let (town, _, reference) = try await Self.apart(engine)
        let (_, recent) = try await town.filed(on: "acte-naissance", number: 1)
        let archivist = try await town.browser(as: "archives@essai.example")
        let path = "/bureau/conservation/consultations"
        let before = try await archivist.get("\(path)/\(reference)/copie.zip")
        _ = try await archivist.get(path)
        let wrong = try await archivist.post(path, ["numero": recent, "motif": "Recherche"])
        let opened = try await archivist.post(path, ["numero": reference, "motif": "Recherche"])
        let copy = try await archivist.get("\(path)/\(reference)/copie.zip")

        #expect(before.status == 404 && wrong.status == 422 && opened.status == 303)
        #expect(copy.bytes.starts(with: [0x50, 0x4B]) && copy.body.contains(town.name(0)))
    }

    @Test("A word of its person brings a request back to the desk", arguments: TestEngine.allCases)
    func recalled(_ engine: TestEngine) async throws {
        let (town, person, reference) = try await Self.apart(engine)
        _ = try await person.get("/suivi/\(reference)")
        let sent = try await person.post("/suivi/\(reference)/messages", ["message": "J'ai une question."])
        town.clock.advance(days: 1)
        try await town.night()
        let agent = try await town.browser(as: "alix@essai.example")

        #expect(sent.status == 303)
        #expect(try await agent.get("/bureau?etape=all").contains(reference))
    }

    /// A request that is restricted, by a granted right.
    private static func restricted(_ engine: TestEngine) async throws -> (town: TestTown, person: TestBrowser, reference: String) {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let (person, reference) = try await town.filed(on: "acte-naissance", number: 0)
        _ = try await person.get("/suivi/\(reference)/donnees")
        _ = try await person.post("/suivi/\(reference)/donnees", ["droit": "restriction", "precisions": "Ne vous en servez plus."])
        let officer = try await town.browser(as: "dpo@essai.example")
        let one = try #require(try await officer.get("/bureau/droits").body.firstMatch(of: /href="(\/bureau\/droits\/\d+)"/)).output.1
        _ = try await officer.get(String(one))
        _ = try await officer.post(one + "/reponse", ["suite": "granted", "texte": "C'est fait."])
        try await town.work()
        return (town, person, reference)
    }

    @Test("A restricted request is shown as such; nobody reads it nor acts on it but on a ground of article 18.2", arguments: TestEngine.allCases)
    func frozen(_ engine: TestEngine) async throws {
        let (town, person, reference) = try await Self.restricted(engine)
        let path = "/bureau/dossiers/\(reference)"
        let agent = try await town.browser(as: "alix@essai.example")
        let list = try await agent.get("/bureau")
        let page = try await agent.get(path)
        let taken = try await agent.post(path + "/actions/take")
        let manager = try await town.browser(as: "basile@essai.example")
        _ = try await manager.get(path)
        let groundless = try await manager.post(path + "/ouverture", ["motif": "Pour avancer"])
        let refused = try await manager.post(path + "/notes", ["note": "Bonjour"])
        let opened = try await manager.post(path + "/ouverture", ["motif": "Recours", "cas": "claims"])
        let acted = try await manager.post(path + "/actions/take")

        #expect(list.contains(reference) && list.contains("Traitement limité") && !list.contains(town.name(0)))
        #expect(page.contains("art. 18") && !page.contains(town.name(0)))
        #expect(taken.status == 404 && refused.status == 404 && groundless.status == 422)
        #expect(opened.status == 303 && acted.status == 303)
        #expect(try await person.get("/suivi/\(reference)").contains("traitement de cette demande est limité"))
    }

    @Test("A restriction ends after its person was told, and not before", arguments: TestEngine.allCases)
    func lifted(_ engine: TestEngine) async throws {
        let (town, _, reference) = try await Self.restricted(engine)
        let officer = try await town.browser(as: "dpo@essai.example")
        let page = try await officer.get("/bureau/conservation")
        let lifting = try #require(page.body.firstMatch(of: /action="(\/bureau\/conservation\/gels\/\d+\/levee)"/)).output.1
        let announced = try await officer.post(String(lifting))
        let again = try await officer.post(String(lifting))
        try await town.work()
        let told = try await town.outbox("text")
        town.clock.advance(days: 6, hours: -7)
        try await town.night()
        let before = try await town.browser(as: "alix@essai.example").get("/bureau/dossiers/\(reference)")
        town.clock.advance(days: 1)
        try await town.night()
        let after = try await town.browser(as: "alix@essai.example").get("/bureau/dossiers/\(reference)")

        #expect(announced.status == 303 && again.status == 404)
        #expect(told.contains { $0.contains("9 mars 2026") && $0.contains(reference) })
        #expect(!before.contains(town.name(0)) && after.contains(town.name(0)))
    }

    @Test("A right on a request that is gone changes nothing, and says so", arguments: TestEngine.allCases)
    func gone(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let slug = try await town.makeProcedure(.anonymise)
        let (person, reference) = try await town.ended(on: slug, number: 0)
        let (_, kept) = try await town.filed(on: "acte-naissance", number: 1)
        _ = person
        let officer = try await town.browser(as: "dpo@essai.example")
        _ = try await officer.get("/bureau/droits/nouvelle")
        func sent(_ numbers: String) -> KeyValuePairs<String, String> {
            [
                "droit": "restriction", "canal": "post", "identite": "checked", "personne": "Zoé", "contact": "12 rue des Lilas", "numeros": numbers,
                "recue.day": "1", "recue.month": "3", "recue.year": "2026",
            ]
        }
        let unknown = try await officer.post("/bureau/droits", sent("\(Reference.random())"))
        let entered = try await officer.post("/bureau/droits", sent("\(kept)\n\(reference)"))
        let one = try #require(entered.location)
        town.clock.advance(days: 35, hours: -7)
        try await town.night()
        let later = try await town.browser(as: "dpo@essai.example")
        _ = try await later.get(one)
        let granted = try await later.post(one + "/reponse", ["suite": "granted", "texte": "Accordé."])

        #expect(unknown.status == 422 && entered.status == 303)
        #expect(granted.status == 422 && granted.contains("rien n’a été fait"))
        #expect(try await town.count("legal_hold") == 0)
        #expect(try await town.count("dossier WHERE restricted_at IS NOT NULL") == 0)
        #expect(try await town.count("rights_request WHERE state = 'open'") == 1)
    }
}
