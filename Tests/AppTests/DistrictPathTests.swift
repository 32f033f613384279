import Addresses
import App
import Core
import Foundation
import HTTPTypes
import Insight
import Law
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// From the file of an administrator to the figures of an agent, and to what is left of them once requests are erased.
@Suite("Where requests come from")
struct DistrictPathTests {
    static let settings = "/bureau/reglages/quartiers"

    private func importing(_ file: String, named property: String = "", edition: Int, _ browser: TestBrowser) async throws -> TestBrowser.Page {
        let fields = [("_jeton", browser.token ?? ""), ("edition", "\(edition)"), ("propriete", property)].map { name, value in
            "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        let part =
            "--b\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"q.geojson\"\r\nContent-Type: application/geo+json\r\n\r\n\(file)\r\n--b--\r\n"
        return try await browser.send(.post, Self.settings, body: Array((fields.joined() + part).utf8), type: "multipart/form-data; boundary=b")
    }

    private func town(_ engine: TestEngine = .sqlite) async throws -> TestTown {
        let town = try await TestTown(engine)
        var rows = [Array((EmbeddedAssets.text("demo/adresses.csv") ?? "").utf8)]
        _ = try await town.product.addresses.replace(now: town.clock.now) { rows.popLast() ?? [] }
        return town
    }

    private static let file = EmbeddedAssets.text("demo/quartiers.geojson") ?? ""

    @Test(
        "An administrator imports districts, a request is filed, and its district counts; districts imported anew count it anew",
        arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        let town = try await town(engine)
        let admin = try await town.browser(as: "chloe@essai.example"), agent = try await town.browser(as: "alix@essai.example")
        _ = try await town.filed(at: "1 place de la Mairie", number: 1)
        try await town.work()
        #expect(try await !agent.get("/bureau/statistiques").body.contains("value=\"quartier\""))

        let empty = try await admin.get(Self.settings)
        let done = try await admin.follow(try await importing(Self.file, edition: 0, admin))
        _ = try await town.filed(at: "900 rue du Canal", number: 2)
        _ = try await town.filed(at: "3 rue de nulle part", number: 3)
        try await town.work()

        #expect(empty.contains("Aucun quartier pour l&#39;instant"))
        #expect(done.contains("Les quartiers sont en place") && done.contains("7 quartiers") && done.body.contains("class=\"district\""))
        #expect(try await agent.get("/bureau/statistiques").body.contains("value=\"quartier\""))
        let figures = try await agent.get("/bureau/statistiques/export.csv?par=quartier").body
        #expect(figures.contains("Centre-ville;1;") && figures.contains("Non localisé;1;"), "\(figures)")
        #expect(figures.split(separator: "\r\n").count == 4)

        let again = try await importing(Self.file.replacing("Centre-ville", with: "Cœur de ville"), edition: 1, admin)
        try await town.work()
        #expect(again.status == 303)
        let after = try await agent.get("/bureau/statistiques/export.csv?par=quartier").body
        #expect(after.contains("Cœur de ville;1;") && !after.contains("Centre-ville") && after.contains("Non localisé;1;"), "\(after)")
    }

    @Test("Districts that overlap, or leave ground out, are taken, and what is odd is said with where")
    func odd() async throws {
        let town = try await town()
        let admin = try await town.browser(as: "chloe@essai.example")
        _ = try await admin.get(Self.settings)
        func square(_ name: String, _ west: Double, _ east: Double) -> String {
            let ring = [(west, 48.1), (east, 48.1), (east, 48.11), (west, 48.11), (west, 48.1)].map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            return #"{"type":"Feature","properties":{"nom":"\#(name)"},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
        }
        let file =
            #"{"type":"FeatureCollection","features":["# + [square("Est", -1.68, -1.67), square("Ouest", -1.69, -1.679)].joined(separator: ",") + "]}"

        let done = try await admin.follow(try await importing(file, edition: 0, admin))

        #expect(done.contains("Les quartiers sont en place") && done.contains("À vérifier dans le fichier"))
        #expect(done.contains("« Est » et « Ouest » se recouvrent sur 8,3 ha, vers 48.10"), "\(done.body)")
    }

    @Test("Addresses imported later place the requests that are there")
    func addressesLater() async throws {
        let town = try await TestTown()
        let agent = try await town.browser(as: "alix@essai.example")
        _ = try await town.product.insight.importDistricts(Array(Self.file.utf8), in: town.organisation, now: town.clock.now)
        _ = try await town.filed(at: "1 place de la Mairie", number: 1)
        try await town.work()
        #expect(try await agent.get("/bureau/statistiques/export.csv?par=quartier").body.contains("Non localisé;1;"))
        let csv = FileManager.default.temporaryDirectory.appending(path: "adresses-\(town.mark).csv")
        try (EmbeddedAssets.text("demo/adresses.csv") ?? "").write(to: csv, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: csv) }

        _ = try await town.product.importAddresses(from: csv.path)
        try await town.work()

        #expect(try await agent.get("/bureau/statistiques/export.csv?par=quartier").body.contains("Centre-ville;1;"))
    }

