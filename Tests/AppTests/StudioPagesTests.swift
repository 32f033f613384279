import Core
import Foundation
import TestSupport
import Testing
import TownSupport

@testable import App

@Suite("The studio, through its pages")
struct StudioPagesTests {
    @Test("An agent who is neither designer nor administrator is told so")
    func roles() async throws {
        let town = try await TestTown()

        let agent = try await town.browser(as: "alix@essai.example")

        #expect(try await agent.get("/bureau/atelier").status == 403)
        #expect(try await agent.get("/bureau/atelier/acte-naissance").status == 403)
    }

    @Test("Nothing that is changed is seen before it is published, then all of it", arguments: TestEngine.allCases)
    func publication(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let designer = try await town.browser(as: "chloe@essai.example")
        let page = try await designer.get("/bureau/atelier/contact-mairie/source")
        let source = try #require(page.field("source"))
        _ = try await designer.post(
            "/bureau/atelier/contact-mairie/source",
            ["source": source.replacing("title: ", with: "title: Bonjour, "), "chemin": "", "empreinte": page.field("empreinte") ?? ""])
        let before = try await town.browser().get("/demarches/contact-mairie").body
        #expect(!before.contains("Bonjour, "))

        let publication = try await designer.get("/bureau/atelier/contact-mairie/publication")
        _ = try await designer.post(
            "/bureau/atelier/contact-mairie/publication", ["note": "Salutation", "chemin": "", "empreinte": publication.field("empreinte") ?? ""])

        let after = try await town.browser().get("/demarches/contact-mairie").body
        #expect(after.contains("Bonjour, "))
        let versions = try await designer.get("/bureau/atelier/contact-mairie/versions").body
        #expect(versions.contains("Salutation") && versions.contains("Chloé Renard"))
    }

    @Test("What lacks whole is told on the page where it is written, at its first question")
    func lacking() async throws {
        let town = try await TestTown()
        let designer = try await town.browser(as: "chloe@essai.example")
        let source = try await designer.get("/bureau/atelier/contact-mairie/source")
        let without = (source.field("source") ?? "").replacing(/(?m)^(retention|data|silence):.*\n( .*\n)*/, with: "")
        _ = try await designer.post(
            "/bureau/atelier/contact-mairie/source", ["source": without, "chemin": "", "empreinte": source.field("empreinte") ?? ""])

        let rules = try await designer.get("/bureau/atelier/contact-mairie/parties/rules")
        let data = try await designer.get("/bureau/atelier/contact-mairie/parties/data")

        #expect(rules.contains("Non : n&#39;importe qui peut la faire") || rules.contains("Non : n'importe qui peut la faire"))
        #expect(rules.body.components(separatedBy: "est pas une demande qui attend une décision").count == 2, "once, where it is a word of the file")
        #expect(rules.contains("On ne sait pas ce que vaut le silence") && rules.contains("La durée de conservation manque"))
        #expect(data.contains("information sur les données manque"))
    }

    @Test("A file that cannot be read is refused with its line, and nothing changes")
    func broken() async throws {
        let town = try await TestTown()
        let designer = try await town.browser(as: "chloe@essai.example")
        let before = try #require(try await designer.get("/bureau/atelier/contact-mairie/source").field("source"))

        let answer = try await designer.post(
            "/bureau/atelier/contact-mairie/source", ["source": "procedure: contact-mairie\n  title: [", "chemin": ""])

        #expect(answer.status == 422 && answer.body.contains("Ligne 2"))
        #expect(try await designer.get("/bureau/atelier/contact-mairie/source").field("source") == before)
    }

    @Test(
        "A place that is not there any more is a conflict, not an error of ours",
        arguments: ["form.pages[99]", "form.pages[0].fields[99]", "x[", "pieces.zzz"])
    func gone(place: String) async throws {
        let town = try await TestTown()
        let designer = try await town.browser(as: "chloe@essai.example")

        let answer = try await designer.post("/bureau/atelier/contact-mairie/gestes", ["geste": "remove \(place) abc"])

        #expect(answer.status == 409)
    }
}

extension TestBrowser.Page {
    /// What stands in a box of the page: a hidden input, or a text area.
    fileprivate func field(_ name: String) -> String? {
        let inputs = body.matches(of: /name="([^"]+)" value="([^"]*)"/)
        if let match = inputs.first(where: { $0.output.1 == name }) { return String(match.output.2).unescaped }
        let areas = body.matches(of: /(?s)<textarea[^>]* name="([^"]+)"[^>]*>\n?(.*?)<\/textarea>/)
        return areas.first { $0.output.1 == name }.map { String($0.output.2).unescaped }
    }
}

extension String {
    fileprivate var unescaped: String {
        replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
            "&amp;", with: "&")
    }
}
