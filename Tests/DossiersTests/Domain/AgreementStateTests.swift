import Core
import Forms
import Foundation
import Testing

@testable import Dossiers

@Suite("Where an agreement stands")
struct AgreementStateTests {
    private static func history(_ events: [HistoryEvent]) -> [HistoryLine] {
        events.enumerated().reduce(into: []) { lines, next in
            lines.append(
                HistoryLine(
                    number: next.offset + 1, at: HistoryTests.morning + Double(next.offset), actor: .person, channel: .web, event: next.element,
                    detail: ["name": .string("Karim Benali")], previousHash: lines.last?.hash ?? ""))
        }
    }

    private static func state(_ events: HistoryEvent...) throws -> AgreementState { try #require(AgreementState(history(events))) }

    @Test("Given, it holds; once the answers were corrected it is missing again, and may be asked for again")
    func corrected() throws {
        let given = try Self.state(.parentAwaited, .parentAsked, .parentAgreed)
        #expect(!given.isMissing && !given.isOpen && !given.admits(.asked))

        let corrected = try Self.state(.parentAwaited, .parentAsked, .parentAgreed, .corrected)
        #expect(corrected.isMissing && corrected.isOpen && corrected.admits(.asked) && !corrected.admits(.agreed(name: "", digest: "")))

        #expect(try !Self.state(.parentAwaited, .parentAsked, .parentAgreed, .corrected, .parentAsked, .parentAgreed).isMissing)
    }

    @Test("A correction before the answer changes nothing of what is awaited")
    func before() throws {
        #expect(try Self.state(.cosignatureAwaited, .cosignatureAsked, .corrected).admits(.agreed(name: "", digest: "")))
        #expect(try !Self.state(.cosignatureAwaited, .cosignatureAsked, .corrected, .cosignatureAgreed).isMissing)
    }

    @Test("Who must agree reads the answers, and neither where the other lives nor how to reach them, in rows as on pages")
    func withoutContacts() throws {
        let rows = BlockRule(
            fields: [
                Field(id: "nom", kind: .text(TextRule()), label: "Nom"), Field(id: "tel", kind: .phone, label: "Téléphone"),
                Field(id: "ou", kind: .address, label: "Adresse"),
            ], rowName: "personne")
        let form = Form(pages: [
            Page(
                id: "p", title: "P",
                fields: [
                    Field(id: "ecole", kind: .text(TextRule()), label: "École"), Field(id: "compte", kind: .iban, label: "IBAN"),
                    Field(id: "contact", kind: .email, label: "Votre e-mail"), Field(id: "autour", kind: .block(rows), label: "Autour de lui"),
                ])
        ])
        let row = Answers(["nom": .text("Lina"), "tel": .text("0612345678"), "ou": .record(["line": "3 rue Haute"])])
        let answers = Answers([
            "ecole": .text("Les Tilleuls"), "compte": .text("FR7630006000011234567890189"), "contact": .text("moi@exemple.example"),
            "autour": .rows([row]),
        ])

        let read = form.linesToAgree(answers, .french)

        #expect(read.map(\.label) == ["École", "Autour de lui"])
        #expect(read.last?.text.joined().contains("Lina") == true && read.last?.text.joined().contains("06") == false)
        #expect(read.last?.text.joined().contains("rue Haute") == false)
    }

    @Test("What was refused may be asked again once it was corrected: it is another request")
    func refused() throws {
        #expect(try !Self.state(.parentAwaited, .parentAsked, .parentRefused).admits(.asked))
        #expect(try Self.state(.parentAwaited, .parentAsked, .parentRefused, .corrected).admits(.asked))
    }
}
