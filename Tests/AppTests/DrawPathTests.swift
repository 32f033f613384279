import App
import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport

/// Twelve times each day of the week from Monday 16 March 2026, a fifth of them kept; registrations from now to the 10th, lots on the 11th at nine.
@Suite("A draw by lot, on pages")
struct DrawPathTests {
    static func form(
        _ type: AppointmentTypeID, first: String = "16", draws: String = "9 h 00", on day: String = "11"
    ) -> KeyValuePairs<String, String> {
        [
            "type": "\(type)", "lieu": "", "du.day": first, "du.month": "3", "du.year": "2026", "au.day": "16", "au.month": "3", "au.year": "2026",
            "ouvre.day": "1", "ouvre.month": "3", "ouvre.year": "2026", "ouvre_heure": "8 h", "ferme.day": "10", "ferme.month": "3",
            "ferme.year": "2026", "ferme_heure": "20:00", "tirage.day": day, "tirage.month": "3", "tirage.year": "2026", "tirage_heure": draws,
        ]
    }

    private func town(beacon: String = "") async throws -> (town: TestTown, chief: TestBrowser, place: PlaceID, reference: String) {
        let (town, place, type) = try await TestTown.receiving(.sqlite, ["ADMILIB_BEACON_URLS": beacon])
        let chief = try await town.browser(as: "chloe@essai.example")
        _ = try await chief.get("/bureau/rendez-vous/tirages/nouveau")
        let made = try await chief.post("/bureau/rendez-vous/tirages/nouveau", Self.form(type))
        let reference = try #require(made.location?.firstMatch(of: /tirages\/([0-9A-Z-]{14})/)).output.1
        return (town, chief, place, String(reference))
    }

