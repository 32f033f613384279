import Core
import Foundation
import Storage
import TestSupport

@testable import Addresses

/// Invented streets of two communes, as the national base writes them.
enum Village {
    static let header =
        "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;"
        + "x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles"
    static let now = Date(timeIntervalSince1970: 1_780_000_000)

    static func line(
        _ number: String, _ suffix: String = "", _ street: String, _ postcode: String = "99999", _ commune: String = "Admiville",
        insee: String = "99901", east: String = "-1.68", north: String = "48.11"
    ) -> String { "x;;\(number);\(suffix);\(street);\(postcode);\(insee);\(commune);;;;;\(east);\(north);entrée;;;;;;;1;" }

    static let lines = [
        line("12", "", "Rue du Moulin", north: "48.101"), line("14", "", "Rue du Moulin", north: "48.102"),
        line("14", "bis", "Rue du Moulin", north: "48.103"), line("16", "", "Rue du Moulin", north: "48.104"),
        line("3", "", "Avenue du Général Leclerc"), line("11", "b", "Rue de l'Égalité"), line("1", "", "11 Novembre"),
        line("12", "", "Rue du Moulin", "99998", "Saint-Jean-les-Bois", insee: "99902", north: "48.2"),
        line("99999", "", "Le Bas Chemin", "99998", "Saint-Jean-les-Bois", insee: "99902", north: "48.4"),
    ]

    static func streets(_ lines: [String] = lines) throws -> [Street] {
        var reader = AddressReader()
        try reader.feed(([header] + lines).joined(separator: "\n").utf8)
        return try reader.finish()
    }

    static func folder() -> URL { FileManager.default.temporaryDirectory.appending(path: "adresses-\(UUID().uuidString)") }

    static func open(_ engine: TestEngine) async throws -> AddressesFeature {
        let database = try await TestDatabase.open(engine, migrations: AddressesFeature.migrations)
        let feature = AddressesFeature(database: database, folder: folder())
        _ = try await feature.repository.replace(with: try streets(), now: now)
        return feature
    }
}
