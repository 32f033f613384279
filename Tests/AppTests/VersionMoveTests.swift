import App
import Core
import Dossiers
import Foundation
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// A request filed on a version, and the version that comes after.
@Suite("Moving requests to a new version")
struct VersionMoveTests {
    private static let studio = "/bureau/atelier/contact-mairie"

    @Test("Those that lose nothing move at a word", arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await Self.file(town)
        try await Self.publish(town, "label: Votre prénom", "label: Prénom usuel")
        let designer = try await town.browser(as: "chloe@essai.example")

        #expect(try await designer.get(Self.studio + "/versions").contains("deplacement?de=1"))
        let preview = try await designer.get(Self.studio + "/deplacement?de=1")
        let ordered = try await designer.post(Self.studio + "/deplacement", ["de": "1"])
        try await town.work()

        #expect(preview.contains("1 demande en cours") && !preview.contains("perte"))
        #expect(ordered.location == Self.studio + "/versions?deplacement=1")
        #expect(try await designer.get(Self.studio + "/deplacement?de=1").contains("Aucune demande en cours"))
        let agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await agent.get("/bureau/dossiers/\(number)").contains("suit la nouvelle version"))
        #expect(try await town.product.dossiers.verifyHistory().broken.isEmpty)
    }

    @Test("One that would lose an answer stays until that loss is ticked; then the agent reads which", arguments: TestEngine.allCases)
    func losing(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await Self.file(town)
        try await Self.publish(town, "id: prenom\n", "id: prenom_usuel\n")
        let designer = try await town.browser(as: "chloe@essai.example")
        let agent = try await town.browser(as: "accueil@essai.example")
        let dossier = "/bureau/dossiers/\(number)"

        let preview = try await designer.get(Self.studio + "/deplacement?de=1")
        #expect(preview.contains("gone prenom") && !preview.contains("Amina"))
        _ = try await designer.post(Self.studio + "/deplacement", ["de": "1"])
        try await town.work()
        #expect(try await !agent.get(dossier).contains("suit la nouvelle version"))

        _ = try await designer.get(Self.studio + "/deplacement?de=1")
        _ = try await designer.post(Self.studio + "/deplacement", ["de": "1", "perte": "gone prenom"])
        try await town.work()
        let page = try await agent.get(dossier)
        #expect(page.contains("suit la nouvelle version") && page.contains("Réponses retirées ou changées"))
    }

    @Test("A version that does not exist, or is the live one, has nothing to move; caseworkers move nothing")
    func nothing() async throws {
        let town = try await TestTown()
        let designer = try await town.browser(as: "chloe@essai.example")
        let caseworker = try await town.browser(as: "alix@essai.example")

        for number in ["1", "9", "x"] { #expect(try await designer.get(Self.studio + "/deplacement?de=\(number)").status == 404) }
        #expect(try await caseworker.get(Self.studio + "/deplacement?de=1").status == 403)
    }

    private static func file(_ town: TestTown) async throws -> String {
        let person = town.browser()
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        return number
    }

    /// The shipped procedure, changed in one place.
    private static func publish(_ town: TestTown, _ old: String, _ new: String) async throws {
        let source = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        #expect(source.contains(old))
        _ = try await town.product.procedures.importFile(
            yaml: source.replacing(old, with: new), organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
    }
}
