import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

/// What is printed for those who look at no screen.
@Suite("Posters and leaflets")
struct PosterTests {
    @Test(
        "A procedure's fits on one tagged page, with its address, its phone, and a square that an independent reader reads",
        arguments: ["a4.pdf", "a5.pdf", "a4-grands-caracteres.pdf", "a5-grands-caracteres.pdf"])
    func procedure(format: String) async throws {
        let town = try await TestTown()
        let agent = try await town.browser(as: "alix@essai.example")

        let poster = try await agent.get("/bureau/affiches/demarches/acte-naissance/\(format)")

        let file = try TestFolder.make().appending(path: "affiche.pdf")
        try Data(poster.bytes).write(to: file)
        let facts = try ChildOutput.of(["pdfinfo", file.path])
        let text = try ChildOutput.of(["pdftotext", file.path, "-"]).replacing("\n", with: "").replacing("-", with: "")
        _ = try ChildOutput.of(["pdftoppm", "-r", "100", "-png", "-singlefile", file.path, file.deletingPathExtension().path])
        let square = try ChildOutput.of([
            "zbarimg", "--quiet", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", file.deletingPathExtension().path + ".png",
        ])
        #expect(facts.contains(/Pages: +1\n/) && facts.contains(/Tagged: +yes/))
        #expect(facts.contains(format.hasPrefix("a4") ? "595.276 x 841.89" : "419.528 x 595.276"))
        #expect(text.contains("demarches.essai.example/demarches/actenaissance") && text.contains("01 99 00 12"))
        #expect(square == "https://demarches.essai.example/demarches/acte-naissance\n")
    }

    @Test("Places have theirs; what does not exist has none; agents find the list")
    func places() async throws {
        let town = try await TestTown()
        let agent = try await town.browser(as: "alix@essai.example")

        let list = try await agent.get("/bureau/affiches")
        let place = try await agent.get("/bureau/affiches/lieux/etat-civil/a5.pdf")

        #expect(list.contains("/bureau/affiches/demarches/acte-naissance/a4.pdf") && list.contains("/bureau/affiches/lieux/etat-civil/a5.pdf"))
        #expect(place.bytes.starts(with: Array("%PDF-".utf8)))
        for path in ["demarches/rien/a4.pdf", "lieux/rien/a4.pdf", "demarches/acte-naissance/a3.pdf"] {
            #expect(try await agent.get("/bureau/affiches/\(path)").status == 404)
        }
    }
}
