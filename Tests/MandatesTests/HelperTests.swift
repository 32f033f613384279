import Core
import Foundation
import TestSupport
import Testing

@testable import Mandates

@Suite("Helpers")
struct HelperTests {
    @Test(
        "An organisation asks, is validated, its helper is invited by mail and comes in with a passphrase and a code", arguments: TestEngine.allCases)
    func story(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        let relay = try await world.relay(desk)
        let helper = try await world.helper(desk, of: relay)

        #expect(world.mailbox.letters.map(\.to.description) == ["ines@coup.example", "ines@coup.example", "camille@coup.example"])
        #expect(try await helper.get("/aidants/espace").contains("Bonjour Camille Roux"))
        #expect(try await desk.get("/bureau/reglages/aidants/\(relay)").contains("12 janvier 2026"))
        #expect(try await world.room.firstBreak(of: world.town) == nil)
    }

    @Test("What lacks something is refused with what to do, and nothing is kept")
    func refused() async throws {
        let world = try await World(), browser = try world.browser()
        _ = try await browser.get("/aidants/habilitation")

        let answer = try await browser.post("/aidants/habilitation", ["organisme": "Coup de main", "siret": "732 829 320 00075"])

        #expect(answer.status == 422 && answer.contains("Vérifiez les 14 chiffres") && answer.contains("732 829 320 00075"))
        #expect(try await world.count("relay") == 0)
    }

    @Test("Nobody is invited without a date of training, nor twice, nor before the organisation is validated", arguments: TestEngine.allCases)
    func uninvited(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        let relay = try await world.relay(desk)
        _ = try await world.helper(desk, of: relay)
        let path = "/bureau/reglages/aidants/\(relay)"
        _ = try await desk.get(path)

        #expect(
            try await desk.post(path + "/invitations", ["nom": "Bruno", "email": "b@coup.example"]).contains("un aidant est formé avant d&#39;aider"))
        let again: KeyValuePairs = [
            "nom": "Camille", "email": "camille@coup.example", "formation.day": "1", "formation.month": "1", "formation.year": "2026",
        ]
        #expect(try await desk.post(path + "/invitations", again).contains("déjà celle d&#39;un aidant"))
        _ = try await desk.post(path + "/decision", ["decision": "suspended"])
        #expect(try await desk.post(path + "/invitations", again).status == 404)
        #expect(try await world.count("helper") == 1)
    }

    @Test("A code opens one session, a wrong one opens none, and so does a wrong passphrase")
    func codes() async throws {
        let world = try await World(), desk = try world.administrator()
        let relay = try await world.relay(desk)
        _ = try await desk.get("/bureau/reglages/aidants/\(relay)")
        _ = try await desk.post(
            "/bureau/reglages/aidants/\(relay)/invitations",
            ["nom": "Camille Roux", "email": "c@coup.example", "formation.day": "1", "formation.month": "1", "formation.year": "2026"])
        let browser = try world.browser(), link = try world.mailbox.link()
        let code = try world.code(in: try await browser.get(link))

        #expect(try await browser.post(link, ["phrase": "trop court", "encore": "trop court", "code": world.typed(code)]).status == 422)
        #expect(try await browser.post(link, ["phrase": World.phrase, "encore": World.phrase, "code": "000000"]).contains("pas le code affiché"))
        #expect(try await browser.post(link, ["phrase": World.phrase, "encore": World.phrase, "code": world.typed(code)]).status == 303)
        #expect(try await world.signIn(browser, "c@coup.example", code).status == 422, "the code made the account")
        world.clock.move(60)
        #expect(try await world.signIn(browser, "c@coup.example", code, phrase: "autre").status == 422)
        #expect(try await world.signIn(browser, "c@coup.example", code).location == "/aidants/espace")
        #expect(try await world.browser().get(link).status == 410)
    }

    @Test("After a year without a review a helper does not come in; once confirmed, they do")
    func review() async throws {
        let world = try await World(), desk = try world.administrator()
        let relay = try await world.relay(desk)
        _ = try await world.helper(desk, of: relay)
        let found = try await world.room.helpers.credentials("camille@coup.example", of: world.town)
        let known = try #require(found)
        let code = try world.room.seal.code(known.codeSealed, of: "camille@coup.example")
        world.clock.move(366 * 86_400)

        #expect(try await world.signIn(world.browser(), "camille@coup.example", code).contains("n&#39;a pas été confirmée depuis un an"))
        _ = try await desk.get("/bureau/reglages/aidants/\(relay)")
        _ = try await desk.post("/bureau/reglages/aidants/\(relay)/aidants/\(known.helper.id)/revue")
        #expect(try await world.signIn(world.browser(), "camille@coup.example", code).status == 303)
    }

    @Test("Who helps no more, or whose organisation is suspended, is out at once", arguments: TestEngine.allCases)
    func closed(engine: TestEngine) async throws {
        let world = try await World(engine), desk = try world.administrator()
        let relay = try await world.relay(desk)
        let camille = try await world.helper(desk, of: relay)
        let bruno = try await world.helper(desk, of: relay, email: "bruno@coup.example")
        let helpers = try await world.room.helpers.helpers(of: relay)
        let first = try #require(helpers.first { $0.email == "camille@coup.example" })

        _ = try await desk.post("/bureau/reglages/aidants/\(relay)/aidants/\(first.id)/fermeture")
        #expect(try await camille.get("/aidants/espace").location == "/aidants/connexion")
        #expect(try await bruno.get("/aidants/espace").status == 200)
        _ = try await desk.post("/bureau/reglages/aidants/\(relay)/decision", ["decision": "suspended"])
        #expect(try await bruno.get("/aidants/espace").location == "/aidants/connexion")
    }
}
