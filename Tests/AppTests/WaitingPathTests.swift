import App
import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport

@Suite("A person waits for a time")
struct WaitingPathTests {
    /// A town whose only free time is far: the first week is taken.
    private func town() async throws -> (town: TestTown, place: PlaceID, number: String) {
        let (town, place, _) = try await TestTown.receiving()
        let person = town.browser()
        let (number, _) = try await person.takeFirst(place, at: "2026-03-05 09:00")
        return (town, place, number)
    }

    /// Asks to wait on one day, and opens the link that was sent.
    private func join(
        _ browser: TestBrowser, _ town: TestTown, _ email: String, on day: (day: String, month: String) = ("8", "3")
    ) async throws -> String {
        _ = try await browser.get("/rendez-vous/titres/attente")
        let asked = try await browser.post(
            "/rendez-vous/titres/attente",
            [
                "nombre": "1", "nom": "Zoé Martin", "email": email, "du.day": day.day, "du.month": day.month, "du.year": "2026", "au.day": day.day,
                "au.month": day.month, "au.year": "2026",
            ])
        #expect(asked.status == 303)
        try await town.work()
        let mail = try #require(try await town.outbox("text").last { $0.contains("/rendez-vous/attente/") })
        return String(try #require(mail.firstMatch(of: /demarches\.essai\.example(\/rendez-vous\/attente\/\S+)/)).output.1)
    }

    @Test("From nothing soon enough to an appointment: asked, confirmed, offered, taken, without an account")
    func wholePath() async throws {
        let (town, place, _) = try await town()
        let person = town.browser()
        let slots = try await person.get("/rendez-vous/titres/creneaux?lieu=\(place)")
        #expect(slots.contains("/rendez-vous/titres/attente?nombre=1&amp;lieu=\(place)"))

        // A Sunday: nothing is open.
        let link = try await join(person, town, "zoe@exemple.fr")
        #expect(try await person.get(link).contains("Confirmer mon inscription"))
        let confirmed = try await person.follow(try await person.post(link, ["reponse": "confirmer"]))
        #expect(confirmed.contains("au rang 1") && confirmed.contains("Quitter la liste"))

        let chief = try await town.browser(as: "chloe@essai.example")
        let settings = "/bureau/reglages/rendez-vous/lieux/\(place)"
        let desk = try #require(
            try await chief.get(settings + "/ouvertures/nouvelle").body
                .firstMatch(of: /<option value="(\d+)">Guichet 1/)
        ).output.1
        let added = try await chief.post(
            settings + "/ouvertures",
            [
                "bureau": String(desk), "de": "10:00", "a": "10:15", "premier.day": "8", "premier.month": "3", "premier.year": "2026",
                "semaines": "1", "reserve": "50", "liberation": "1", "avance": "2",
            ])
        #expect(added.status == 303)
        #expect(try await chief.get(settings).body.replacing("&#39;", with: "'").contains("d'abord à la liste d'attente pendant 2 h"))
        town.clock.advance(days: 5, hours: 1.1)
        try await town.product.appointments.turnWaitingList(now: town.clock.now)
        try await town.work()

        #expect(try await town.outbox("subject").contains { $0.hasPrefix("Un rendez-vous est gardé pour vous jusqu'au") })
        #expect(try await person.get(link).contains("dimanche 8 mars 2026 à 10 h 00"))
        let taken = try await person.post(link, ["reponse": "prendre"])
        let page = try await person.follow(taken)
        #expect(taken.status == 303 && page.contains("Votre rendez-vous est pris") && page.contains("Zoé Martin"))
        #expect(try await person.get(link).status == 303, "the link of the list now opens the appointment")
    }

    @Test("What somebody cancels is offered before the page that cancels says so; refused, it is everyone's")
    func cancelled() async throws {
        let (town, place, number) = try await town()
        let (person, other) = (town.browser(), town.browser())
        _ = try await other.get("/rendez-vous/suivi")
        _ = try await other.post("/rendez-vous/suivi", ["numero": number, "preuve": "Amina Diallo"])
        // Everything else of that day is taken.
        let agent = try await town.browser(as: "accueil@essai.example")
        try await fill("2026-03-05", at: place, by: agent)
        let link = try await join(person, town, "zoe@exemple.fr", on: ("5", "3"))
        _ = try await person.get(link)
        _ = try await person.post(link, ["reponse": "confirmer"])

        _ = try await other.get("/rendez-vous/suivi/\(number)/annulation")
        #expect(try await other.post("/rendez-vous/suivi/\(number)/annulation").status == 303)

        #expect(try await person.get(link).contains("jeudi 5 mars 2026 à 9 h 00"))
        #expect(try await !other.get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-05").contains("jeudi 5 mars"))
        #expect(try await agent.get("/bureau/rendez-vous/attente").contains("Proposition en cours"))
        _ = try await person.post(link, ["reponse": "refuser"])
        #expect(try await other.get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-05").contains("jeudi 5 mars"))
    }

