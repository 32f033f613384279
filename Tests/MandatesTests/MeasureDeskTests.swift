import Core
import Foundation
import Law
import TestSupport
import Testing

@testable import Mandates
@testable import Storage

@Suite("Measures of protection at the desk")
struct MeasureDeskTests {
    private func record(_ desk: TestBrowser, kind: String = "TU", until: String = "2030", kept: String = "A12") async throws -> TestBrowser.Page {
        _ = try await desk.get("/bureau/protections/nouvelle")
        return try await desk.post(
            "/bureau/protections/nouvelle",
            [
                "personne": "Yvette Lambert", "naissance.day": "4", "naissance.month": "5", "naissance.year": "1941", "mesure": kind,
                "tribunal": "Tribunal judiciaire de Rennes", "numero": "25/00123", "jugement.day": "1", "jugement.month": "2",
                "jugement.year": "2025", "fin.day": "1", "fin.month": "3", "fin.year": until, "representant": "Odile Marchand",
                "representant_lien": "professional", "gardes": kept, "confies": "A13",
            ])
    }

    @Test("Recorded from its judgment, found by name, read act by act: what the judgment says comes first", arguments: TestEngine.allCases)
    func recorded(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        let path = try #require(try await record(desk).location)
        _ = try await desk.get("/bureau/protections")
        let found = try await desk.post(
            "/bureau/protections", ["personne": "lambert yvette", "naissance.day": "4", "naissance.month": "5", "naissance.year": "1941"])
        let page = try await desk.get(path)
        _ = try await desk.get(path)

        #expect(found.contains("Yvette Lambert") && found.contains("Tutelle"))
        // Who looked, and at which measure: without the name that was typed, and once a day for each opening.
        let told = try await world.room.journal.acts(of: world.town).filter { [.measureSought, .measureSeen].contains($0.kind) }
        #expect(told.map(\.kind) == [.measureSought, .measureSeen] && told.map(\.detail) == ["1", "1"] && !told[0].author.isEmpty)
        #expect(page.contains("Odile Marchand (Mandataire professionnel)") && page.contains("25/00123"))
        let id = MeasureID(1), measure = try #require(try await world.room.measures.find(id, in: world.town)).measure
        #expect(measure.profile(of: .benefitOrRegistration, on: LocalDate("2026-03-02")!) == .person)
        #expect(measure.profile(of: .vote, on: LocalDate("2026-03-02")!) == .strictlyPerson)
    }

    @Test("Who mistypes an address reads the measure too: the journal keeps it")
    func readByMistake() async throws {
        let world = try await World(), desk = try world.administrator()
        let path = try #require(try await record(desk).location).replacing("?fait=1", with: "")

        #expect(try await desk.post(path + "/acces/1", ["email": "odile"]).status == 422)

        #expect(try await world.room.journal.acts(of: world.town).map(\.kind).contains(.measureSeen))
    }

    @Test("A judgment that divides is recorded so, and each line says which of them does it today", arguments: TestEngine.allCases)
    func divided(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        #expect(try await desk.get("/bureau/protections/nouvelle").contains("Que lui confie le jugement ?"))
        let path = try #require(
            try await desk.post(
                "/bureau/protections/nouvelle",
                [
                    "personne": "Yvette Lambert", "naissance.day": "4", "naissance.month": "5", "naissance.year": "1941", "mesure": "TU",
                    "tribunal": "Tribunal judiciaire de Rennes", "numero": "25/00123", "jugement.day": "1", "jugement.month": "2",
                    "jugement.year": "2025", "fin.day": "1", "fin.month": "3", "fin.year": "2030", "representant": "Odile Marchand",
                    "representant_charge": "person", "representant2": "Jeanne Roy", "representant2_charge": "property",
                ]
            ).location)

        let page = try await desk.get(path)
        func who(_ act: String) throws -> String {
            try #require(page.body.components(separatedBy: "<tr").first { $0.contains(act) })
        }

