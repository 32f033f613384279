import Core
import Mustache
import Testing

@testable import Correspondence

@Suite("Escaping in templates")
struct EscapingTests {
    /// A quote and a combining acute accent: one Character, which Mustache's own table does not know.
    static let attack = "\"\u{301} onfocus=alert(1) autofocus x=\"\u{301}<\u{301}script>"

    @Test("Mustache's own escaping lets the attack through: the reason for ours")
    func vulnerable() throws {
        ContentTypes.register
        let page = try MustacheTemplate(string: "<p title=\"{{v}}\">").render(["v": Self.attack])

        #expect(Array(page.utf8).contains(sequence: Array("\"\u{301} onfocus".utf8)))
    }

    @Test("A quote followed by a combining mark is escaped in papers, and in parts of papers")
    func papers() throws {
        let files = Files.with(paper: "<p title=\"{{procedure}}\">{{> part}}", part: "<i title=\"{{procedure}}\">")
        let page = try #require(try TemplateBook(files).paper("paper", ["procedure": .text(Self.attack)]))

        let bytes = Array(page.utf8)
        #expect(bytes.count { $0 == UInt8(ascii: "\"") } == 4)
        #expect(bytes.count { $0 == UInt8(ascii: "<") } == 2)
        #expect(page.contains("&quot;\u{301} onfocus"))
    }

    @Test("The page around a mail escapes the text, its links and the subject")
    func mailPage() throws {
        var facts = Town.facts()
        facts.procedure = Self.attack
        facts.link = "https://x.example/" + Self.attack
        facts.act?.text = Self.attack
        let letters = Town.letters
        let html = try #require(try letters.mail("message", to: Town.amina, facts, from: Town.sender, []).html)

        #expect(!Array(html.utf8).contains(sequence: Array("\"\u{301}".utf8)))
        #expect(!Array(html.utf8).contains(sequence: Array("<\u{301}".utf8)))
        #expect(html.contains("&quot;\u{301} onfocus"))
    }

    @Test("What people write in a mail is never a sign of ours: no link, no title, no list")
    func light() {
        let typed = "## Titre\n- un\n[Payez ici](https://escroc.example) **gras** \\"

        let text = LightText("Avant " + LightText.escaped("\n" + typed))

        #expect(text.plain == "Avant \n\(typed)\n")
        #expect(text.blocks.count == 1)
    }
}

/// Templates of a test's own.
enum Files {
    static func with(mail: String = "Objet : {{reference}}\n\nBonjour", paper: String = "", part: String = "") -> TemplateFiles {
        let (light, html) = ("{{% CONTENT_TYPE:LIGHT_TEXT}}\n", "{{% CONTENT_TYPE:ESCAPED_HTML}}\n")
        return TemplateFiles(
            mails: ["mail": light + mail], mailParts: [:], papers: ["paper": html + paper], pageParts: ["part": html + part],
            mailPage: html + "<p>{{subject}}</p>", paperPage: html, addressPages: html)
    }
}

extension Array where Element: Equatable {
    func contains(sequence: [Element]) -> Bool {
        count >= sequence.count && (0...(count - sequence.count)).contains { Array(self[$0..<($0 + sequence.count)]) == sequence }
    }
}
