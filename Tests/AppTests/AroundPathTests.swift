import Addresses
import App
import Appointments
import Core
import Foundation
import Organisations
import Scheduling
import TestSupport
import Testing
import TownSupport

@Suite("Looking for an appointment in several towns")
struct AroundPathTests {
    /// The usual town, and a neighbour of another authority that opens the day before.
    static func two(_ engine: TestEngine = .sqlite) async throws -> TestTown {
        let (town, _, type) = try await TestTown.receiving(engine)
        // The town answers at "localhost", where the browsers of the tests are.
        var ours = try #require(try await town.product.organisations.organisation(town.organisation))
        ours.details.host = "localhost"
        try await town.product.organisations.update(ours, at: town.clock.now)
        let zone = TimeZone(identifier: "Europe/Paris")!
        let other = try await town.product.organisations.create(
            OrganisationDetails(
                slug: "voisine", name: "Ville voisine", host: "voisine.example", baseURL: "https://voisine.example", zone: zone,
                phone: "01 99 00 13 00",
                address: "1 rue du Pont\n99997 Voisine", openingHours: "", email: "mairie@voisine.example", appearance: Appearance(),
                notices: LegalNotices()))
        let unit = try await town.product.organisations.create(
            UnitDetails(key: "accueil", name: "Accueil", address: "", phone: "01 99 00 13 10", email: "accueil@voisine.example", openingHours: ""),
            in: other)
        let place = try await town.product.appointments.add(
            PlaceDetails(
                unit: unit, name: "Mairie de Voisine", address: "1 rue du Pont\n99997 Voisine", postcode: "99997", commune: "Voisine", latitude: 48.3,
                longitude: -1.7, zone: zone), to: other)
        let desk = try await town.product.appointments.addDesk(named: "A", to: place)
        let times = Timetable(Recurrence(from: LocalDate("2026-01-05")!, .weekly(.mondayToFriday)), Hours(from: 540, to: 720)!)
        try await town.product.appointments.add(Opening(times), to: desk, of: place)
        let theirs = try await town.product.appointments.add(
            OfferDetails(slug: "cni", title: "Cartes"), AppointmentType(AppointmentTypeID(0), lasting: .fixed(15)), to: other)
        try await town.product.appointments.share(type, of: town.organisation, as: "titres")
        try await town.product.appointments.share(theirs, of: other, as: "titres")
        return town
    }

    @Test("One finds the places of both, as a list and a map, and books on the site of who receives")
    func both() async throws {
        let town = try await Self.two()
        let browser = town.browser()

        let own = try await browser.get("/rendez-vous/titres")
        let page = try await browser.get("/rendez-vous/titres/alentour?pres=Essai&tri=pres&rayon=50km")
        let near = try await browser.get("/rendez-vous/titres/alentour?position=48.3,-1.7&rayon=5km")

        #expect(own.contains("/rendez-vous/titres/alentour"))
        #expect(page.status == 200 && page.contains("Hôtel de ville") && page.contains("https://voisine.example/rendez-vous/cni/creneaux"))
        #expect(page.contains("role=\"img\" aria-label=\"Carte des lieux de la liste\"") && page.contains("Ville voisine"))
        #expect(near.contains("Mairie de Voisine") && !near.contains("<a href=\"/rendez-vous/titres/creneaux"))
    }

    @Test("An address is posted, never in a URL; one of several is chosen; one that is not known is said")
    func address() async throws {
        let town = try await Self.two()
        let browser = town.browser(), path = "/rendez-vous/titres/alentour"
        let header = "numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat\n"
        let rows =
            "1;;Rue du Bac;99999;99901;Essai;-1.7;48.1\n1;;Rue du Bac;99998;99902;Voisine;-1.7;48.3\n2;;Rue Haute;99998;99902;Voisine;-1.7;48.3\n"
        var file = [Array((header + rows).utf8)]
        _ = try await town.product.addresses.replace(now: town.clock.now) { file.popLast() ?? [] }
        let before = try await browser.get(path + "?adresse=2 rue haute".replacing(" ", with: "%20"))

        let exact = try await browser.post(path, ["adresse": "2 r. haute", "rayon": "5km"])
        let asked = try await browser.post(path, ["adresse": "1 rue du bac"])
        let chosen = try await browser.post(path, ["adresse": "1 rue du bac", "depart": "1 Rue du Bac, 99998 Voisine", "rayon": "5km"])
        let wrong = try await browser.post(path, ["adresse": "3 rue de nulle part"])
        let near = try await browser.post(path, ["adresse": "2 rue hauts", "rayon": "5km"])
        let meant = try await browser.post(path, ["adresse": "2 rue hauts", "depart": "2 Rue Haute, 99998 Voisine", "rayon": "5km"])

        #expect(before.contains("method=\"post\"") && !before.contains("2 rue haute"))
        #expect(exact.status == 200 && exact.contains("Mairie de Voisine") && !exact.contains("<a href=\"/rendez-vous/titres/creneaux"))
        #expect(asked.status == 200 && asked.contains("value=\"1 Rue du Bac, 99999 Essai\"") && !asked.contains("Mairie de Voisine"))
        #expect(chosen.contains("Mairie de Voisine") && chosen.contains("1 Rue du Bac, 99998 Voisine"))
        #expect(wrong.status == 422 && wrong.contains("value=\"3 rue de nulle part\""))
        // Nothing is taken for what it resembles, even when it resembles one only.
        #expect(near.status == 200 && near.contains("value=\"2 Rue Haute, 99998 Voisine\"") && near.contains("Aucune adresse n&#39;est exactement"))
        #expect(!near.contains("Mairie de Voisine") && meant.contains("Mairie de Voisine"))
    }

    @Test("What cannot be read is said, with what was typed")
    func wrong() async throws {
        let town = try await Self.two()

        let page = try await town.browser().get("/rendez-vous/titres/alentour?position=ici&avant=demain")

        #expect(page.status == 422 && page.contains("value=\"ici\"") && page.contains("Choisissez une date"))
    }

    @Test("An administrator puts a type in common and takes it back")
    func settings() async throws {
        let (town, _, type) = try await TestTown.receiving()
        let chief = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/rendez-vous/partage"
        _ = try await chief.get(path)

        let done = try await chief.post(path, ["type": "\(type)", "nom_\(type)": "Titres d'identité"])
        let long = try await chief.post(path, ["type": "\(type)", "nom_\(type)": String(repeating: "a", count: 61)])
        let shared = try await chief.get(path)
        let back = try await chief.post(path, ["type": "\(type)", "choix_\(type)": ""])

        #expect(done.status == 303 && long.status == 422 && back.status == 303)
        #expect(shared.contains("selected>Titres d&#39;identité"))
        #expect(try await !chief.get(path).contains("selected>Titres"))
    }
}