    private func fill(_ day: String, at place: PlaceID, by agent: TestBrowser) async throws {
        let page = try await agent.get("/bureau/rendez-vous/nouveau?lieu=\(place)&depuis=\(day)")
        let type = try #require(page.body.firstMatch(of: /name="type"[^>]*>\s*<option value="(\d+)"/)).output.1
        let span = TestTown.minute("\(day) 00:00")..<TestTown.minute("\(day) 23:59")
        for match in page.body.matches(of: /name="debut"[^>]*value="(\d+)"/) where span.contains(Int(match.output.1)!) {
            _ = try await agent.post(
                "/bureau/rendez-vous/nouveau",
                ["lieu": "\(place)", "type": String(type), "nombre": "1", "debut": String(match.output.1), "nom": "Paul"])
        }
    }

    @Test("The code that was sent does as the link; another does not, and says nothing of whether the number exists")
    func code() async throws {
        let (town, _, _) = try await town()
        let person = town.browser()
        _ = try await join(person, town, "zoe@exemple.fr")
        let mail = try #require(try await town.outbox("text").last { $0.contains("/rendez-vous/attente/") })
        let number = try #require(mail.firstMatch(of: /numéro ([0-9A-Z-]{14})/)).output.1
        let code = try #require(mail.firstMatch(of: /code (\d{6})/)).output.1

        _ = try await person.get("/rendez-vous/attente")
        let wrong = try await person.post("/rendez-vous/attente", ["numero": String(number), "code": "000000"])
        let unknown = try await person.post("/rendez-vous/attente", ["numero": "7K3M", "code": String(code)])
        let right = try await person.post("/rendez-vous/attente", ["numero": String(number), "code": String(code)])

        #expect(wrong.status == 422 && unknown.status == 422 && right.status == 303)
        #expect(try await person.follow(right).contains("au rang 1"))
    }

    @Test("Refused entries come back with what was typed, and what to do")
    func faults() async throws {
        let (town, _, _) = try await town()
        let person = town.browser()
        _ = try await person.get("/rendez-vous/titres/attente")

        let refused = try await person.post(
            "/rendez-vous/titres/attente",
            ["nom": "Zoé", "email": "", "telephone": "06 12 34 56 78", "au.day": "1", "au.month": "1", "au.year": "2026"])
        let silent = try await person.post("/rendez-vous/titres/attente", ["nom": "Zoé", "telephone": "06 12 34 56 78"])

        #expect(refused.status == 422 && refused.contains("dans moins d") && refused.contains("value=\"06 12 34 56 78\""))
        #expect(silent.status == 422 && silent.contains("Donnez une adresse e-mail"))
        #expect(try await person.get("/rendez-vous/attente/7K3M-Q2XN-8W4P.0000").status == 404)
    }

