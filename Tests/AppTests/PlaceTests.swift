import App
import Core
import Foundation
import Law
import Organisations
import TestSupport
import Testing
import TownSupport
import Web

/// An administrator says where in France the authority is.
@Suite("The place of an authority")
struct PlaceTests {
    @Test(
        "A request filed at half past eleven at night in Martinique was filed that day: said afterwards, its dates are counted again",
        arguments: TestEngine.allCases)
    func moved(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        town.clock.advance(hours: 15.5)
        let (person, number) = try await SilenceTests.file(town)
        let before = try await person.get("/suivi/\(number)")
        let administrator = try await town.browser(as: "chloe@essai.example")
        let settings = try await administrator.get("/bureau/reglages/identite")
        #expect(settings.contains("France métropolitaine") && settings.contains("Alsace et Moselle"))

        let saved = try await administrator.post("/bureau/reglages/identite", Self.identity("martinique"))
        _ = try await town.work()
        let early = try await person.get("/suivi/\(number)")
        town.clock.advance(hours: 0.01)
        _ = try await town.work()

        let after = try await person.get("/suivi/\(number)")
        let desk = try await town.browser(as: "accueil@essai.example").get("/bureau/dossiers/\(number)")
        #expect(saved.status == 303)
        #expect(before.contains("3 mai 2026") && early.contains("3 mai 2026"))
        #expect(after.contains("2 mai 2026") && after.contains("Nous avons recompté les délais de votre demande"))
        #expect(desk.contains("Les délais ont été recomptés, parce que le territoire"))
    }

    @Test("A place that does not exist changes nothing")
    func unknown() async throws {
        let town = try await TestTown()
        let administrator = try await town.browser(as: "chloe@essai.example")
        _ = try await administrator.get("/bureau/reglages/identite")

        _ = try await administrator.post("/bureau/reglages/identite", Self.identity("atlantide"))

        #expect(try await town.product.organisations.organisation(town.organisation)?.details.region == .metropolitan)
    }

    private static func identity(_ region: String) -> KeyValuePairs<String, String> {
        [
            "version": "1", "name": "Ville d'essai", "phone": "01 99 00 12 00", "address": "1 place de la Mairie\n99999 Essai", "openingHours": "",
            "email": "mairie@essai.example", "baseURL": "https://demarches.essai.example", "host": "", "region": region,
        ]
    }
}
