import Core
import Foundation
import TestSupport
import Testing

@testable import Mandates
@testable import Storage

@Suite("Mandates")
struct MandateTests {
    private func world(_ engine: TestEngine = .sqlite) async throws -> (World, desk: TestBrowser, helper: TestBrowser) {
        let world = try await World(engine), desk = try world.administrator()
        let helper = try await world.helper(desk, of: try await world.relay(desk))
        return (world, desk, helper)
    }

    @Test("Signed on paper, it lives for its days, and its attestation bears a digest that the counter shows too", arguments: TestEngine.allCases)
    func paper(engine: TestEngine) async throws {
        let (world, desk, helper) = try await world(engine)
        let path = try await world.mandate(helper)
        #expect(try await helper.get(path + "/mandat.pdf").contains("Mandat à signer"))
        _ = try await helper.get(path)
        _ = try await helper.post(path + "/signature")
        let mandate = try await world.only()

        let attestation = try await helper.get(path + "/mandat.pdf")
        _ = try await desk.get("/bureau/mandats")
        let counter = try await desk.post("/bureau/mandats", ["numero": mandate.person.number.description])

        let hash = try #require(mandate.attestation)
        #expect(attestation.contains("Amina Benali") && attestation.contains(hash) && counter.contains(hash))
        #expect(mandate.isAlive(at: world.clock.now + 30 * 86_400) && !mandate.isAlive(at: world.clock.now + 31 * 86_400))
    }

    @Test("By SMS, only the exact words count: another answer changes nothing, a second one neither", arguments: TestEngine.allCases)
    func sms(engine: TestEngine) async throws {
        let (world, _, helper) = try await world(engine)
        _ = try await world.mandate(helper, consent: "sms")
        #expect(!world.phone.texts[0].contains("Amina") && !world.phone.texts[0].contains("Coup de main"))

        #expect(try await world.answer("oui") == 204)
        #expect(try await world.answer("OUI \(world.phone.code)", token: "autre") == 401)
        #expect(try await world.answer("OUI \(world.phone.code)", from: "+33699999999") == 204)
        #expect(try await world.only().state == .awaiting)
        #expect(try await world.answer(" oui  \(world.phone.code) ") == 204)
        #expect(try await world.only().isAlive(at: world.clock.now))
        #expect(try await world.answer("NON \(world.phone.code)") == 204)

        #expect(try await world.only().state == .given)
        let kinds = try await world.room.journal.acts(of: world.town).map(\.kind)
        #expect(kinds.suffix(5) == [.written, .smsSent, .smsOther, .smsYes, .given])
    }

    @Test("Refused by SMS, or answered the day after, it is never given")
    func smsRefused() async throws {
        let (world, _, helper) = try await world()
        _ = try await world.mandate(helper, consent: "sms")
        _ = try await world.answer("NON \(world.phone.code)")
        #expect(try await world.only().state == .refused)
        _ = try await world.mandate(helper, consent: "sms")
        world.clock.move(86_400)

        _ = try await world.answer("OUI \(world.phone.code)")

        #expect(try await world.only().standing(at: world.clock.now) == .lapsed)
    }

    @Test("With the person's card, it is found in their space, where they end it", arguments: TestEngine.allCases)
    func card(engine: TestEngine) async throws {
        let (world, _, helper) = try await world(engine)
        let path = try await world.mandate(helper, consent: "carte")
        _ = try await helper.get(path)
        #expect(try await helper.post(path + "/carte", ["numero": "7K3M-Q2XN", "secret": "000000"]).status == 422)
        #expect(try await helper.post(path + "/carte", ["numero": "7K3M-Q2XN", "secret": "482017"]).status == 303)
        let amina = try world.browser()
        amina.setCookie("espace", "cle")

        #expect(try await amina.get("/espace/mandats").contains("Coup de main"))
        _ = try await amina.post("/espace/mandats/\(world.only().id)/fin")

        #expect(try await world.only().endedBy == .person)
        #expect(try await world.browser().get("/espace/mandats").location == "/espace/connexion?retour=/espace/mandats")
    }

