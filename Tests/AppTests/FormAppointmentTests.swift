import App
import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport
import Web

/// A time chosen inside a form, without a script: kept while the form is finished, booked with the request.
@Suite("An appointment asked for in a form")
struct FormAppointmentTests {
    private func start(_ browser: TestBrowser) async throws -> String {
        _ = try await browser.get("/demarches/signature")
        let first = try await browser.follow(try await browser.post("/demarches/signature/brouillons"))
        return String(try #require(first.body.firstMatch(of: /brouillons\/([0-9A-Z-]+)\/pages/)).output.1)
    }

    /// Chooses a time, and comes back to the page of the form.
    private func choose(_ time: String, _ place: PlaceID, in draft: String, _ browser: TestBrowser) async throws -> TestBrowser.Page {
        _ = try await browser.get("/brouillons/\(draft)/rendez-vous/moment?lieu=\(place)")
        return try await browser.post(
            "/brouillons/\(draft)/rendez-vous/moment", ["lieu": "\(place)", "nombre": "1", "debut": "\(TestTown.minute(time))"])
    }

    private func file(_ draft: String, _ browser: TestBrowser) async throws -> TestBrowser.Page {
        let page = try await browser.get("/brouillons/\(draft)/pages/vous")
        let kept = String(page.body.firstMatch(of: /name="moment" value="([^"]+)"/)?.output.1 ?? "")
        _ = try await browser.post(
            "/brouillons/\(draft)/pages/vous", ["nom": "Diallo", "email": "amina@exemple.fr", "moment": kept.replacing("&#39;", with: "'")])
        _ = try await browser.get("/brouillons/\(draft)/verification")
        return try await browser.post("/brouillons/\(draft)/depot")
    }

    @Test("Chosen in the form, it is kept, booked with the request, and told wherever the request is", arguments: TestEngine.allCases)
    func booked(engine: TestEngine) async throws {
        let (town, place) = try await TestTown.signing(engine)
        let (person, other) = (town.browser(), town.browser())
        let draft = try await start(person)

        let typed = try await person.post("/brouillons/\(draft)/pages/vous", ["nom": "Diallo", "_rendez-vous": "moment"])
        #expect(typed.location == "/brouillons/\(draft)/rendez-vous/moment")
        #expect(try await person.follow(typed).contains("Hôtel de ville"))
        let chosen = try await choose("2026-03-10 09:30", place, in: draft, person)
        #expect(try await person.follow(chosen).contains("Vos numéros de pré-demande"))
        let page = try await person.get("/brouillons/\(draft)/pages/vous")
        #expect(page.contains("mardi 10 mars 2026") && page.contains("Diallo") && page.contains("gardé jusqu"))
        #expect(
            try await !other.get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-10").body.contains(
                "\(TestTown.minute("2026-03-10 09:30"))"))
        // Long after: it is kept no more, and still free.
        town.clock.advance(hours: 3)
        let filed = try await file(draft, person)
        let receipt = try await person.follow(filed)

        #expect(filed.location == "/suivi/\(draft)?depot=1")
        #expect(receipt.contains("Votre rendez-vous") && receipt.contains("mardi 10 mars 2026"))
        let link = String(try #require(receipt.body.firstMatch(of: /href="(\/rendez-vous\/lien\/[^"]+)"/)).output.1)
        let opened = try await person.follow(try await person.get(link))
        #expect(opened.contains("Hôtel de ville") && opened.contains("Une photo") && opened.contains("Une pièce d&#39;identité"))
        let desk = try await town.browser(as: "accueil@essai.example")
        let appointment = String(try #require(opened.body.firstMatch(of: /suivi\/([0-9A-Z-]+)\/deplacer/)).output.1)
        #expect(try await desk.get("/bureau/rendez-vous/\(appointment)").contains("/bureau/dossiers/\(draft)"))
        try await town.work()
        #expect(try await town.outbox("subject").contains { $0.contains("10 mars") })
    }

    @Test("Taken by somebody else once it was kept no more: nothing is filed, and another is chosen", arguments: TestEngine.allCases)
    func lost(engine: TestEngine) async throws {
        let (town, place) = try await TestTown.signing(engine)
        let (person, other) = (town.browser(), town.browser())
        let draft = try await start(person)
        _ = try await choose("2026-03-10 09:30", place, in: draft, person)
        town.clock.advance(hours: 1)
        let taken = try await other.takeFirst(place, at: "2026-03-10 09:30", ["nom": "Zoé", "email": "zoe@exemple.fr"])
        #expect(!taken.number.isEmpty)

        let refused = try await file(draft, person)
        let check = try await person.get("/brouillons/\(draft)/verification")

        #expect(refused.status != 200 && refused.location != "/suivi/\(draft)?depot=1")
        #expect(!check.contains("mardi 10 mars 2026"))
        _ = try await choose("2026-03-10 09:45", place, in: draft, person)
        #expect(try await file(draft, person).location == "/suivi/\(draft)?depot=1")
    }

    @Test("Removed, the time is free again; somebody else's draft opens no choice")
    func removed() async throws {
        let (town, place) = try await TestTown.signing()
        let (person, other) = (town.browser(), town.browser())
        let draft = try await start(person)
        _ = try await choose("2026-03-10 09:30", place, in: draft, person)

        _ = try await person.post("/brouillons/\(draft)/pages/vous", ["nom": "Diallo", "_sans-rendez-vous": "moment"])

        #expect(try await person.get("/brouillons/\(draft)/pages/vous").contains("Choisir un rendez-vous"))
        let times = try await other.get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-10")
        #expect(times.body.contains("\(TestTown.minute("2026-03-10 09:30"))"))
        #expect(try await other.get("/brouillons/\(draft)/rendez-vous/moment").status == 404)
        #expect(try await person.get("/brouillons/\(draft)/rendez-vous/nom").status == 404)
    }

    @Test("Where the authority does not receive for it, wishes are asked for")
    func wishes() async throws {
        let (town, _) = try await TestTown.signing(type: "mariages")
        let person = town.browser()
        let draft = try await start(person)

        #expect(try await person.get("/brouillons/\(draft)/pages/vous").contains("nous vous appellerons"))
        _ = try await person.post("/brouillons/\(draft)/pages/vous", ["nom": "Diallo", "moment": "Le mardi matin"])
        _ = try await person.get("/brouillons/\(draft)/verification")
        #expect(try await person.post("/brouillons/\(draft)/depot").location == "/suivi/\(draft)?depot=1")
    }
}
