import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport

/// Reading a request of another service, because a life or a right depends on it.
@Suite("Reading outside one's service, with a reason")
struct ExceptionalReadingTests {
    private static let path = "/bureau/acces-exceptionnel"
    private static let reason = "La personne est au guichet et doit partir à l'hôpital."

    @Test("With a reason it is read for an hour; the history keeps the reason, and the service is told", arguments: TestEngine.allCases)
    func read(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await FilingPathTests.filed(town)
        _ = try await town.work()
        let alix = try await town.browser(as: "alix@essai.example")
        _ = try await alix.get(Self.path)
        #expect(try await alix.get(Self.path + "/\(number)").status == 404)

        let opened = try await alix.post(Self.path, ["numero": number, "motif": Self.reason])
        let page = try await alix.follow(opened)
        let desk = try await alix.get("/bureau/dossiers/\(number)")
        let note = try await alix.post("/bureau/dossiers/\(number)/notes", ["note": "Vu"])
        _ = try await town.work()
        town.clock.advance(hours: 1)
        let later = try await alix.get(Self.path + "/\(number)")

        #expect(opened.location == Self.path + "/\(number)" && page.contains("Benali") && page.contains("à quelle heure ouvre la mairie"))
        #expect(!page.contains("/fichiers/") && desk.status == 404 && note.status == 404 && later.status == 404)
        #expect(try await town.outbox("to_address").last == "accueil@essai.example")
        #expect(try await town.outbox("text").last?.contains("Alix Moreau") == true)
        let theirs = try await town.browser(as: "accueil@essai.example")
        #expect(try await theirs.get("/bureau/dossiers/\(number)").contains("doit partir à l&#39;hôpital"))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("Without a reason, or of another authority, nothing is read, and nobody learns whether the number exists")
    func refused() async throws {
        let world = try await MatrixTown()
        let number = world.path(of: "/bureau/dossiers/:reference").split(separator: "/").last.map(String.init) ?? ""
        let alix = try await world.browser(.otherUnit), stranger = try await world.browser(.otherAuthority)

        let short = try await alix.post(Self.path, ["numero": number, "motif": "Pour voir"])
        let elsewhere = try await stranger.post(Self.path, ["numero": number, "motif": Self.reason])
        let unknown = try await alix.post(Self.path, ["numero": Reference.random().description, "motif": Self.reason])

        #expect(short.status == 422 && elsewhere.status == 422 && unknown.status == 422)
        #expect(elsewhere.contains("Aucune demande") && unknown.contains("Aucune demande"))
        #expect(try await stranger.get(Self.path + "/\(number)").status == 404)
    }
}
