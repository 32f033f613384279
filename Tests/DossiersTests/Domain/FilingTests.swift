import Core
import Forms
import Foundation
import Testing

@testable import Dossiers

@Suite("Filing a request")
struct FilingTests {
    @Test("The dossier knows who asks, and when silence decides")
    func facts() {
        let (dossier, changes) = World.filed()

        #expect(dossier.applicant == "Amina Benali")
        #expect(dossier.email?.description == "amina@exemple.example")
        #expect(dossier.status == "received" && dossier.isOpen)
        #expect(dossier.silenceOn?.description == "2026-05-02")
        #expect(changes.lines.map(\.event) == [.filed])
    }

    @Test("The history holds a digest of what was received, not the answers")
    func digest() {
        let (dossier, changes) = World.filed()

        #expect(changes.lines[0].detail["answers"]?.string == Secret.digest(dossier.answers.json.text))
        #expect(!changes.lines[0].detail.text.contains("Amina"))
    }

    @Test("One person has one mark in a sector, and another in another sector")
    func subjects() {
        var elsewhere = World.sheet
        elsewhere.sector = "scolaire"

        let first = World.filed().dossier.subject
        #expect(first != nil && first == World.filed().dossier.subject)
        #expect(first != World.filed(sheet: elsewhere).dossier.subject)
        #expect(first?.contains("amina") == false)
    }

    @Test("A person who gives neither e-mail nor phone has no mark")
    func anonymous() {
        var answers = World.answers
        answers["email"] = nil
        #expect(World.filed(answers).dossier.subject == nil)
    }

    @Test("The search text is folded, and holds the unit as a word")
    func searchText() {
        let text = World.filed().dossier.searchText
        #expect(text.contains("unite1 ") && text.contains("oeillets") && text.contains("benali"))
    }
}
