import App
import Appointments
import Core
import Foundation
import HTTPTypes
import Scheduling
import TestSupport
import Testing
import TownSupport

@Suite("A person books")
struct AppointmentPathTests {
    @Test("The page of a procedure leads to the appointments of its name, and promises no list of documents that it has not")
    func fromTheProcedure() async throws {
        let (town, _, _) = try await TestTown.receiving()
        let before = try await town.browser().get("/demarches/carte-identite-passeport")
        let details = OfferDetails(slug: "carte-identite-passeport", title: "Carte d'identité")
        _ = try await town.product.appointments.add(
            details, AppointmentType(AppointmentTypeID(0), lasting: .each(.documents, minutes: 15)), to: town.organisation)

        let page = try await town.browser().get("/demarches/carte-identite-passeport")

        #expect(!before.contains("href=\"/rendez-vous/carte-identite-passeport\"") && !before.contains("aucun document à fournir"))
        #expect(page.contains("href=\"/rendez-vous/carte-identite-passeport\""))
    }

    @Test("From what one comes for to the confirmation, without a script nor an account")
    func wholePath() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let person = town.browser()

        let types = try await person.get("/rendez-vous")
        let places = try await person.get("/rendez-vous/titres")
        let slots = try await person.get("/rendez-vous/titres/creneaux?lieu=\(place)")

        #expect(types.contains("Carte d'identité") || types.contains("Carte d&#39;identité"))
        #expect(places.contains("Premier rendez-vous : lundi 2 mars 2026") && places.contains("Une photo"))
        #expect(slots.contains("mardi 3 mars 2026") && slots.contains("Jours") == false || slots.contains("rel=\"next\""))
        let (number, page) = try await person.takeFirst(place)
        #expect(page.status == 200 && page.contains("Votre rendez-vous est pris") && page.contains(number) && page.contains("Amina Diallo"))
    }

    @Test("The time that is kept is said; a form without a name comes back with what was typed")
    func hold() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let person = town.browser()

        let (_, refused) = try await person.takeFirst(place, ["nom": " ", "email": "amina"])

        #expect(refused.status == 422 && refused.contains("Écrivez un nom") && refused.contains("value=\"amina\""))
        #expect(refused.contains("jusqu'à 9 h 10") || refused.contains("jusqu&#39;à 9 h 10"))
    }

    @Test("Two people at one time: the second is shown what is free around it")
    func conflict() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let (first, second) = (town.browser(), town.browser())
        _ = try await second.get("/rendez-vous/titres/creneaux?lieu=\(place)")
        let wish: KeyValuePairs = ["lieu": "\(place)", "nombre": "1", "debut": "\(TestTown.minute("2026-03-04 09:30"))"]
        _ = try await first.get("/rendez-vous/titres/creneaux?lieu=\(place)")

        let held = try await first.post("/rendez-vous/titres/creneaux", wish)
        let refused = try await second.post("/rendez-vous/titres/creneaux", wish)

        #expect(held.status == 303 && refused.status == 409)
        #expect(refused.contains("mercredi 4 mars 2026") && refused.contains("value=\"\(TestTown.minute("2026-03-04 09:45"))\""))
    }

    @Test("They are told at once and two days before, with a file for their calendar; a move and a cancellation too")
    func told() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let person = town.browser()
        let (number, _) = try await person.takeFirst(place, at: "2026-03-05 09:00")
        try await town.work()
        let path = "/rendez-vous/suivi/\(number)"
        let choice = try await person.get(path + "/deplacer")
        let later = try #require(choice.body.matches(of: /name="debut" value="(\d+)"/).last).output.1

        #expect(try await person.post(path + "/deplacer", ["lieu": "\(place)", "debut": String(later)]).location == path + "?fait=deplace")
        try await town.work()
        _ = try await person.get(path + "/annulation")
        #expect(try await person.post(path + "/annulation").location == path + "?fait=annule")
        try await town.work()

        let subjects = try await town.outbox("subject")
        let expected = ["Rendez-vous pris", "Rendez-vous déplacé", "Rendez-vous annulé"]
        #expect(subjects.count == 3 && zip(subjects, expected).allSatisfy { $0.hasPrefix($1) })
        #expect(try await person.get(path + "/rendez-vous.ics").contains("STATUS:CANCELLED"))
        #expect(try await person.get(path).contains("Annulé par la personne"))
    }

    @Test("The reminder comes two days before, and not for what was cancelled")
    func reminder() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let (kept, cancelled) = (town.browser(), town.browser())
        _ = try await kept.takeFirst(place, at: "2026-03-10 09:00")
        let (number, _) = try await cancelled.takeFirst(place, at: "2026-03-10 09:15", ["nom": "Bruno", "email": "b@exemple.fr"])
        _ = try await cancelled.get("/rendez-vous/suivi/\(number)/annulation")
        _ = try await cancelled.post("/rendez-vous/suivi/\(number)/annulation")
        try await town.work()
        #expect(try await town.outbox("subject").filter { $0.hasPrefix("Rappel") } == [])

        town.clock.advance(days: 6, hours: 0.1)
        try await town.work()

        #expect(try await town.outbox("subject").filter { $0.hasPrefix("Rappel") }.count == 1)
        #expect(try await town.outbox("text").last?.contains("- Une photo") == true)
    }

    @Test("Another browser opens it with the number and the name, or with the link; not with the number alone")
    func found() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let (number, page) = try await town.browser().takeFirst(place)
        let link = try #require(page.body.firstMatch(of: /https:\/\/demarches\.essai\.example(\/rendez-vous\/lien\/[^"]+)"/)).output.1
        let other = town.browser()

        #expect(try await other.get("/rendez-vous/suivi/\(number)").status == 303)
        _ = try await other.get("/rendez-vous/suivi")
        #expect(try await other.post("/rendez-vous/suivi", ["numero": number, "preuve": "Bruno"]).status == 422)
        #expect(try await other.post("/rendez-vous/suivi", ["numero": number.lowercased(), "preuve": "diallo"]).status == 303)
        #expect(try await other.get("/rendez-vous/suivi/\(number)").contains("Amina Diallo"))
        let third = town.browser()
        #expect(try await third.follow(third.get(String(link))).contains("Amina Diallo"))
        #expect(try await third.get(String(link.dropLast()) + (link.hasSuffix("0") ? "1" : "0")).location == "/rendez-vous/suivi")
    }

    @Test(
        "Bad input is refused, and breaks nothing",
        arguments: [
            "/rendez-vous/inconnu", "/rendez-vous/titres/creneaux?lieu=999", "/rendez-vous/titres/creneaux?lieu=x&nombre=-3&depuis=2026-99-99",
            "/rendez-vous/titres?nombre=999999999999999999999", "/rendez-vous/suivi/AAAA", "/rendez-vous/titres/creneaux?lieu=1&debut=99999999999999",
            "/rendez-vous/titres/creneaux?lieu=1&depuis=9999-12-31", "/agendas/1-0.00.ics", "/rendez-vous/lien/x",
        ])
    func badInput(path: String) async throws {
        let (town, _, _) = try await TestTown.receiving()

        let answer = try await town.browser().get(path)

        #expect([200, 303, 404].contains(answer.status), "\(answer.status)")
    }
}
