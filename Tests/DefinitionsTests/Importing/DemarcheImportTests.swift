import Core
import Forms
import Law
import TestSupport
import Testing
import Workflows

@testable import Definitions

@Suite("Importing from demarches-simplifiees")
struct DemarcheImportTests {
    private let made: DemarcheImport
    private var form: Form { made.definition.form ?? Form(pages: []) }

    init() throws { made = try DemarcheImport(json: DemarcheSamples.whole) }

    private func field(_ id: String) throws -> Field { try #require(form.field(id), "\(form.fields.map(\.id))") }
    private func item(_ label: String) throws -> ImportItem { try #require(made.items.first { $0.label == label }) }

    @Test("The procedure keeps its name, its words and its description without HTML")
    func presentation() {
        let definition = made.definition

        #expect(definition.slug.description == "demande-occupation-terrain-communal")
        #expect(definition.title == "Demande d'occupation d'un terrain communal")
        #expect(definition.keywords == ["jardin", "terrain"])
        #expect(
            definition.description
                == "Pour **jardiner** ou camper & fêter.\n\n- Gratuit\n- Voir [les règles](https://www.example.fr/jardins)")
        #expect(definition.workflow == .standard)
    }

    @Test("The law is never guessed: the time is taken, its basis stays to be written")
    func law() {
        #expect(made.definition.retention == RetentionRule(months: 24, fate: .destroy, legalBasis: ""))
        #expect(made.definition.silence == nil && made.definition.pieces.allSatisfy(\.legalBasis.isEmpty))

        let faults = made.definition.publicationFaults().map(\.message.key)
        #expect(faults.contains("definitions.fault.noSilence") && faults.contains("definitions.fault.noPieceBasis"))
    }

    @Test("Headings of level 1 are pages, the others headings; one without question is left")
    func pages() throws {
        #expect(form.pages.map(\.title) == ["Votre demande", "Identité du demandeur", "Le terrain", "Votre projet"])
        #expect(form.pages[1].introduction == "Qui jardine ?")
        #expect(form.pages[2].fields.prefix(2).map(\.kind) == [.section(level: 2), .explanation("Où est-il ?")])
        #expect(try field("surface").kind == .section(level: 3))
        #expect(try item("Vide").outcome == .missing)
    }

    @Test("What we have too is taken as it is")
    func exact() throws {
        let kinds: [(String, FieldKind)] = [
            ("commune", .commune), ("departement", .departement), ("pays", .country), ("surface_m", .integer(NumberRule())),
            ("pente", .decimal(NumberRule())), ("decrivez_projet", .longText(TextRule())), ("iban", .iban), ("date_debut", .date(DateRule())),
            ("aurez_poules", .yesNo), ("je_certifie_exactitude_informations", .checkbox), ("adresse", .address),
        ]
        for (id, kind) in kinds {
            let field = try field(id)
            #expect(field.kind == kind)
            #expect(try item(field.label).outcome == .exact)
        }
    }

    @Test("Nothing in the form itself is wrong")
    func sound() { #expect(form.faults() == []) }

    @Test("Written as a file and read again, it is the same draft")
    func file() {
        let file = ProcedureFile(made.definition.yaml)

        #expect(file.definition == made.definition)
        #expect(file.faults.allSatisfy { !$0.message.key.hasPrefix("definitions.file.") })
    }

    @Test("Whether an answer is required is kept, but for e-mail")
    func required() throws {
        #expect(try field("nom").isRequired)
        #expect(try !field("telephone").isRequired)
        #expect(try !field("adresse_electronique").isRequired)
        #expect(try item("Adresse électronique").reasons.map(\.key) == ["definitions.import.approximated.emailOptional"])
    }

    @Test("Roles are given where the heading or the label says whose they are")
    func roles() throws {
        let roles = Dictionary(uniqueKeysWithValues: form.fields.compactMap { field in field.role.map { ($0, field.id) } })

        #expect(
            roles == [
                .civility: "civilite", .lastName: "nom", .firstName: "prenom", .email: "adresse_electronique", .phone: "telephone",
                .address: "adresse",
            ])
    }

    @Test("Lists keep their answers, once each, with keys to read")
    func lists() throws {
        let usage = ChoiceRule(
            options: [Option(key: "potager", label: "Potager"), Option(key: "verger", label: "Verger"), Option(key: "autre_2", label: "Autre")],
            allowsOther: true)
        #expect(try field("usage").kind == .choice(usage))
        #expect(try item("Usage").reasons.map(\.key) == ["definitions.import.approximated.repeatedOptions"])
        let plants = [
            LinkedOption(
                first: Option(key: "fruits", label: "Fruits"), seconds: [Option(key: "pomme", label: "Pomme"), Option(key: "poire", label: "Poire")]),
            LinkedOption(first: Option(key: "legumes", label: "Légumes"), seconds: [Option(key: "chou", label: "Chou")]),
        ]
        #expect(try field("plantation").kind == .linkedChoice(plants))
    }

    @Test("A repetition is a block; what it loses is told with its place")
    func block() throws {
        guard case .block(let rule) = try field("jardiniers").kind else { return #expect(Bool(false)) }

        #expect(rule.fields.map(\.id) == ["nom_2", "adresse_electronique_2"])
        #expect(rule.fewest == 1 && rule.fields.allSatisfy { $0.role == nil })
        let plot = try item("Sa parcelle")
        #expect(plot.source == "revision.champDescriptors[33].champDescriptors[2]".withDescriptor && plot.outcome == .missing)
        let email = try #require(made.items.last { $0.label == "Adresse électronique" })
        #expect(email.target == "form.pages[3].fields[8].fields[1]")
    }

    @Test("A document is asked with a piece that waits for its legal basis")
    func documents() throws {
        #expect(made.definition.pieces.map(\.key) == ["plan_terrain", "piece_identite"])
        #expect(try field("plan_terrain").kind == .file(FileRule()))
        #expect(try item("Plan du terrain").reasons.map(\.key.lastPart) == ["piece", "template"])
    }

    @Test("A date with an hour is two questions")
    func dateAndTime() throws {
        #expect(try field("rendez_souhaite").kind == .date(DateRule()))
        #expect(try field("rendez_souhaite_2").kind == .time)
    }

    private static let missing = [
        ("Dessinez le terrain", "map"), ("Quotient familial", "register"), ("Accréditation", "games"), ("Votre hologramme", "unknownType"),
        ("Avis du service", "annotation"), ("en_instruction", "declarative"), ("dpo@example.fr", "dpo"), ("Service des espaces verts", "service"),
    ]

    @Test("What has no equivalent is told, with what to do", arguments: missing)
    func leftOut(label: String, key: String) throws {
        let item = try item(label)

        #expect(item.outcome == .missing)
        #expect(item.reasons.map(\.key) == ["definitions.import.missing.\(key)"])
    }

    @Test("Every field is told of, once, at the place where it is now")
    func complete() {
        let fields = made.items.filter { $0.source.contains("champDescriptors[") }

        #expect(fields.count == 50 && Set(fields.map(\.source)).count == 50)
        for item in fields {
            guard let target = item.target, target.contains("fields[") else { continue }
            #expect(form.placedFields.first { $0.path == target }?.field.label == item.label)
        }
    }

    @Test("Every reason has its words, in both languages", arguments: Language.allCases)
    func words(language: Language) throws {
        let words = try #require(ProcedureSamples.words[language])

        for item in made.items { #expect(!item.line(words: words).contains("[definitions"), "\(item)") }
    }
}

extension String {
    fileprivate var withDescriptor: String { "data.demarcheDescriptor." + self }
    fileprivate var lastPart: String { String(split(separator: ".").last ?? "") }
}
