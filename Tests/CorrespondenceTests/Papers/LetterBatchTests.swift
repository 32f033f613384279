import Core
import Foundation
import TestSupport
import Testing

@testable import Correspondence

@Suite("Letters to print")
struct LetterBatchTests {
    private static func letter(_ id: Int64, showsAddress: Bool, recipient: [String]) -> OutgoingLetter {
        OutgoingLetter(
            id: OutgoingLetterID(id), unit: UnitID(1), dossier: Outbox.dossier, reference: Town.facts().reference, title: "Notre réponse <b>",
            recipient: recipient, showsAddress: showsAddress, isDecision: true, createdAt: Town.morning, state: .waiting, batch: nil, sentOn: nil,
            tracking: nil, deliveredOn: nil, returned: nil, pickup: nil, isRegistered: false, hasPDF: true)
    }

    private func bound(hasAddressPages: Bool, isTwoSided: Bool) async throws -> PDF {
        let first = Self.letter(1, showsAddress: true, recipient: ["Amina Diallo", "12 rue des Lilas", "35000 Admiville"])
        let second = Self.letter(2, showsAddress: false, recipient: ["Bruno Petit", "3 rue Neuve", "29200 Brest"])
        let pdf = try await Town.letters.paper("decision-accepted", Town.facts(), from: Town.sender)
        let batch = LetterBatch(
            id: LetterBatchID(1), createdAt: Town.morning, hasAddressPages: hasAddressPages, isTwoSided: isTwoSided, letters: [first, second])
        let bytes = try await Town.letters.bound(
            batch, pdfs: [first.id: pdf, second.id: pdf], from: .init(name: Town.sender.name, address: Town.sender.address))
        if let keep = ProcessInfo.processInfo.environment["KEEP_PAPERS"] {
            try? Data(bytes).write(to: URL(filePath: keep).appending(path: "batch-\(hasAddressPages)-\(isTwoSided).pdf"))
        }
        return try PDF(bytes)
    }

    private func pages(_ pdf: PDF) throws -> Int {
        let said = try ChildOutput.of(["pdfinfo", pdf.path])
        return said.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.output.1) } ?? 0
    }

    @Test("A page with the address stands before each letter, in the window of a DL envelope")
    func fronts() async throws {
        let pdf = try await bound(hasAddressPages: true, isTwoSided: false)

        #expect(try pages(pdf) == 4)
        // The window: 110 mm from the left, 50 mm from the top, 85 mm by 35: in points, of the third page.
        let window = try ChildOutput.of([
            "pdftotext", "-f", "3", "-l", "3", "-x", "300", "-y", "130", "-W", "250", "-H", "112", "-layout", pdf.path, "-",
        ])
        #expect(
            window.split(separator: "\n").map { Text.trimmed(String($0)) }.filter { $0.count > 1 } == ["Bruno Petit", "3 rue Neuve", "29200 Brest"])
    }

    @Test("Without address pages, a letter whose own page does not show the address keeps one")
    func needed() async throws {
        #expect(try pages(try await bound(hasAddressPages: false, isTwoSided: false)) == 3)
    }

    @Test("On both sides, each letter begins on a sheet of its own", arguments: [true, false])
    func twoSided(_ hasAddressPages: Bool) async throws {
        // Each sheet is two pages: one of address, one of letter.
        #expect(try pages(try await bound(hasAddressPages: hasAddressPages, isTwoSided: true)) == (hasAddressPages ? 8 : 6))
    }

    @Test("What a mail says becomes a letter, with its addresses written out and a place to sign")
    func ofMail() async throws {
        var facts = Town.facts()
        (facts.link, facts.isLetter) = ("https://demarches.admiville.example/suivi", true)
        let letter = try await Town.letters.letter(ofMail: "pieces-asked", own: nil, facts, from: Town.sender)
        if let keep = ProcessInfo.processInfo.environment["KEEP_PAPERS"] {
            try? Data(letter.pdf).write(to: URL(filePath: keep).appending(path: "letter-pieces-asked.pdf"))
        }
        let text = try await PDF(letter.pdf).text()

        for due in [
            "Amina Diallo 12 rue des Lilas 35000 Admiville", "https://demarches.admiville.example/suivi", "Signature", "Pièce d'identité",
            letter.title,
        ] {
            #expect(text.replacing("\u{A0}", with: " ").contains(due.replacing("\u{A0}", with: " ")), "\(due)")
        }
        #expect(!text.contains("suivi/lien") && !text.contains("L212-2"))
    }
}
