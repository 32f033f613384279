import Core
import Foundation
import Law
import Testing

@testable import Correspondence

@Suite("Papers, as PDF")
struct PaperTests {
    private func paper(_ template: String, _ facts: PaperFacts) async throws -> PDF {
        let pdf = try PDF(try await Town.letters.paper(template, facts, from: Town.sender))
        if let keep = ProcessInfo.processInfo.environment["KEEP_PAPERS"] {
            try? Data(pdf.bytes).write(to: URL(filePath: keep).appending(path: "\(template)-\(facts.channel.rawValue).pdf"))
        }
        return pdf
    }

    @Test("A receipt has every mention of an electronic acknowledgement, and what was received (CRPA R112-11-1)")
    func receipt() async throws {
        let facts = Town.facts(silence: .accept)
        let text = try await paper("receipt", facts).text()

        let due = [
            "3 mars 2026 à 10", "\(facts.reference)", "Demander une copie d'acte de naissance", "Amina Diallo", "Service état civil",
            "02 99 00 00 10",
            "etat-civil@admiville.example", "35000 Admiville", "Sans réponse de notre part le 3 mai 2026, votre demande sera acceptée",
            "si votre demande est complète", "attestation", "Nom de naissance", "Diallo", "Rose", "12 rue des Lilas", "pièce d'identité.pdf",
            facts.digest, "L112-11", "cnil.fr", "dpo@admiville.example",
        ]
        for mention in due { #expect(text.replacing(" ", with: "").contains(mention.replacing(" ", with: "")), "\(mention)") }
    }

    @Test("When silence refuses, the receipt says before whom and until when")
    func rejection() async throws {
        let text = try await paper("receipt", Town.facts(silence: .reject, channel: .counter)).text()

        for mention in ["votre demande sera refusée", "2 mois pour contester", "tribunal administratif de Rennes", "au guichet", "L112-3"] {
            #expect(text.contains(mention), "\(mention)")
        }
    }

    @Test("A refusal has its date, its author, its reasons, the remedies and whom to call")
    func decision() async throws {
        let text = try await paper("decision-rejected", Town.facts()).text()

        let due = [
            "6 mars 2026", "Ville d'Admiville", "Bruno Petit", "Responsable du service état civil", "Service état civil", "pas dans nos registres",
            "mairie de Brest", "2 mois", "tribunal administratif de Rennes, 3 contour de la Motte", "telerecours.fr", "recours gracieux",
            "Défenseur des droits", "cnil.fr", "02 99 00 00 10", "L212-2", "Amina Diallo 12 rue des Lilas 35000 Admiville",
        ]
        for mention in due { #expect(text.contains(mention), "\(mention)") }
    }

    @Test("In urban planning, one is warned that asking again does not stop the delay before the court")
    func urbanPlanning() async throws {
        var facts = Town.facts()
        facts.appeal?.isInterruptedByComplaint = false
        let text = try await paper("decision-rejected", facts).text()

        #expect(text.contains("continue de courir") && text.contains("L600-12-2"))
        #expect(!text.contains("s'arrête"))
    }

    @Test("A decision on paper leaves room for a signature", arguments: [(Channel.web, false), (.post, true)])
    func signature(_ channel: Channel, _ isSigned: Bool) async throws {
        let text = try await paper("decision-accepted", Town.facts(channel: channel)).text()

        #expect(text.contains("Signature") == isSigned)
        #expect(text.contains("L212-2") != isSigned)
    }

    @Test("Papers are tagged, titled and in French", arguments: ["receipt", "decision-accepted", "decision-rejected"])
    func tagged(_ template: String) async throws {
        let pdf = try await paper(template, Town.facts())

        let (facts, structure) = (try await pdf.facts(), try await pdf.structure())
        #expect(facts["Tagged"] == "yes")
        #expect(facts["Title"]?.contains("demande \(Town.facts().reference)") == true)
        #expect(facts["Author"] == "Ville d'Admiville")
        #expect(structure.contains("H1") && structure.contains("H2"))
        #expect(pdf.bytes.contains(sequence: Array("/Lang (fr)".utf8)))
        #expect(pdf.bytes.contains(sequence: Array("pdfuaid".utf8)))
    }

    @Test("A screen reader says everything once, in order: who writes, to whom, when, what")
    func readingOrder() async throws {
        let structure = try await paper("decision-rejected", Town.facts()).structure()

        let places = ["Ville d'Admiville\"", "12 rue des Lilas", "Le 6 mars 2026\"", "Madame, Monsieur,", "Bruno Petit"].map {
            structure.ranges(of: $0).map(\.lowerBound)
        }
        #expect(places.map(\.count) == [1, 1, 1, 1, 1])
        #expect(places.joined().sorted() == Array(places.joined()))
    }
}
