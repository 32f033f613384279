import App
import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport

/// Amina comes on Tuesday 10 March at 11:00; the administrator is about to change hours. Monday 2 March 2026, 9:00.
private struct Booked {
    let town: TestTown
    let place: PlaceID
    let person: TestBrowser
    let number: String
    let chief: TestBrowser

    var path: String { "/bureau/reglages/rendez-vous/lieux/\(place)" }

    static func open(_ engine: TestEngine = .sqlite) async throws -> Booked {
        let (town, place, _) = try await TestTown.receiving(engine)
        let person = town.browser()
        let (number, _) = try await person.takeFirst(place, at: "2026-03-10 11:00")
        let chief = try await town.browser(as: "chloe@essai.example")
        try await town.work()
        return Booked(town: town, place: place, person: person, number: number, chief: chief)
    }

    func close(_ fields: [(String, String)] = []) async throws -> TestBrowser.Page {
        _ = try await chief.get(path + "/fermetures/nouvelle")
        let day = [("bureau", ""), ("du.day", "10"), ("du.month", "3"), ("du.year", "2026"), ("semaines", "1"), ("motif", "Dégât des eaux")]
        return try await chief.post(path + "/fermetures", pairs: day + fields)
    }

    func said() async throws -> TestBrowser.Page { try await chief.get(path) }
    func followed() async throws -> TestBrowser.Page { try await person.get("/rendez-vous/suivi/\(number)") }

    /// The button of the place's page that sends to such an address.
    func address(_ pattern: Regex<(Substring, Substring)>) async throws -> String {
        String(try #require(try await said().body.firstMatch(of: pattern)).output.1)
    }
}

@Suite("Whom a change of hours hits is said before it is saved")
struct HitPathTests {
    @Test("A closure shows them first; going back saves nothing and keeps what was typed", arguments: TestEngine.allCases)
    func goingBack(engine: TestEngine) async throws {
        let booked = try await Booked.open(engine)

        let asked = try await booked.close()
        let back = try await booked.chief.answer(asked, "retour")

        #expect(asked.status == 200 && asked.contains("Amina Diallo") && asked.contains(booked.number))
        #expect(back.status == 200 && back.contains("value=\"Dégât des eaux\"") && back.contains("value=\"2026\""))
        let said = try await booked.said()
        #expect(!said.contains("Dégât des eaux"))
        #expect(try await booked.followed().contains("mardi 10 mars 2026"))
    }

    @Test("Saved and moved: they are told once, and nobody is left", arguments: TestEngine.allCases)
    func moved(engine: TestEngine) async throws {
        let booked = try await Booked.open(engine)
        let before = try await booked.town.outbox("subject").count

        let saved = try await booked.chief.answer(try await booked.close(), "deplacer")
        try await booked.town.work()

        #expect(saved.location?.hasSuffix("touches?fait=1&reste=0") == true)
        #expect(try await booked.said().contains("Dégât des eaux"))
        #expect(try await booked.followed().contains("mercredi 11 mars 2026"))
        #expect(try await booked.town.outbox("subject").dropFirst(before).filter { $0.contains("déplacé") }.count == 1)
    }

    @Test("Saved and cancelled: they are told", arguments: TestEngine.allCases)
    func cancelled(engine: TestEngine) async throws {
        let booked = try await Booked.open(engine)

        let saved = try await booked.chief.answer(try await booked.close(), "annuler")
        try await booked.town.work()

        #expect(saved.location?.hasSuffix("touches?fait=1&reste=0") == true)
        #expect(try await booked.town.outbox("subject").last?.contains("annulé") == true)
    }

    @Test("A closure that comes back asks too; one at another hour is saved at once")
    func repeated() async throws {
        let booked = try await Booked.open()

        let early = try await booked.close([("jours", "2"), ("heure_de", "09:00"), ("heure_a", "10:00")])
        let asked = try await booked.close([("jours", "2"), ("heure_de", "10:00"), ("heure_a", "12:00")])

        #expect(early.status == 303 && early.location?.hasSuffix("?fait=1") == true)
        #expect(asked.status == 200 && asked.contains("1 rendez-vous est pris"))
        let saved = try await booked.chief.answer(asked, "ensuite")
        #expect(try await booked.chief.follow(saved).contains(booked.number))
    }

    @Test("A desk is closed for good, and hours are removed, once the list was seen", arguments: TestEngine.allCases)
    func desks(engine: TestEngine) async throws {
        let booked = try await Booked.open(engine)
        let desk = try await booked.address(/action="([^"]+\/guichets\/\d+)"/)
        let hours = try await booked.address(/formaction="([^"]+\/ouvertures\/\d+\/fin)"/)

        let removing = try await booked.chief.post(hours)
        let closing = try await booked.chief.post(desk)

        #expect(removing.contains(booked.number) && closing.contains(booked.number))
        #expect(try await booked.chief.answer(closing, "retour").status == 303)
        #expect(try await !booked.said().contains("Fermé"))
        #expect(try await booked.said().contains("de 9"))
        let closed = try await booked.chief.answer(closing, "ensuite")
        #expect(try await booked.chief.follow(closed).contains(booked.number))
        #expect(try await booked.chief.answer(closing, "ensuite").status == 303, "sent twice, it does not open again")
        let free = try await booked.town.browser().get("/rendez-vous/titres/creneaux?lieu=\(booked.place)&depuis=2026-03-11")
        #expect(!free.contains("name=\"debut\""))
    }

    @Test("Who booked between the page and the answer is shown before anything is done to them", arguments: TestEngine.allCases)
    func meanwhile(engine: TestEngine) async throws {
        let booked = try await Booked.open(engine)
        let asked = try await booked.close()
        let (late, _) = try await booked.town.browser().takeFirst(
            booked.place, at: "2026-03-10 10:15", ["nom": "Bruno Petit", "email": "bruno@exemple.fr"])

        let again = try await booked.chief.answer(asked, "annuler")

        #expect(again.status == 200 && again.contains(late) && again.contains("2 rendez-vous sont pris"))
        #expect(try await booked.followed().contains("mardi 10 mars 2026"))
        #expect(try await booked.chief.answer(again, "annuler").location?.hasSuffix("fait=2&reste=0") == true)
    }

    @Test("A day off of the place asks too")
    func feast() async throws {
        let booked = try await Booked.open()
        let fields = [
            ("nom", "Hôtel de ville"), ("service", "\(booked.town.units["accueil"]!)"), ("adresse", "1 place"), ("code_postal", "99999"),
            ("commune", "Essai"), ("fuseau", "Europe/Paris"), ("region", "metropole"), ("visible", "oui"), ("fetes", "10/3"),
        ]
        _ = try await booked.chief.get(booked.path)

        let asked = try await booked.chief.post(booked.path, pairs: fields)
        let saved = try await booked.chief.answer(asked, "deplacer")

        #expect(asked.contains(booked.number) && saved.location?.hasSuffix("fait=1&reste=0") == true)
        #expect(try await booked.followed().contains("mercredi 11 mars 2026"))
    }
}