    @Test("Who waits and reads nothing is in the list of calls, until they answered; refused, the call is gone too", arguments: TestEngine.allCases)
    func calls(engine: TestEngine) async throws {
        let (town, place, _) = try await TestTown.receiving(engine)
        let agent = try await town.browser(as: "accueil@essai.example")
        let form = try await agent.get("/bureau/rendez-vous/attente/nouvelle")
        let type = try #require(form.body.firstMatch(of: /name="type" value="(\d+)"/)).output.1
        for name in ["Paul Durand", "Jeanne Petit"] {
            let phone = name == "Paul Durand" ? "01 99 00 12 34" : "01 99 00 12 35"
            _ = try await agent.post(
                "/bureau/rendez-vous/attente/nouvelle",
                ["type": String(type), "nombre": "1", "nom": name, "telephone": phone, "lieux": "\(place)"])
        }
        try await town.product.appointments.turnWaitingList(now: town.clock.now)
        try await town.work()

        let queue = try await agent.get("/bureau/courriers")
        #expect(queue.contains("Paul Durand") && queue.contains("Jeanne Petit"))
        let path = String(try #require(queue.body.firstMatch(of: /\/bureau\/appels\/\d+/)).output)
        let call = try await agent.get(path)
        #expect(call.contains("Il est gardé pour vous jusqu") && call.contains("01\u{A0}99") && !call.contains("/rendez-vous/attente/"))
        let number = String(try #require(call.body.firstMatch(of: /\/bureau\/rendez-vous\/([0-9A-Z-]{14})"/)).output.1)
        let list = try await agent.get("/bureau/rendez-vous/\(number)")
        #expect(list.status == 303 && list.location?.hasPrefix("/bureau/rendez-vous/attente#attente-") == true)
        #expect(try await town.browser(as: "alix@essai.example").get(path).status == 404)

        let waiting = try await agent.get("/bureau/rendez-vous/attente").body
        let ids = waiting.matches(of: /value="(\d+) prendre"/).map { String($0.output.1) }
        _ = try await agent.post("/bureau/rendez-vous/attente", ["fait": "\(ids[0]) prendre"])
        _ = try await agent.post("/bureau/rendez-vous/attente", ["fait": "\(ids[1]) refuser"])
        try await town.work()
        #expect(try await agent.get("/bureau/courriers").body.firstMatch(of: /\/bureau\/appels\/\d+/) == nil)
    }

    @Test("Without an answer in time, the call leaves the list with the offer; the end of waiting is called")
    func callsOver() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let agent = try await town.browser(as: "accueil@essai.example")
        let form = try await agent.get("/bureau/rendez-vous/attente/nouvelle")
        let type = try #require(form.body.firstMatch(of: /name="type" value="(\d+)"/)).output.1
        _ = try await agent.post(
            "/bureau/rendez-vous/attente/nouvelle",
            ["type": String(type), "nombre": "1", "nom": "Paul Durand", "telephone": "01 99 00 12 34", "lieux": "\(place)"])

        for _ in 0..<3 {
            try await town.product.appointments.turnWaitingList(now: town.clock.now)
            try await town.work()
            town.clock.advance(hours: 26)
        }
        try await town.product.appointments.turnWaitingList(now: town.clock.now)
        try await town.work()

        let later = try await town.browser(as: "accueil@essai.example")
        let queue = try await later.get("/bureau/courriers")
        let paths = queue.body.matches(of: /\/bureau\/appels\/\d+/)
        #expect(paths.count == 1)
        #expect(try await later.get(String(try #require(paths.first).output)).contains("Votre inscription sur la liste d&#39;attente est terminée"))
    }

    @Test("An agent puts somebody on the list on the phone, is told to call them, and answers for them; other units see nothing of it")
    func desk() async throws {
        let (town, place, _) = try await town()
        let agent = try await town.browser(as: "accueil@essai.example")
        let form = try await agent.get("/bureau/rendez-vous/attente/nouvelle")
        let type = try #require(form.body.firstMatch(of: /name="type" value="(\d+)"/)).output.1

        let wrong = try await agent.post("/bureau/rendez-vous/attente/nouvelle", ["type": String(type), "nom": "Paul Durand"])
        let added = try await agent.post(
            "/bureau/rendez-vous/attente/nouvelle",
            ["type": String(type), "nombre": "1", "nom": "Paul Durand", "telephone": "01 99 00 12 34", "lieux": "\(place)"])
        let list = try await agent.follow(added)

        #expect(wrong.status == 422 && added.status == 303)
        #expect(list.contains("Paul Durand") && list.contains("À appeler") && list.contains("Proposition en cours"))
        let stranger = try await town.browser(as: "alix@essai.example")
        #expect(try await !stranger.get("/bureau/rendez-vous/attente").contains("Paul"))
        let id = try #require(list.body.firstMatch(of: /value="(\d+) prendre"/)).output.1
        #expect(try await stranger.post("/bureau/rendez-vous/attente", ["fait": "\(id) prendre"]).status == 404)
        let taken = try await agent.post("/bureau/rendez-vous/attente", ["fait": "\(id) prendre"])
        #expect(try await agent.follow(taken).contains("Paul Durand"))
        #expect(try await agent.get("/bureau/rendez-vous/attente").contains("Personne n"))
    }
}
