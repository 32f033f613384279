import Core
import Foundation
import Testing
import Web

@testable import Correspondence

@Suite("The shipped templates")
struct ShippedTemplatesTests {
    static let paths = EmbeddedAssets.paths(under: "templates")
    static let mails = TemplateFiles.embedded.mails.keys.sorted()
    static let papers = TemplateFiles.embedded.papers.keys.sorted()

    @Test("Each says on its first line how values are escaped", arguments: paths)
    func contentType(_ path: String) throws {
        let first = try #require(EmbeddedAssets.text(path)?.split(separator: "\n").first)

        let isMail = path.hasPrefix("templates/mails/") || path.hasPrefix("templates/mail-parts/")
        #expect(first == "{{% CONTENT_TYPE:\(isMail ? "LIGHT_TEXT" : "ESCAPED_HTML")}}")
    }

    @Test("They all pass the checks, and those that the shipped workflows name are there")
    func complete() throws {
        let book = try TemplateBook.embedded()

        let named = ["receipt", "moved", "pieces-asked", "message", "reminder", "closed", "withdrawn", "reopened", "done", "resume-code"]
        #expect(book.mailNames.isSuperset(of: named + ["decision-accepted", "decision-rejected", "addition-received", "transferred", "forwarded"]))
        #expect(book.paperNames == ["receipt", "decision-accepted", "decision-rejected", "attestation-acceptance", "transmission"])
    }

    @Test("No tag is left in a mail", arguments: mails)
    func mail(_ name: String) throws {
        let mail = try letter(name)

        for text in [mail.subject.description, mail.text, mail.html ?? ""] {
            #expect(!text.contains("{{") && !text.contains("}}") && !text.contains("CONTENT_TYPE"))
        }
        #expect(mail.text.contains(name == "resume-code" ? "Reprendre ma demande : https://" : "https://demarches.admiville.example/suivi/lien/"))
        #expect(mail.html?.contains("<html lang=\"fr\">") == true)
    }

    @Test("No tag is left in a paper", arguments: papers)
    func paper(_ name: String) throws {
        let values = PaperValues(words: Town.words, sender: Town.sender).values(of: Town.facts())
        let page = try #require(Town.book.paper(name, values))

        #expect(!page.contains("{{") && !page.contains("CONTENT_TYPE"))
        #expect(page.contains("<html lang=\"fr\">") && page.contains("<title>"))
    }

    @Test("A mail's subject tells the number, and nothing of what is asked", arguments: mails)
    func subject(_ name: String) throws {
        let subject = try letter(name).subject.description

        for personal in ["Amina", "Diallo", "naissance", "7K3M"] { #expect(!subject.contains(personal)) }
        #expect(!subject.hasPrefix("Objet"))
    }

    @Test("A mail tells neither the answers, nor the name", arguments: mails)
    func restraint(_ name: String) throws {
        let text = try letter(name).text

        for personal in ["Amina", "Diallo", "rue des Lilas", "1985", "livret.jpg"] { #expect(!text.contains(personal)) }
    }

    private func letter(_ name: String) throws -> Mail {
        let letters = Town.letters
        return name == "resume-code"
            ? try letters.resume(to: Town.amina, Town.resume, from: Town.sender)
            : try letters.mail(name, to: Town.amina, Town.facts(), from: Town.sender, [])
    }
}
