import Core
import Forms
import Law
import TestSupport
import Testing
import Workflows

@testable import Definitions

@Suite("Reading a procedure file")
struct ReadingTests {
    private let definition = ProcedureFile(ProcedureSamples.small).definition

    @Test("A whole file has nothing to mend")
    func nothingToMend() { #expect(ProcedureFile(ProcedureSamples.small).faults == []) }

    @Test("What it is and where it is found")
    func presentation() throws {
        let definition = try #require(definition)

        #expect(definition.slug.description == "carte-lecteur")
        #expect(definition.theme == .contact && definition.sector == .contact && definition.unit == "accueil")
        #expect(definition.keywords == ["bibliothèque", "livre"] && definition.audience == [.person])
        #expect(definition.price == .free && definition.knowledge == "**Gratuite** pour tous.")
        #expect(definition.channels == Channels(online: .here, phone: "Appelez l'accueil.", counter: "Venez à l'accueil."))
    }

    @Test("The rules of law")
    func rules() throws {
        let definition = try #require(definition)

        #expect(
            definition.silence
                == SilenceRule(
                    effect: .accept, count: 2, unit: .months, start: .firstReception, incomplete: .restart, legalBasis: "CRPA art. L231-1",
                    checkedOn: LocalDate("2026-11-22"), checkedBy: "Nous"))
        #expect(definition.retention == RetentionRule(months: 12, fate: .destroy, legalBasis: "RGPD art. 5.1.e"))
        #expect(definition.data?.recipients == ["Bibliothèque"])
        #expect(definition.pieces == [Piece(key: "photo", label: "Une photo", legalBasis: "Règlement de la bibliothèque", isIndispensable: true)])
    }

    @Test("The form and its workflow")
    func form() throws {
        let definition = try #require(definition)

        #expect(definition.form?.fields.map(\.id) == ["nom", "email", "photo"])
        #expect(definition.form?.field("email")?.isRequired == false)
        #expect(definition.form?.field("photo")?.piece == "photo")
        #expect(definition.workflow == .standard)
    }

    @Test("A procedure may be made elsewhere")
    func external() throws {
        let file = try ProcedureFile(ProcedureSamples.text("carte-identite-passeport.yaml"))

        #expect(file.definition?.external?.url == "https://passeport.ants.gouv.fr/")
        #expect(file.definition?.form == nil && file.definition?.channels.online == .external)
    }

    @Test("What YAML takes for a boolean, a day or a number of seconds stays the text that was written")
    func scalarsAreTexts() throws {
        let options = "options: [no, Oui, {key: yes, label: 12:30}, {key: 2026-11-22, label: 010}]"
        let file = ProcedureFile(ProcedureSamples.small("kind: text, label: Votre nom, role: lastName", "kind: choice, label: Quoi, \(options)"))

        let field = try #require(file.definition?.form?.field("nom"))
        let expected = [
            Option(key: "no", label: "no"), Option(key: "oui", label: "Oui"), Option(key: "yes", label: "12:30"),
            Option(key: "2026-11-22", label: "010"),
        ]
        #expect(field.kind == .choice(ChoiceRule(options: expected)))
    }

    @Test("A key left blank is a key left out")
    func blank() {
        let file = ProcedureFile(ProcedureSamples.small("summary: Empruntez gratuitement des livres à la bibliothèque.", "summary:"))

        #expect(file.definition?.summary == "")
        #expect(file.faults.map(\.message.key) == ["definitions.fault.noText.summary"])
    }
}
