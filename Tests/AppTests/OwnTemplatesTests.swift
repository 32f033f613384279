import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// What a procedure words in its own way is what people receive.
@Suite("A procedure's own messages, from the studio to the outbox")
struct OwnTemplatesTests {
    private static let place = "/bureau/atelier/contact-mairie"

    @Test("Written in the studio and published, it leaves; requests filed before keep the words of their version")
    func leaves() async throws {
        let town = try await TestTown()
        let before = try await FilingPathTests.filed(town)
        let designer = try await town.browser(as: "chloe@essai.example")
        try await Self.write("Votre voisin de mairie vous répond : {{message}}", designer)
        _ = try await designer.get("\(Self.place)/publication")
        let published = try await designer.post("\(Self.place)/publication", try await Self.seen(designer, "\(Self.place)/publication"))
        let after = try await FilingPathTests.filed(town)

        for number in [before, after] { try await Self.finish(number, town) }
        _ = try await town.work()

        #expect(published.location?.contains("versions") == true)
        #expect(try await Self.mail(to: after, town).contains("Votre voisin de mairie"))
        #expect(try await Self.mail(to: before, town).contains("Votre voisin de mairie") == false)
    }

    @Test("The preview shows an invented request, then a real one to an agent who sees it; the private link is never shown")
    func preview() async throws {
        let town = try await TestTown()
        let number = try await FilingPathTests.filed(town)
        let designer = try await town.browser(as: "chloe@essai.example")
        try await Self.write("Bonjour {{applicant}} : {{link}}", designer)

        let page = try await designer.get("\(Self.place)/element?chemin=templates.mails.done")
        #expect(page.contains("Bonjour Camille Exemple") && !page.contains(number))

        let hidden = try await designer.post(
            "\(Self.place)/messages/apercu", ["chemin": "templates.mails.done", "subject": "S", "text": "Pour {{applicant}}", "demande": number])
        #expect(hidden.contains("Pour Camille Exemple") && !hidden.contains("Benali"))
    }

    @Test("A text with a fault is kept, told in its place, and cannot be published")
    func faults() async throws {
        let town = try await TestTown()
        let designer = try await town.browser(as: "chloe@essai.example")
        try await Self.write("Bonjour {{prenom}} {{> service}}", designer)

        let page = try await designer.get("\(Self.place)/element?chemin=templates.mails.done")
        #expect(page.contains("« prenom » n&#39;existe pas à cet endroit"))
        #expect(try await designer.get("\(Self.place)/publication").contains("ne peut pas encore être publiée"))
    }

    /// Words the mail « C'est fait » in the procedure's own way.
    private static func write(_ text: String, _ designer: TestBrowser) async throws {
        _ = try await designer.get("\(place)/messages")
        _ = try await designer.post("\(place)/messages", ["sorte": "mail", "nom-mail": "done"])
        let element = "\(place)/element?chemin=templates.mails.done"
        let digest = try await seen(designer, element)
        let pairs = digest.map { $0 } + [("subject", "Votre demande {{reference}}"), ("text", text)]
        let answer = try await designer.post("\(place)/element", pairs)
        guard answer.status == 303 else { throw FilingFault.refused(answer.body) }
    }

    /// What the page shows, as its form sends it back.
    private static func seen(_ browser: TestBrowser, _ page: String) async throws -> [(String, String)] {
        let body = try await browser.get(page).body
        let path = try #require(body.firstMatch(of: /name="chemin" value="([^"]*)"/)?.output.1)
        let digest = try #require(body.firstMatch(of: /name="empreinte" value="([^"]*)"/)?.output.1)
        return [("chemin", String(path)), ("empreinte", String(digest))]
    }

    private static func finish(_ number: String, _ town: TestTown) async throws {
        let agent = try await town.browser(as: "accueil@essai.example")
        for (action, fields) in [("take", [] as [(String, String)]), ("finish", [("message", "C'est fait.")])] {
            _ = try await agent.get("/bureau/dossiers/\(number)/actions/\(action)")
            let answer = try await agent.post("/bureau/dossiers/\(number)/actions/\(action)", fields)
            guard answer.status == 303 else { throw FilingFault.refused(answer.body) }
        }
    }

    /// All that was written about a request, as the outbox shows it.
    private static func mail(to number: String, _ town: TestTown) async throws -> String {
        let admin = try await town.browser(as: "chloe@essai.example")
        let outbox = try await admin.get("/bureau/courriels").body
        var texts = ""
        for match in outbox.matches(of: /href="(\/bureau\/courriels\/\d+)">([^<]*)/) where match.output.2.contains(number) {
            texts += try await admin.get(String(match.output.1)).body
        }
        return texts
    }
}

extension TestBrowser {
    /// The same, of pairs that were put together.
    fileprivate func post(_ path: String, _ fields: [(String, String)]) async throws -> Page {
        let pairs = [("_jeton", token ?? "")] + fields
        let body = pairs.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&")
        return try await send(.post, path, body: Array(body.utf8), type: "application/x-www-form-urlencoded")
    }
}