    @Test("A bad file is told what is wrong and changes nothing; of two people at once, the second is told; what is removed is gone")
    func refused() async throws {
        let town = try await town()
        let admin = try await town.browser(as: "chloe@essai.example")
        _ = try await admin.get(Self.settings)
        _ = try await importing(Self.file, edition: 0, admin)
        let lambert =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"A"},"geometry":{"type":"Polygon","coordinates":"#
            + "[[[352000,6789000],[353000,6789000],[352500,6790000],[352000,6789000]]]}}]}"

        let wrong = try await importing(lambert, edition: 1, admin)
        let none = try await importing("", edition: 1, admin)
        let unknown = try await importing(Self.file, named: "quartier<b>", edition: 1, admin)
        let late = try await importing(Self.file.replacing("La Gare", with: "Le Port"), edition: 0, admin)

        #expect(wrong.status == 422 && wrong.contains("Ce fichier est en Lambert-93. Exportez-le en WGS 84"))
        #expect(wrong.body.contains("href=\"#fichier\"") && wrong.contains("La Gare"))
        #expect(none.status == 422 && none.contains("Choisissez le fichier"))
        #expect(unknown.status == 422 && unknown.body.contains("href=\"#propriete\"") && unknown.body.contains("quartier&lt;b&gt;"))
        #expect(late.status == 409 && late.contains("Quelqu") && late.contains("La Gare") && !late.contains("Le Port"))
        #expect(try await town.browser(as: "alix@essai.example").get(Self.settings).status == 403)

        let removed = try await admin.follow(try await admin.post(Self.settings + "/retrait", ["edition": "1"]))
        #expect(removed.contains("Les quartiers sont retirés") && !removed.contains("La Gare"))
    }

    @Test("An erased request leaves no district behind it, in any table", arguments: TestEngine.allCases)
    func erased(engine: TestEngine) async throws {
        let town = try await town(engine)
        try await town.addProtectors()
        _ = try await town.product.insight.importDistricts(Array(Self.file.utf8), in: town.organisation, now: town.clock.now)
        let slug = try await town.makeProcedure(.anonymise)
        let reference = try await town.filed(on: slug, at: "1 place de la Mairie", number: 1)
        let agent = try await town.browser(as: "basile@essai.example")
        _ = try await agent.get("/bureau/dossiers/\(reference)")
        _ = try await agent.post("/bureau/dossiers/\(reference)/actions/take")
        _ = try await agent.post("/bureau/dossiers/\(reference)/actions/reject", ["motif": "Rien."])
        try await town.work()
        #expect(try await town.count("insight_count WHERE part = 'centre-ville'") == 2)

        town.clock.advance(days: 35, hours: -7)
        try await town.night()
        town.clock.advance(days: 40)
        try await town.night()

        #expect(try await town.count("dossier") == 0)
        for table in ["insight_count", "insight_leaving"] { #expect(try await town.count("\(table) WHERE part = 'centre-ville'") == 0, "\(table)") }
        let later = try await town.browser(as: "basile@essai.example")
        let told = try await later.get("/bureau/statistiques/export.csv?par=quartier").body
        #expect(told.contains("Quartier non conservé;1;") && !told.contains("Centre-ville"))
    }
}

extension TestTown {
    /// - Returns: the number of a request filed by somebody who lives there.
    func filed(on slug: String = "acte-naissance", at line: String, number: Int) async throws -> String {
        let answers: KeyValuePairs<String, String> = [
            "lien": "moi", "forme": "extrait_sans_filiation", "prenom": "Amina", "nom": "Benali", "date_naissance.day": "3",
            "date_naissance.month": "3", "date_naissance.year": "1985", "adresse.line": line, "adresse.postcode": "99999",
            "adresse.commune": "Admiville", "email": "amina\(number)@exemple.example",
        ]
        let person = browser()
        _ = try await person.get("/demarches/\(slug)")
        var path = try #require(try await person.post("/demarches/\(slug)/brouillons").location)
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, answers).location)
        }
        let reference = String(path.split(separator: "/")[1])
        _ = try await person.get("/brouillons/\(reference)/verification")
        let filed = try await person.post("/brouillons/\(reference)/depot")
        #expect(filed.status == 303)
        return reference
    }
}
