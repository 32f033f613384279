import Addresses
import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// The addresses of the town, from the file of an administrator to what people are offered while they type.
@Suite("The town's own addresses")
struct AddressSettingsTests {
    private static let settings = "/bureau/reglages/adresses"
    private static let file = EmbeddedAssets.text("demo/adresses.csv") ?? ""

    private func give(_ file: String, fewer: Bool = false, _ browser: TestBrowser) async throws -> TestBrowser.Page {
        let fields = [("_jeton", browser.token ?? "")] + (fewer ? [("moins", "oui")] : [])
        let texts = fields.map { name, value in "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n" }
        let part =
            "--b\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"adresses-99.csv\"\r\nContent-Type: text/csv\r\n\r\n\(file)\r\n--b--\r\n"
        return try await browser.send(
            .post, Self.settings, body: Array((texts.joined() + part).utf8), type: "multipart/form-data; boundary=b")
    }

    @Test("An administrator gives a file, sees it read, then what is there; it serves at once", arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let admin = try await town.browser(as: "chloe@essai.example")
        let empty = try await admin.get(Self.settings)
        let given = try await admin.follow(try await give(Self.file, admin))
        let second = try await give(Self.file, admin)
        try await town.work()
        let done = try await admin.get(Self.settings + "?fait=recu")

        #expect(empty.contains("Aucune adresse n&#39;est connue ici") && empty.contains("adresse.data.gouv.fr"))
        #expect(given.contains("Le fichier adresses-99.csv est arrivé") && given.body.contains("data-refresh"))
        #expect(second.status == 409 && second.contains("Un autre fichier est en cours de lecture"))
        #expect(
            done.contains("Les adresses du fichier adresses-99.csv sont en place") && done.contains("448 adresses") && done.contains("Les Tilleuls"))
        #expect(try await admin.get(Self.settings + "?commune=les").body.contains("1 commune."))
        let near = try await admin.post(Self.settings + "/essai", ["adresse": "1 rue du jeu de pomme"])
        #expect(near.contains("Rue du Jeu-de-Paume") && near.contains("Nous demanderions"))
    }

    @Test("A wrong file is told what to do and changes nothing; a small one asks first; after a year, it is time again")
    func refused() async throws {
        let town = try await TestTown()
        let admin = try await town.browser(as: "chloe@essai.example")
        _ = try await admin.get(Self.settings)
        let none = try await give("", admin)
        _ = try await give("bonjour", admin)
        try await town.work()
        let wrong = try await admin.get(Self.settings)
        _ = try await give(Self.file, admin)
        try await town.work()
        _ = try await give(Self.file.split(separator: "\n").prefix(5).joined(separator: "\n") + "\n", admin)
        try await town.work()
        let small = try await admin.get(Self.settings)

        #expect(none.status == 422 && none.contains("Choisissez le fichier"))
        #expect(wrong.contains("Ce n&#39;est pas un fichier de la Base Adresse Nationale"))
        #expect(small.contains("ne contient que 4 adresses") && small.contains("448 adresses"))
        #expect(!small.contains("plus d&#39;un an"))
        #expect(try await town.browser(as: "alix@essai.example").get(Self.settings).status == 403)

        town.clock.advance(days: 366)
        let later = try await town.browser(as: "chloe@essai.example")
        #expect(try await later.get(Self.settings).contains("plus d&#39;un an"))
    }

    @Test("While one types, addresses are offered; what is typed is posted, answered and forgotten")
    func suggestions() async throws {
        let town = try await TestTown()
        let browser = town.browser()
        func typed(_ text: String) async throws -> TestBrowser.Page {
            try await browser.send(.post, "/adresses", body: Array(text.utf8), type: "text/plain;charset=UTF-8")
        }
        #expect(try await typed("rue du moulin").status == 404)
        var rows = [Array(Self.file.utf8)]
        _ = try await town.product.addresses.replace(now: town.clock.now) { rows.popLast() ?? [] }

        #expect(try await typed("1 place de la mai").body == "1 Place de la Mairie, 99999 Admiville")
        for short in ["ab", ""] { #expect(try await typed(short).body.isEmpty) }
        #expect(try await typed(String(repeating: "é", count: 2000)).status == 413)
        #expect(try await browser.get("/adresses?q=rue").status == 404)
        #expect(try await browser.get("/demarches/acte-naissance").status == 200)
    }
}
