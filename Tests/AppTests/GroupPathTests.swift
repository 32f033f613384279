import App
import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport

@Suite("A family books together")
struct GroupPathTests {
    @Test("Three people, one number: shown side by side, booked, told once, moved and cancelled together")
    func wholePath() async throws {
        let (town, place, _) = try await TestTown.receiving()
        _ = try await town.product.appointments.add(
            OfferDetails(slug: "signature", title: "Signature", largestGroup: 4), AppointmentType(AppointmentTypeID(0), lasting: .fixed(15)),
            to: town.organisation)
        let person = town.browser()

        #expect(try await person.get("/rendez-vous/signature").contains("name=\"nombre\""))
        let slots = try await person.get("/rendez-vous/signature/creneaux?lieu=\(place)&nombre=3")
        #expect(slots.contains("Vous venez à 3"))
        let start = try #require(slots.body.matches(of: /name="debut" value="(\d+)"/).last).output.1
        let held = try await person.post("/rendez-vous/signature/creneaux", ["lieu": "\(place)", "nombre": "3", "debut": String(start)])
        let path = try #require(held.location)
        #expect(try await person.follow(held).body.firstMatch(of: /à \d+.h.\d\d, \d+.h.\d\d, \d+.h.\d\d/) != nil)
        let booked = try await person.post(path, ["nom": "Amina Diallo", "email": "amina@exemple.fr"])
        let page = try #require(booked.location?.split(separator: "?").first.map(String.init))
        try await town.work()
        #expect(try await town.outbox("subject").count == 1)

        let choice = try await person.get(page + "/deplacer")
        let later = try #require(choice.body.matches(of: /name="debut" value="(\d+)"/).last).output.1
        #expect(try await person.post(page + "/deplacer", ["lieu": "\(place)", "debut": String(later)]).location == page + "?fait=deplace")
        _ = try await person.get(page + "/annulation")
        #expect(try await person.post(page + "/annulation").location == page + "?fait=annule")
        let agent = try await town.browser(as: "accueil@essai.example")
        let day = LocalDate(Date(timeIntervalSince1970: Double(Int(later)! * 60)), in: TimeZone(identifier: "Europe/Paris")!)
        #expect(try await !agent.get("/bureau/rendez-vous?jour=\(day)").contains("Amina Diallo"))
    }
}
