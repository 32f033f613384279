import Core
import Forms
import Foundation
import TestSupport
import Testing

@testable import Definitions

@Suite("The shapes of a description")
struct DemarcheShapesTests {
    private static let nom = DemarcheSamples.champ("Text", "Votre nom")
    private static let alone = DemarcheSamples.descriptor(nom)

    private static let shapes = [
        alone, #"{"demarcheDescriptor": \#(alone)}"#, #"{"data": {"demarcheDescriptor": \#(alone)}}"#, #"{"demarche": \#(alone)}"#,
        #"{"data": {"demarche": \#(alone.replacing("revision", with: "activeRevision"))}}"#,
        #"{"data": {"demarche": {"title": "Une démarche", "champDescriptors": [\#(nom)]}}}"#,
        #"{"title": "Une démarche", "draftRevision": {"champDescriptors": [\#(nom.replacing("\"__typename\": \"TextChampDescriptor\"", with: "\"type\": \"text\""))]}}"#,
    ]

    @Test("The whole answer of the server, or the description alone", arguments: shapes)
    func shape(json: String) throws {
        let definition = try DemarcheImport(json: json).definition

        #expect(definition.slug.description == "demarche")
        #expect(definition.form?.field("nom")?.role == .lastName)
    }

    @Test("Every kind of field that the server knows is known, by both of its names", arguments: ChampKind.allCases)
    func kinds(kind: ChampKind) {
        #expect(ChampKind(typeName: kind.rawValue) == kind)
        #expect(ChampKind(typeName: kind.rawValue.split(separator: "_").map(\.capitalized).joined() + "ChampDescriptor") == kind)
    }

    @Test("The three whose type is not named after the member", arguments: [("Commune", ChampKind.communes), ("Region", .regions), ("RNA", .rna)])
    func odd(name: String, kind: ChampKind) { #expect(ChampKind(typeName: name + "ChampDescriptor") == kind) }

    @Test("Without a name to be called by, a page asks who makes the request")
    func applicant() throws {
        let made = try DemarcheImport(json: DemarcheSamples.descriptor(DemarcheSamples.champ("Text", "Nom de l'enfant")))

        let page = try #require(made.definition.form?.pages.first)
        #expect(page.fields.compactMap(\.role) == [.firstName, .lastName, .email, .phone])
        #expect(made.definition.form?.field("nom_enfant")?.role == nil)
        #expect(made.items.contains { $0.reasons.first?.key == "definitions.import.approximated.applicant" })
    }

    @Test("Names are short, in plain letters, and given once")
    func ids() throws {
        let labels = ["Quel est votre âge ?", "Âge", "2e prénom", "Отчество", "Une question " + String(repeating: "très ", count: 30) + "longue"]
        let json = DemarcheSamples.descriptor(labels.map { DemarcheSamples.champ("IntegerNumber", $0) }.joined(separator: ","))

        let ids = try #require(DemarcheImport(json: json).definition.form?.pages.last?.fields.map(\.id))
        #expect(ids == ["age", "age_2", "question_2e_prenom", "question", "question_tres_tres_tres_tres_tres_tres"])
    }

    @Test(
        "HTML is taken off, and what only looks like it stays",
        arguments: [
            ("a <b>b</b> c", "a **b** c"), ("3 < 4 & 5 > 2", "3 < 4 & 5 > 2"), ("<p>a</p><p>b</p>", "a\n\nb"), ("a<br/>b", "a\nb"),
            ("<a href='javascript:alert(1)'>ici</a>", "ici"), ("<img src=x onerror=alert(1)>", ""), ("<style>p{}</style>x", "x"), ("<b>a", "**a**"),
            ("a &lt;script&gt;", "a <script>"), ("<!-- a -->b", "b"), ("<a href=\"https://a.fr\">a", "[a](https://a.fr)"),
        ])
    func html(text: String, light: String) { #expect(LightHTML.light(text) == light) }
}
