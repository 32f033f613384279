import Core
import Definitions
import Foundation
import Testing

@testable import Correspondence

@Suite("Mails and papers as a procedure words them")
struct OwnTemplatesTests {
    private let values = PaperValues(words: Town.words, sender: Town.sender)

    private func mail(_ text: String, named name: String = "own", _ facts: PaperFacts = Town.facts()) throws -> Mail {
        let own = WrittenTemplate(name: name, heading: "Bac {{reference}}", text: text)
        return try Town.letters.mail(own, to: Town.amina, facts, from: Town.sender, [])
    }

    @Test("The names of the shipped templates are those of the files")
    func shippedNames() throws {
        #expect(Set(ShippedTemplates.mails) == Town.book.mailNames.subtracting(TemplateBook.apart))
        #expect(Set(ShippedTemplates.papers) == Town.book.paperNames.subtracting(Letters.apart))
    }

    @Test("A mail has the procedure's words, then who answers and the link")
    func ownMail() throws {
        var facts = Town.facts()
        facts.act?.pieces = []
        let mail = try mail("Votre bac est prêt, **{{applicant}}**.", facts)

        #expect(mail.subject.description == "Bac \(facts.reference)")
        #expect(mail.text.hasPrefix("Votre bac est prêt, Amina Diallo.\n"))
        for due in ["Voir ma demande : https://", "Qui vous répond", "Service état civil", "02 99 00 00 10"] { #expect(mail.text.contains(due)) }
        #expect(!mail.text.contains("Ce qu'il nous manque"))
    }

    @Test("A mail asks for an opinion once the request is over, and only then")
    func rating() throws {
        var facts = Town.facts()
        let open = try mail("Votre bac est prêt.", facts).text
        facts.ratingLink = "https://demarches.admiville.example/avis/1"

        #expect(!open.contains("/avis/"))
        #expect(
            try mail("Votre bac est prêt.", facts).text.contains("Donner mon avis sur cette démarche : https://demarches.admiville.example/avis/1"))
        #expect(try Town.letters.mail("done", to: Town.amina, facts, from: Town.sender, []).text.contains("/avis/1"))
    }

    @Test("The link is not said twice")
    func link() throws {
        let text = try mail("[Lire]({{link}})").text

        #expect(text.contains("Lire : https://") && !text.contains("Voir ma demande"))
    }

    @Test("The missing pieces, the last day and the clock are told whatever was written (CRPA L114-5)")
    func pieces() throws {
        let forgotten = try mail("Il manque quelque chose.", named: "pieces-asked").text
        let said = try mail("{{#pieces}}\n- {{.}}\n{{/pieces}}\navant le {{answer_by}}").text

        for due in ["- Pièce d'identité", "3 avril 2026", "Le délai de notre réponse ne commence qu'au jour"] {
            #expect(forgotten.replacing("\u{A0}", with: " ").contains(due), "\(due)")
        }
        #expect(!said.contains("Ce qu'il nous manque"))
    }

    @Test("An acknowledgement has its mentions whatever was written (CRPA R112-11-1)")
    func acknowledgement() throws {
        let text = try mail("Merci !", named: "receipt").text.replacing("\u{A0}", with: " ")

        for due in ["3 mars 2026 à 10", "Sans réponse de notre part le 3 mai 2026", "L112-11", "\(Town.facts().reference)", "02 99 00 00 10"] {
            #expect(text.contains(due), "\(due)")
        }
    }

    @Test("What people wrote is never a sign of ours, and HTML stays text")
    func escaping() throws {
        var facts = Town.facts()
        facts.act?.text = "[Payez](https://escroc.example) <script>"
        facts.answersByQuestion = ["nom": "**gras** <b>"]
        let mail = try mail("{{message}} {{answer.nom}} <i>", facts)

        #expect(mail.text.hasPrefix("[Payez](https://escroc.example) <script> **gras** <b> <i>"))
        #expect(mail.html?.contains("href=\"https://escroc") == false && mail.html?.contains("<script>") == false)
        #expect(mail.html?.contains("<b>") == false && mail.html?.contains("<i>") == false)
    }

    @Test("A refusal keeps its reasons, its author, its date and its remedies, whatever was written (CRPA L211-2, CJA R421-5)")
    func refusal() throws {
        let own = WrittenTemplate(name: "refus-bac", heading: "Pas de bac", text: "Nous n'avons plus de bac.")
        let page = try Town.book.paper(own, values.values(of: Town.facts()), isRefusal: true).replacing("\u{A0}", with: " ")

        #expect(page.contains("<h1>Pas de bac</h1>") && page.contains("Nous n&#39;avons plus de bac."))
        for due in [
            "Pourquoi", "pas dans nos registres", "Bruno Petit", "Le 6 mars 2026", "tribunal administratif de Rennes", "recours gracieux", "2 mois",
            "L212-2", "cnil.fr", "Défenseur des droits",
        ] { #expect(page.contains(due), "\(due)") }
    }

    @Test("The reasons are not said twice, and an acceptance has no remedies")
    func acceptance() throws {
        let own = WrittenTemplate(name: "attestation", heading: "Attestation de {{applicant}}", text: "## Titre\n\n{{message}}\n\n- {{answer.nom}}")
        var facts = Town.facts()
        facts.answersByQuestion = ["nom": "Diallo"]
        let refusal = try Town.book.paper(own, values.values(of: facts), isRefusal: true)
        let acceptance = try Town.book.paper(own, values.values(of: facts), isRefusal: false)

        #expect(!refusal.contains("<h2>Pourquoi") && refusal.contains("comment contester"))
        #expect(!acceptance.contains("comment contester"))
        #expect(acceptance.contains("<h1>Attestation de Amina Diallo</h1>") && acceptance.contains("<h2>Titre</h2>"))
        #expect(acceptance.contains("<li>Diallo</li>"))
    }

    @Test("It becomes a tagged PDF with a title")
    func pdf() async throws {
        let own = WrittenTemplate(name: "attestation", heading: "Attestation", text: "Nous attestons.\n\n- un\n- deux")
        let pdf = try PDF(try await Town.letters.paper(own, Town.facts(), from: Town.sender))

        let facts = try await pdf.facts()
        #expect(facts["Tagged"] == "yes" && facts["Title"]?.hasPrefix("Attestation") == true)
        #expect(try await pdf.structure().contains("LBody"))
    }

    @Test("A shipped letter gives its words to begin from, and they are accepted", arguments: ["decision-accepted", "decision-rejected"])
    func shippedPaper(name: String) throws {
        let written = try #require(CorrespondenceFeature.shippedText(ofPaper: name))

        #expect(throws: Never.self) { try written.checkAsPaper(TemplateShape.own(written)) }
        #expect(written.text.contains("{{written_on}}") && written.text.contains("{{message}}") && !written.text.contains("<"))
    }

    @Test("A shipped mail gives its words to begin from, and they are accepted", arguments: ShippedTemplates.mails)
    func shippedText(name: String) throws {
        let written = try #require(CorrespondenceFeature.shippedText(ofMail: name))

        #expect(throws: Never.self) { try written.checkAsMail(TemplateShape.own(written)) }
        #expect(!written.text.contains("{{>") && written.text.hasPrefix("Bonjour,"))
    }
}
