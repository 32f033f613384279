import App
import Appointments
import Core
import Foundation
import Identity
import Scheduling
import Storage
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

    /// Who leads the service of the place, and who works there.
    func serving() async throws -> (leader: TestBrowser, other: TestBrowser) {
        let unit = try #require(try await town.unit(of: place))
        let people: [(String, Set<AgentRole>)] = [("cheffe@essai.example", [.caseworker, .manager]), ("agente@essai.example", [.caseworker])]
        try await town.product.identity.addAgents(
            people.map { NewAgent(organisation: town.organisation, email: EmailAddress($0.0)!, name: $0.0, quality: "", roles: [unit: $0.1]) },
            sharing: TestTown.password, now: town.clock.now)
        return (try await town.browser(as: "cheffe@essai.example"), try await town.browser(as: "agente@essai.example"))
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

    @Test("Decided afterwards: those that are ticked go to the place and from the day that were chosen", arguments: TestEngine.allCases)
    func chosen(engine: TestEngine) async throws {
        let booked = try await Booked.open(engine)
        _ = try await booked.chief.answer(try await booked.close(), "ensuite")
        let path = booked.path + "/touches"

        let none = try await booked.chief.post(path, ["quoi": "deplacer", "jour": ""])
        let past = try await booked.chief.post(path, ["quoi": "deplacer", "rdv": booked.number, "jour": "2026-02-27"])
        let clerk = try await booked.town.browser(as: "accueil@essai.example")
        let day = try await clerk.get("/bureau/rendez-vous?lieu=\(booked.place)&jour=2026-03-10")
        let moved = try await booked.chief.post(path, ["quoi": "deplacer", "rdv": booked.number, "lieu": "\(booked.place)", "jour": "2026-03-17"])

        #expect(none.status == 422 && none.contains("Cochez au moins un rendez-vous") && past.status == 422)
        #expect(day.contains("1 rendez-vous tombe hors des horaires") && day.contains("dirige le service") && !day.contains("/touches"))
        #expect(moved.location?.hasSuffix("touches?fait=1&reste=0") == true)
        #expect(try await booked.followed().contains("mardi 17 mars 2026"))
    }

    @Test("Those that are ticked go to another place of the service; whoever leads it moves them nowhere else")
    func elsewhere() async throws {
        let booked = try await Booked.open()
        let (annex, foreign) = (try await booked.town.place("Annexe", of: "accueil"), try await booked.town.place("État civil", of: "etat-civil"))
        _ = try await booked.chief.answer(try await booked.close(), "ensuite")
        let (leader, _) = try await booked.serving()
        let path = booked.path + "/touches", asked = try await leader.get(path)
        func move(to place: PlaceID) async throws -> TestBrowser.Page {
            try await leader.post(path, ["quoi": "deplacer", "rdv": booked.number, "lieu": "\(place)", "jour": "2026-03-10"])
        }

        #expect(asked.contains(">Annexe<") && !asked.contains("État civil"))
        #expect(try await move(to: foreign).status == 404)
        #expect(try await move(to: annex).location?.hasSuffix("touches?fait=1&reste=0") == true)
        let followed = try await booked.followed()
        #expect(followed.contains("Annexe") && followed.contains("mardi 10 mars 2026"))
    }

    @Test("Who left no contact is marked: nobody can tell them")
    func unreachable() async throws {
        let booked = try await Booked.open()
        _ = try await booked.town.browser().takeFirst(booked.place, at: "2026-03-10 10:15", ["nom": "Bruno Petit"])

        let asked = try await booked.close()

        func row(of name: String) -> String? {
            asked.body.components(separatedBy: "</tr>").first { $0.contains(name) }?.components(separatedBy: "<tr").last
        }
        #expect(row(of: "Bruno Petit")?.contains("Aucun contact") == true && asked.contains("ni e-mail, ni téléphone, ni adresse"))
        #expect(row(of: "Amina Diallo")?.contains("Aucun contact") == false)
    }

    @Test("Whoever leads the service of a place closes it, and opens it again; nobody else of theirs does")
    func manager() async throws {
        let booked = try await Booked.open(), (leader, other) = try await booked.serving()
        let stranger = try await booked.town.browser(as: "basile@essai.example")
        let path = booked.path + "/fermetures"

        let day = try await leader.get("/bureau/rendez-vous?lieu=\(booked.place)&jour=2026-03-12")
        _ = try await leader.get(path + "/nouvelle")
        let closed = try await leader.post(
            path, ["bureau": "", "du.day": "12", "du.month": "3", "du.year": "2026", "semaines": "1", "motif": "Formation"])

        #expect(day.contains(path + "/nouvelle") && closed.location?.hasPrefix("/bureau/rendez-vous?lieu=") == true)
        #expect(try await booked.said().contains("Formation"))
        #expect(try await other.get(path + "/nouvelle").status == 403)
        #expect(try await stranger.get(path + "/nouvelle").status == 404)
        #expect(try await leader.get(booked.path).status == 403)
        let again = try await leader.get(path + "/nouvelle")
        let removing = String(try #require(again.body.firstMatch(of: /formaction="([^"]+\/fermetures\/\d+\/fin)"/)).output.1)
        #expect(try await other.post(removing).status == 403)
        #expect(try await stranger.post(removing).status == 404)
        #expect(again.contains("Formation"))
        #expect(try await leader.follow(try await leader.post(removing)).contains("C&#39;est retiré"))
        #expect(try await !booked.said().contains("Formation"))
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

extension TestTown {
    /// The service that a place belongs to.
    fileprivate func unit(of place: PlaceID) async throws -> UnitID? {
        try await product.database.read { try $0.row("SELECT unit_id FROM place WHERE id = \(place)")?.optionalID("unit_id") }
    }
}