    @Test("It is ended from anywhere: with its number, at the counter by name, by the organisation", arguments: TestEngine.allCases)
    func ended(engine: TestEngine) async throws {
        let (world, desk, helper) = try await world(engine)
        _ = try await world.given(helper)
        let person = try world.browser()
        _ = try await person.get("/mandats/suivi")
        #expect(try await person.post("/mandats/suivi", ["numero": Reference.random().description]).status == 422)
        let number = try await world.only().person.number.description.lowercased()
        #expect(try await person.post("/mandats/suivi", ["numero": number]).contains("Transports"))
        #expect(try await person.post("/mandats/suivi/fin", ["numero": number]).contains("Plus personne ne peut agir"))
        #expect(try await world.only().endedBy == .person)

        _ = try await world.given(helper)
        _ = try await desk.get("/bureau/mandats")
        let found = try await desk.post(
            "/bureau/mandats", ["personne": "benali AMINA", "naissance.day": "3", "naissance.month": "3", "naissance.year": "1985"])
        let id = try await world.only().id
        #expect(found.contains("/bureau/mandats/\(id)/fin"))
        _ = try await desk.post("/bureau/mandats/\(id)/fin")
        #expect(try await world.only().endedBy == .counter)

        let path = try await world.given(helper)
        _ = try await helper.post(path + "/fin")
        #expect(try await world.only().endedBy == .relay)
    }

    @Test("Another organisation's mandates do not exist")
    func sealed() async throws {
        let (world, desk, helper) = try await world()
        let path = try await world.given(helper)
        let other = try await world.helper(desk, of: try await world.relay(desk, name: "Autre"), email: "autre@autre.example")

        #expect(try await other.get(path).status == 404)
        _ = try await other.get("/aidants/espace")
        #expect(try await other.post(path + "/agir").status == 404)
        #expect(try await other.get("/aidants/espace").contains("Amina") == false)
    }

    @Test("What lacks something, or is for somebody protected, is refused with what was typed")
    func refused() async throws {
        let (world, _, helper) = try await world()
        _ = try await helper.get("/aidants/nouveau-mandat")

        let answer = try await helper.post("/aidants/nouveau-mandat", ["personne": "Amina Benali", "duree": "31", "accord": "papier"])

        #expect(answer.status == 422 && answer.contains("Amina Benali") && answer.contains("ne convient pas à une personne protégée"))
        #expect(answer.contains("Cochez au moins une famille"))
        #expect(try await world.count("mandate") == 0)
    }

    @Test("Nothing stored in clear tells whom a mandate is for")
    func storedSealed() async throws {
        let (world, _, helper) = try await world()
        _ = try await world.mandate(helper, consent: "sms")
        let stored = try await world.database.read { try $0.rows("SELECT * FROM mandate").flatMap { $0.values.map { "\($0)" } }.joined() }

        #expect(!stored.contains("Amina") && !stored.contains("1985") && !stored.contains("612345678"))
        #expect(!stored.contains(try await world.only().person.number.description))
    }

    @Test("The journal is only added to, and tells when a line was changed behind our back", arguments: TestEngine.allCases)
    func journal(engine: TestEngine) async throws {
        let (world, desk, helper) = try await world(engine)
        _ = try await world.given(helper)

        await #expect(throws: (any Error).self) {
            try await world.database.write { _ = try $0.run("UPDATE mandate_act SET author = 'autre' WHERE number = 1") }
        }
        #expect(try await world.room.firstBreak(of: world.town) == nil)
        let file = try await desk.get("/bureau/reglages/journal-des-mandats.csv")
        #expect(file.contains("Mandat donné") && !file.contains("Amina"))
        try await world.database.write { _ = try $0.run("DELETE FROM mandate_act WHERE number = 2") }
        #expect(try await world.room.firstBreak(of: world.town) == 2)
    }

    @Test("Each page while one acts says for whom, until one stops or the mandate ends", arguments: TestEngine.allCases)
    func banner(engine: TestEngine) async throws {
        let (world, _, helper) = try await world(engine)
        let path = try await world.given(helper, days: "1")
        #expect(try await helper.get(path).contains("Agir pour Amina Benali"))
        _ = try await helper.post(path + "/agir")

        #expect(try await helper.get("/aidants").contains("Vous agissez pour Amina Benali."))
        _ = try await helper.post("/aidants/arret")
        #expect(try await helper.get("/aidants").contains("Vous agissez pour") == false)
        _ = try await helper.get(path)
        _ = try await helper.post(path + "/agir")
        try await world.room.mandates.end(try await world.only(), by: .person, "", of: world.town, at: world.clock.now)
        #expect(try await helper.get("/aidants").contains("Vous agissez pour") == false)
        #expect(try await helper.post(path + "/agir").status == 410)
    }
}
