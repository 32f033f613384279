import App
import Appointments
import Core
import Dossiers
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// An agent fills a form in for somebody on the phone: a real time is chosen, kept, and booked with the request.
@Suite("An appointment chosen by an agent in somebody's form")
struct EntryAppointmentTests {
    private func begin(_ town: TestTown, _ agent: TestBrowser) async throws -> String {
        let page = try await agent.get("/bureau/demandes/nouvelle")
        let procedure = String(
            try #require(page.body.firstMatch(of: /value="([^"]+)"[^>]*>Faire légaliser une signature/)).output.1)
        let begun = try await agent.post("/bureau/demandes/nouvelle", ["demarche": procedure, "canal": "phone"])
        _ = try await agent.follow(begun)
        return String(try #require(begun.location?.split(separator: "/").last))
    }

    private func file(_ draft: String, _ agent: TestBrowser, _ more: (name: String, value: String) = ("autre", "")) async throws
        -> TestBrowser.Page
    {
        _ = try await agent.get("/bureau/demandes/\(draft)")
        return try await agent.post(
            "/bureau/demandes/\(draft)", ["nom": "Diallo", "email": "amina@exemple.fr", "_pour": "lui-meme", more.name: more.value])
    }

    private func choose(_ time: String, _ place: PlaceID, in draft: String, _ agent: TestBrowser) async throws -> TestBrowser.Page {
        let path = "/bureau/demandes/\(draft)/rendez-vous/moment"
        _ = try await agent.get("\(path)?lieu=\(place)&depuis=\(time.prefix(10))")
        return try await agent.post(path, ["lieu": "\(place)", "nombre": "1", "debut": "\(TestTown.minute(time))"])
    }

    @Test("The reserve is there, what is typed stays, and filing books it; moved, the request says where it is now", arguments: TestEngine.allCases)
    func booked(engine: TestEngine) async throws {
        let (town, place) = try await TestTown.signing(engine)
        let (agent, person) = (try await town.browser(as: "accueil@essai.example"), town.browser())
        let draft = try await begin(town, agent)

        let away = try await file(draft, agent, ("_rendez-vous", "moment"))
        #expect(away.location == "/bureau/demandes/\(draft)/rendez-vous/moment")
        let times = try await agent.get("/bureau/demandes/\(draft)/rendez-vous/moment?lieu=\(place)&depuis=2026-03-10")
        let shown = times.body.matches(of: /name="debut" value="(\d+)"/).compactMap { Int($0.output.1) }
        let online = try await person.get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-10").body
        let kept = try #require(shown.first { !online.contains("\"\($0)\"") })
        _ = try await agent.post("/bureau/demandes/\(draft)/rendez-vous/moment", ["lieu": "\(place)", "nombre": "1", "debut": "\(kept)"])
        let form = try await agent.get("/bureau/demandes/\(draft)")
        #expect(form.contains("mardi 10 mars 2026") && form.contains("gardée jusqu") && form.contains("Diallo"))
        #expect(form.body.firstMatch(of: /value="lui-meme"[^>]*checked/) != nil)
        let filed = try await file(draft, agent)
        #expect(filed.location == "/bureau/dossiers/\(draft)?depot=1")
        let desk = try await agent.get("/bureau/dossiers/\(draft)")
        let number = String(try #require(desk.body.firstMatch(of: /\/bureau\/rendez-vous\/([0-9A-Z-]+)"/)).output.1)
        #expect(desk.contains("mardi 10 mars 2026"))
        try await town.work()
        #expect(try await town.outbox("subject").contains { $0.contains("10 mars") })

        let moving = "/bureau/rendez-vous/\(number)/deplacer"
        _ = try await agent.get(moving)
        let page = try await agent.get("\(moving)?lieu=\(place)&depuis=2026-03-11")
        let start = String(try #require(page.body.firstMatch(of: /name="debut"[^>]* value="(\d+)"/)).output.1)
        #expect(try await agent.post(moving, ["lieu": "\(place)", "debut": start]).status == 303)
        try await town.work()
        let after = try await agent.get("/bureau/dossiers/\(draft)").body
        #expect(after.contains("Le rendez-vous est maintenant") && after.contains("Il était\u{A0}: mardi 10 mars 2026"))
        #expect(after.firstMatch(of: /<dd>mercredi 11 mars 2026/) != nil)
    }

    @Test("When nothing suits, wishes are noted; the time that was dropped is free again")
    func wishes() async throws {
        let (town, place) = try await TestTown.signing()
        let agent = try await town.browser(as: "accueil@essai.example")
        let draft = try await begin(town, agent)
        _ = try await choose("2026-03-10 09:30", place, in: draft, agent)

        _ = try await file(draft, agent, ("_sans-rendez-vous", "moment"))
        let empty = try await file(draft, agent)
        let filed = try await file(draft, agent, ("moment", "Le mardi, après 16 h"))

        #expect(empty.status == 422)
        #expect(filed.location == "/bureau/dossiers/\(draft)?depot=1")
        let desk = try await agent.get("/bureau/dossiers/\(draft)").body
        #expect(desk.contains("Le mardi, après 16 h") && !desk.contains("/bureau/rendez-vous/"))
        #expect(
            try await town.browser().get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-10").contains(
                "\(TestTown.minute("2026-03-10 09:30"))"))
    }

    @Test("Lost to somebody else meanwhile: nothing is filed, nothing is taken for a wish, another is chosen", arguments: TestEngine.allCases)
    func lost(engine: TestEngine) async throws {
        let (town, place) = try await TestTown.signing(engine)
        let (agent, other) = (try await town.browser(as: "accueil@essai.example"), town.browser())
        let draft = try await begin(town, agent)
        _ = try await choose("2026-03-10 09:30", place, in: draft, agent)
        let open = try await agent.get("/bureau/demandes/\(draft)")
        #expect(open.contains("10 mars 2026"))
        town.clock.advance(hours: 1)
        #expect(try await !other.takeFirst(place, at: "2026-03-10 09:30", ["nom": "Zoé", "email": "zoe@exemple.fr"]).number.isEmpty)

        let refused = try await file(draft, agent)

        #expect(refused.status == 422 && !refused.contains("10 mars 2026"))
        _ = try await choose("2026-03-10 09:45", place, in: draft, agent)
        #expect(try await file(draft, agent).location == "/bureau/dossiers/\(draft)?depot=1")
    }

    @Test("Cancelled by the person, the request says so first, and what it was after")
    func cancelled() async throws {
        let (town, place) = try await TestTown.signing()
        let (agent, person) = (try await town.browser(as: "accueil@essai.example"), town.browser())
        let draft = try await begin(town, agent)
        _ = try await choose("2026-03-10 09:30", place, in: draft, agent)
        _ = try await file(draft, agent)
        let desk = try await agent.get("/bureau/dossiers/\(draft)")
        let number = String(try #require(desk.body.firstMatch(of: /\/bureau\/rendez-vous\/([0-9A-Z-]+)"/)).output.1)
        _ = try await person.get("/rendez-vous/suivi")
        _ = try await person.post("/rendez-vous/suivi", ["numero": number, "preuve": "Diallo"])
        _ = try await person.get("/rendez-vous/suivi/\(number)")

        _ = try await person.post("/rendez-vous/suivi/\(number)/annulation")
        try await town.work()

        let after = try await agent.get("/bureau/dossiers/\(draft)").body
        #expect(after.contains("Annulé\u{A0}: mardi 10 mars 2026") && after.contains("Le rendez-vous est annulé. Il était\u{A0}: mardi 10 mars 2026"))
    }

    @Test("Told late by a slow worker, an older time does not come back", arguments: TestEngine.allCases)
    func late(engine: TestEngine) async throws {
        let (town, place) = try await TestTown.signing(engine)
        let agent = try await town.browser(as: "accueil@essai.example")
        let draft = try await begin(town, agent)
        _ = try await choose("2026-03-10 09:30", place, in: draft, agent)
        _ = try await file(draft, agent)
        let number = String(
            try #require(try await agent.get("/bureau/dossiers/\(draft)").body.firstMatch(of: /\/bureau\/rendez-vous\/([0-9A-Z-]+)"/)).output.1)
        let id = try #require(
            try await town.product.database.read { try $0.row("SELECT id FROM appointment WHERE reference = \(number)")?.int("id") })
        try await move(number, place, to: "2026-03-11", agent)
        let news = AppointmentNews(.moved, of: AppointmentID(Int64(id)), version: 2)
        // One worker knows the first move, and is slow; the second move is told meanwhile.
        let old = try #require(try await town.product.appointments.answer(after: news, words: town.product.french))
        try await move(number, place, to: "2026-03-12", agent)
        try await town.work()

        let told = AppointmentAnswer(to: old.field, old.text, isCancelled: false)
        try await town.product.dossiers.follow(told, of: old.dossier, now: town.clock.now) { try old.isStillSo(on: $0) }

        #expect(old.text.contains("11 mars"))
        let after = try await agent.get("/bureau/dossiers/\(draft)").body
        #expect(after.firstMatch(of: /<dd>jeudi 12 mars 2026/) != nil && after.firstMatch(of: /<dd>mercredi 11 mars 2026/) == nil)
    }

    private func move(_ number: String, _ place: PlaceID, to day: String, _ agent: TestBrowser) async throws {
        let moving = "/bureau/rendez-vous/\(number)/deplacer"
        let page = try await agent.get("\(moving)?lieu=\(place)&depuis=\(day)")
        let start = String(try #require(page.body.firstMatch(of: /name="debut"[^>]* value="(\d+)"/)).output.1)
        #expect(try await agent.post(moving, ["lieu": "\(place)", "debut": start]).status == 303)
    }

    @Test("Neither the person's page nor another agent opens the choice")
    func closed() async throws {
        let (town, _) = try await TestTown.signing()
        let (agent, other) = (try await town.browser(as: "accueil@essai.example"), town.browser())
        let draft = try await begin(town, agent)

        #expect(try await agent.get("/brouillons/\(draft)/rendez-vous/moment").status == 404)
        #expect(try await agent.get("/bureau/demandes/\(draft)/rendez-vous/nom").status == 404)
        #expect(try await other.get("/bureau/demandes/\(draft)/rendez-vous/moment").status != 200)
    }
}