    /// Registers, and opens the link that was sent.
    private func register(_ person: TestBrowser, _ town: TestTown, _ reference: String, _ email: String) async throws -> String {
        let path = "/rendez-vous/tirages/\(reference)/inscription"
        _ = try await person.get(path)
        let asked = try await person.post(path, ["nombre": "1", "nom": "Zoé Martin", "email": email])
        #expect(asked.status == 303)
        try await town.work()
        // Somebody else may be written to at the same time.
        let mails = try await Array(zip(town.outbox("to_address"), town.outbox("text")))
        let mail = try #require(mails.last { $0.0 == email && $0.1.contains("/rendez-vous/inscriptions/") }?.1)
        let link = String(try #require(mail.firstMatch(of: /demarches\.essai\.example(\/rendez-vous\/inscriptions\/\S+)/)).output.1)
        #expect(try await person.get(link).contains("Confirmer mon inscription"))
        let confirmed = try await person.post(link, ["reponse": "confirmer"])
        #expect(confirmed.status == 303)
        return link
    }

    @Test("Set up, told on the pages, registered for, drawn: the result is public without a name, and whoever has a place has an appointment")
    func wholePath() async throws {
        let (town, chief, place, reference) = try await town()
        let person = town.browser()

        let slots = try await person.get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-13")
        #expect(slots.contains("tirage au sort") && slots.contains("/rendez-vous/tirages/\(reference)"))
        #expect(!slots.contains("lundi 16 mars") && slots.contains("mardi 17 mars"))
        let open = try await person.get("/rendez-vous/tirages/\(reference)")
        let commitment = try #require(open.body.firstMatch(of: /<code>([0-9a-f]{64})<\/code>/)).output.1
        let link = try await register(person, town, reference, "zoe@exemple.fr")
        #expect(try await person.get(link).contains("sous le numéro 1"))
        #expect(try await chief.get("/bureau/rendez-vous/tirages/\(reference)").contains("Personnes inscrites"))

        town.clock.advance(days: 10)
        try await town.product.appointments.drawLots(now: town.clock.now)
        try await town.work()

        let result = try await person.get("/rendez-vous/tirages/\(reference)")
        let seed = try #require(result.body.firstMatch(of: /<code>([A-Za-z0-9_-]{43})<\/code>/)).output.1
        #expect(Secret.digest(String(seed)) == commitment)
        #expect(result.contains("Rendez-vous attribué") && !result.contains("Zoé"))
        #expect(try await person.get(link).status == 303, "the link now opens the appointment")
        let mail = try #require(try await town.outbox("text").last)
        #expect(mail.contains("au rang 1") && mail.contains("lundi 16 mars 2026 à 9"))
    }

    /// What the public page shows under a word.
    private func shown(_ word: String, on page: TestBrowser.Page) throws -> String {
        let found = try Regex("<dt>\(word)</dt><dd><code>([^<]+)</code>", as: (Substring, Substring).self).firstMatch(in: page.body)
        return try String(#require(found).output.1)
    }

    @Test("Mixed with a public number: the page says beforehand which, and afterwards all that is needed to compute the order again")
    func mixed() async throws {
        let beacon = try FakeBeacon()
        let (town, _, _, reference) = try await town(beacon: beacon.address)
        let (person, path) = (town.browser(), "/rendez-vous/tirages/\(reference)")
        for name in ["zoe", "paul", "bruno"] { _ = try await register(town.browser(), town, reference, "\(name)@exemple.fr") }

        let open = try await person.get(path)
        let round = try #require(open.body.firstMatch(of: /le nombre n° (\d+) de la balise/)).output.1
        #expect(open.contains("paraît le 10 mars 2026 à 20 h 10") && !open.body.contains("<dt>Signature du nombre public</dt>"))
        town.clock.advance(days: 10)
        try await town.product.appointments.drawLots(now: town.clock.now)
        let chief = try await town.browser(as: "chloe@essai.example")
        #expect(try await chief.get("/bureau" + path).contains("n° \(round) de la balise drand, le 10 mars"))
        try await town.work()

        let page = try await person.get(path)
        #expect(beacon.asked == [Int(round)])
        let key = Secret.digest(try shown("Clé", on: page) + (try shown("Nombre public", on: page)))
        #expect(try shown("Clé du tirage", on: page) == key)
        #expect(try shown("Nombre public", on: page) == FakeBeacon.value(of: Int(round)!).randomness)
        let ranks = page.body.matches(of: /<tr[^>]*><t[hd][^>]*>(\d+)<\/t[hd]><td[^>]*>(\d+)<\/td>/).map { Int($0.output.2)! }
        #expect(ranks == [1, 2, 3].sorted { Secret.mark("\($0)", key: Array(key.utf8)) < Secret.mark("\($1)", key: Array(key.utf8)) })
        #expect(page.contains("Personne ne pouvait le connaître pendant les inscriptions"))
    }

    @Test("The number cannot be read: agents are told at once, and six hours later everyone is told that the order comes from the key alone")
    func missed() async throws {
        let beacon = try FakeBeacon()
        beacon.feels(.late)
        let (town, _, _, reference) = try await town(beacon: beacon.address)
        _ = try await register(town.browser(), town, reference, "zoe@exemple.fr")
        let path = "/rendez-vous/tirages/\(reference)"
        town.clock.advance(days: 8.5)
        try await town.product.appointments.drawLots(now: town.clock.now)
        try await town.work()

        let waiting = try await town.browser(as: "chloe@essai.example").get("/bureau" + path)
        #expect(waiting.contains("adresses répondent") && !waiting.contains("Tirer au sort maintenant"))
        town.clock.advance(days: 1)
        try await town.product.appointments.drawLots(now: town.clock.now)
        #expect(try await town.browser().get(path).contains("Le tirage attend le nombre public"))
        try await town.work()

        let page = try await town.browser().get(path)
        #expect(page.contains("ordre vient de la clé seule") && !page.contains("xxd") && page.contains("Rendez-vous attribué"))
    }

    @Test("With a public number, lots are drawn ten minutes after registrations close, or later")
    func soon() async throws {
        let (_, chief, _, _) = try await town(beacon: "https://127.0.0.1:9")

        let page = try await chief.post("/bureau/rendez-vous/tirages/nouveau", Self.form(AppointmentTypeID(1), draws: "20 h 05", on: "10"))

        #expect(page.status == 422 && page.contains("dix minutes après la fin des inscriptions"))
    }

    @Test("The draw of a reception desk: an agent registers somebody without an address, with a number like the others")
    func desk() async throws {
        let (town, _, _, reference) = try await town()
        let agent = try await town.browser(as: "accueil@essai.example")
        let path = "/bureau/rendez-vous/tirages/\(reference)/inscription"
        _ = try await agent.get(path)

        let nobody = try await agent.post(path, ["nom": "Paul Durand", "nombre": "1"])
        let added = try await agent.post(path, ["nom": "Paul Durand", "telephone": "01 99 00 12 34", "nombre": "1"])
        let again = try await agent.post(path, ["nom": "Paul Durand", "telephone": "01 99 00 12 34", "nombre": "1"])

        #expect(nobody.status == 422 && added.status == 303 && again.status == 422)
        #expect(again.contains("déjà inscrite"))
        #expect(try await agent.follow(added).contains("Paul Durand"))
        #expect(try await agent.post("/bureau/rendez-vous/tirages/\(reference)", ["fait": "annuler"]).status == 403)
        #expect(try await !town.browser().get("/rendez-vous/tirages/\(reference)").contains("Paul"))
        let stranger = try await town.browser(as: "alix@essai.example")
        #expect(try await !stranger.get("/bureau/rendez-vous/tirages/\(reference)").contains("Paul"))
        #expect(try await stranger.get(path).status == 404)
    }

    @Test("Refused settings say what to put right; drawn too early, nothing happens; called off, the times are everyone's")
    func settings() async throws {
        let (town, chief, place, reference) = try await town()
        let (page, type) = (try await chief.get("/bureau/rendez-vous/tirages/nouveau"), AppointmentTypeID(1))
        #expect(page.status == 200)

        let wrong = try await chief.post("/bureau/rendez-vous/tirages/nouveau", Self.form(type, first: "9"))
        let twice = try await chief.post("/bureau/rendez-vous/tirages/nouveau", Self.form(type))
        let early = try await chief.post("/bureau/rendez-vous/tirages/\(reference)", ["fait": "tirer"])
        #expect(wrong.status == 422 && wrong.contains("après le jour du tirage"))
        #expect(twice.status == 422 && twice.contains("Un autre tirage au sort"))
        #expect(early.status == 409)

        #expect(try await chief.post("/bureau/rendez-vous/tirages/\(reference)", ["fait": "annuler"]).status == 303)
        #expect(try await town.browser().get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-16").contains("lundi 16 mars"))
    }

    @Test("The code does as the link; one answer for every mistake; nobody else's link opens")
    func code() async throws {
        let (town, _, _, reference) = try await town()
        let person = town.browser()
        _ = try await register(person, town, reference, "zoe@exemple.fr")
        let mail = try #require(try await town.outbox("text").last { $0.contains("code ") })
        let number = try #require(mail.firstMatch(of: /numéro ([0-9A-Z-]{14})/)).output.1
        let code = try #require(mail.firstMatch(of: /code (\d{6})/)).output.1

        _ = try await person.get("/rendez-vous/inscriptions")
        let wrong = try await person.post("/rendez-vous/inscriptions", ["numero": String(number), "code": "000000"])
        let right = try await person.post("/rendez-vous/inscriptions", ["numero": String(number), "code": String(code)])

        #expect(wrong.status == 422 && right.status == 303)
        #expect(try await person.get("/rendez-vous/inscriptions/\(number).0000").status == 404)
        #expect(try await person.get("/rendez-vous/tirages/7K3M-Q2XN-8W4P").status == 404)
    }
}