        #expect(page.contains("Odile Marchand pour la personne (Famille ou proche)") && page.contains("Jeanne Roy pour les biens"))
        #expect(try who("Urbanisme").contains("Jeanne Roy pour les biens") && !who("Urbanisme").contains("Odile"))
        #expect(try who("droits sur ses données").contains("Odile Marchand pour la personne") && !who("droits sur ses données").contains("Jeanne"))
        #expect(try who("Aide, tarif").contains("Odile Marchand pour la personne, Jeanne Roy pour les biens"))
        #expect(try !who("Liste électorale").contains("Odile"))
    }

    @Test(
        "A measure recorded before judgments that divide is of the whole; a charge that is not understood gives nothing",
        arguments: TestEngine.allCases)
    func before(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        _ = try await record(desk)
        let id = MeasureID(1)
        func rewrite(_ charge: JSON?) async throws -> [Representative] {
            let named = [JSON.object(["id": 1, "name": "Odile Marchand", "bond": "family"].merging(charge.map { ["charge": $0] } ?? [:]) { $1 })]
            try await world.database.write { connection in
                let row = try #require(try connection.row("SELECT seed, sealed FROM protective_measure WHERE id = \(id)"))
                let seed = try row.string("seed")
                var json = try #require(try world.room.seal.open(row.string("sealed"), seed: seed).object)
                json["representatives"] = .array(named)
                let sealed = try world.room.seal.close(.object(json), seed: seed)
                _ = try connection.run("UPDATE protective_measure SET sealed = \(sealed) WHERE id = \(id)")
            }
            return try #require(try await world.room.measures.find(id, in: world.town)).measure.representatives
        }

        #expect(try await rewrite(nil).map(\.charge) == [.whole])
        #expect(try await rewrite("property").map(\.charge) == [.property])
        #expect(try await rewrite("everything").isEmpty)
    }

    @Test("The day after its end, or once lifted, the person acts alone, and nobody had to close anything", arguments: TestEngine.allCases)
    func over(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        let ending = try #require(try await record(desk, until: "2026").location)
        #expect(try await desk.get(ending).contains("Cette mesure est terminée"))
        let lifted = try #require(try await record(desk).location)
        #expect(try await desk.get(lifted).contains("Cette mesure est terminée") == false)

        _ = try await desk.post(lifted.replacing("?fait=1", with: "") + "/mainlevee")

        #expect(try await desk.get(lifted).contains("Cette mesure est terminée"))
        #expect(try await world.room.firstBreak(of: world.town) == nil)
    }

    @Test("Each procedure says who does it, and what no line of the table fits stays the person's")
    func procedures() async throws {
        let world = try await World(), desk = try world.administrator()
        func who(_ title: String, in page: TestBrowser.Page) throws -> String {
            let row = try #require(page.body.components(separatedBy: "<tr").first { $0.contains(title) })
            return try #require(row.components(separatedBy: "<td").last)
        }
        let page = try await desk.get(try #require(try await record(desk).location))

        #expect(try who("acte de naissance", in: page).contains("La personne ou le représentant"))
        #expect(try who("listes électorales", in: page).contains("jamais le représentant"))
        #expect(try who("rembourser", in: page).contains("Le représentant"))
        #expect(try who("encombrants", in: page).contains("La personne, seule. En cas de doute"))

        let over = try await desk.get(try #require(try await record(desk, until: "2026").location))
        #expect(try !who("rembourser", in: over).contains("représentant"))
    }

    @Test("An end that the law does not allow, or nothing at all, is refused, and nothing is kept")
    func refused() async throws {
        let world = try await World(), desk = try world.administrator()
        #expect(try await record(desk, kind: "SJ").contains("après la durée que la loi permet"))
        #expect(try await record(desk, kept: "A13").contains("dans les deux listes"))
        #expect(try await desk.post("/bureau/protections/nouvelle").status == 422)
        #expect(try await world.count("protective_measure") == 0)
    }

    @Test("Nothing stored in clear tells who is protected")
    func sealed() async throws {
        let world = try await World(), desk = try world.administrator()
        _ = try await record(desk)
        let stored = try await world.database.read { try $0.rows("SELECT * FROM protective_measure").flatMap { $0.values.map { "\($0)" } }.joined() }

        #expect(!stored.contains("Lambert") && !stored.contains("Marchand") && !stored.contains("25/00123"))
    }
}
