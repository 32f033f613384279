import Core
import TestSupport
import Testing

@testable import Definitions

@Suite("What stops a publication")
struct PublicationFaultsTests {
    private static let silence =
        "silence: {effect: accept, delay: 2 months, start: firstReception, incomplete: restart, legalBasis: CRPA art. L231-1, checkedOn: 2026-11-22, checkedBy: Nous}\n"

    private static let errors: [(String, String, String, String)] = [
        ("  online: true\n", "", "channels.online", "noOnline"),
        ("  phone: Appelez l'accueil.\n", "", "channels.phone", "noPhone"),
        ("  counter: Venez à l'accueil.\n", "", "channels.counter", "noCounter"),
        ("legalBasis: CRPA art. L231-1, ", "", "silence.legalBasis", "noSilenceBasis"),
        (silence, "", "silence", "noSilence"),
        ("retention: {months: 12, fate: destroy, legalBasis: RGPD art. 5.1.e}\n", "", "retention", "noRetention"),
        (", legalBasis: RGPD art. 5.1.e", "", "retention.legalBasis", "noRetentionBasis"),
        (", legalBasis: Règlement de la bibliothèque", "", "pieces.photo.legalBasis", "noPieceBasis"),
        ("label: Votre photo, piece: photo", "label: Votre photo, piece: passeport", "form.pages[0].fields[2].piece", "unknownPiece"),
        ("title: Demander une carte de lecteur\n", "", "title", "noText.title"),
        ("summary: Empruntez gratuitement des livres à la bibliothèque.\n", "", "summary", "noText.summary"),
        ("description: La carte permet d'emprunter.\n", "", "description", "noText.description"),
        ("theme: contact\n", "", "theme", "noTheme"),
        ("sector: contact\n", "", "sector", "noSector"),
        ("unit: accueil\n", "", "unit", "noUnit"),
        ("unit: accueil\n", "unit: patinoire\n", "unit", "unknownUnit"),
        ("free: true\n", "", "free", "noPrice"),
        ("purpose: Délivrer la carte, ", "", "data.purpose", "noDataPurpose"),
        ("basis: Mission d'intérêt public, ", "", "data.basis", "noDataBasis"),
        (", recipients: [Bibliothèque]", "", "data.recipients", "noDataRecipients"),
        ("workflow: standard", "", "workflow", "noWorkflow"),
        ("free: true\n", "free: true\nexternal: {url: \"https://a.fr/\", name: A}\n", "form", "formAndExternal"),
        ("online: true", "online: external", "external", "noExternal"),
        ("required: false, role: email", "role: email", "form.pages[0].fields[1].required", "emailRequired"),
        ("required: false, role: email", "required: false", "workflow", "decisionWithoutRecipient"),
        ("purpose: Délivrer la carte, ", "", "form.pages[0].fields[0]", "personalWithoutNotice"),
    ]

    @Test("Each lack is refused, with its reason and its place", arguments: errors)
    func lacks(text: String, replacement: String, field: String, key: String) {
        let faults = ProcedureFile(ProcedureSamples.small(text, replacement)).faults

        #expect(faults.contains { $0.field == field && $0.message.key == "definitions.fault.\(key)" && $0.severity == .error }, "\(faults)")
        #expect(!faults.allowPublication)
        #expect(ProcedureSamples.french.has("definitions.fault.\(key)"))
    }

    private static let warnings: [(String, String, String, String)] = [
        ("keywords: [bibliothèque, livre]\n", "", "keywords", "noKeyword"),
        ("audience: [particulier]\n", "", "audience", "noAudience"),
        ("delay: 2 jours\n", "", "delay", "noDelay"),
        ("who: Tout le monde.\n", "", "who", "noWho"),
        ("knowledge: \"**Gratuite** pour tous.\"\n", "", "knowledge", "noKnowledge"),
        ("legal: [Code du patrimoine]\n", "", "legal", "noLegalText"),
        (", checkedBy: Nous", "", "silence", "silenceNotChecked"),
        ("à la bibliothèque.", "à la bibliothèque." + String(repeating: " Encore.", count: 20), "summary", "longSummary"),
        ("une carte de lecteur", "une carte" + String(repeating: " de lecteur", count: 10), "title", "longTitle"),
        ("label: Votre nom", "label: " + String(repeating: "Votre nom ", count: 13), "form.pages[0].fields[0].label", "longLabel"),
        ("pieces:\n", "pieces:\n  autre: {label: Autre, legalBasis: Règlement}\n", "pieces.autre", "unusedPiece"),
    ]

    @Test("What could be better is told, and stops nothing", arguments: warnings)
    func couldBeBetter(text: String, replacement: String, field: String, key: String) {
        let faults = ProcedureFile(
            ProcedureSamples.small(text, replacement).replacing(
                "kind: date, label: Votre nom, role: lastName", with: "kind: date, label: Jour, listable: true")
        )
        .faults

        #expect(faults.map(\.field) == [field] && faults.map(\.message.key) == ["definitions.fault.\(key)"], "\(faults)")
        #expect(faults.allowPublication)
        #expect(ProcedureSamples.french.has("definitions.fault.\(key)"))
    }

    @Test("A form's own faults stop it too, where they are")
    func formFaults() {
        let faults = ProcedureFile(ProcedureSamples.small("id: email,", "id: email, when: {field: absent, is: x},")).faults

        #expect(faults.map(\.field) == ["form.pages[0].fields[1].when"])
        #expect(faults.map(\.message.key) == ["forms.fault.unknownField"])
        #expect(faults.first?.line == ProcedureSamples.small.split(separator: "\n").firstIndex { $0.contains("id: email") }.map { $0 + 1 })
    }

    @Test("A town's own units are known by its own keys")
    func ownUnits() {
        let text = ProcedureSamples.small("unit: accueil", "unit: patinoire")

        #expect(ProcedureFile(text, units: ["patinoire"]).faults == [])
        #expect(ProcedureFile(ProcedureSamples.small, units: ["patinoire"]).faults.map(\.field) == ["unit"])
    }

    @Test("A legal basis that nobody found holds the publication, without being a fault of the file")
    func unconfirmed() {
        let faults = ProcedureFile(ProcedureSamples.small("legalBasis: CRPA art. L231-1", "legalBasis: À confirmer par la commune")).faults

        #expect(faults.map(\.field) == ["silence.legalBasis"] && faults.map(\.severity) == [.hold])
        #expect(!faults.allowPublication && !faults.haveErrors)
    }
}
