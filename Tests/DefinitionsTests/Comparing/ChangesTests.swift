import Core
import TestSupport
import Testing

@testable import Definitions

@Suite("Two versions compared in words")
struct ChangesTests {
    private static let form = """
        procedure: carte-lecteur
        title: Carte de lecteur
        pieces: {photo: {label: Une photo, legalBasis: Règlement}}
        form:
          pages:
            - id: vous
              title: Vous
              fields:
                - {id: nom, kind: text, label: Votre nom}
                - {id: age, kind: integer, label: Votre âge}
                - {id: cas, kind: choice, label: Pour qui ?, options: [{key: moi, label: Pour moi}, {key: enfant, label: Pour mon enfant}]}
            - id: carte
              title: La carte
              fields:
                - {id: duree, kind: choice, label: Combien de temps ?, options: [{key: an, label: Un an}], when: {field: cas, is: moi}}
                - {id: freres, kind: block, label: Frères et sœurs, row: enfant, fields: [{id: prenom, kind: text, label: Prénom}]}
        workflow:
          statuses: [{key: recue, nature: open, label: Reçue, next: Attendez.}, {key: faite, nature: accepted, label: Faite, next: Venez.}]
          actions: [{key: faire, label: Faire la carte, from: [recue], to: faite, by: [caseworker], notify: done}]
          timers: [{status: recue, after: 30 days, action: faire}]
        """

    private func sentences(_ changes: [(String, String)], in language: Language = .french) throws -> [String] {
        var text = Self.form
        for (old, new) in changes {
            try #require(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        let older = try #require(ProcedureReader(Self.form).definition), newer = try #require(ProcedureReader(text).definition)
        let words = try #require(ProcedureSamples.words[language])
        return newer.changes(since: older).map { $0.sentence(words).replacing("\u{A0}", with: " ") }
    }

    private static let table: [(String, String, String)] = [
        ("title: Carte de lecteur", "title: Carte", "Titre : « Carte de lecteur » devient « Carte »"),
        ("title: Carte de", "free: true\ntitle: Carte de", "Prix : « gratuit », rien auparavant"),
        ("title: Carte de", "fee: 3 €\ntitle: Carte de", "Prix : « 3 € », rien auparavant"),
        ("title: Carte de", "channels: {phone: Appelez.}\ntitle: Carte de", "Voie du téléphone : « Appelez. », rien auparavant"),
        ("title: Carte de", "parents: nom\ntitle: Carte de", "Question sur l'autre parent : « nom », rien auparavant"),
        ("title: Carte de", "act: A11\ntitle: Carte de", "Acte pour les majeurs protégés : « A11 », rien auparavant"),
        ("title: Carte de", "keywords: [livre]\ntitle: Carte de", "Mots-clés : ajout de « livre »"),
        (
            "title: Carte de", "silence: {effect: none, legalBasis: CRPA}\ntitle: Carte de",
            "Silence, effet : « rien », rien auparavant"
        ),
        (
            "legalBasis: Règlement", "legalBasis: Délibération",
            "Pièce « Une photo », texte qui permet de la demander : « Règlement » devient « Délibération »"
        ),
        ("photo: {label", "carte: {label: La carte}, photo: {label", "Ajout : pièce « La carte »"),
        ("photo: {label: Une photo, legalBasis: Règlement}", "", "Retrait : pièce « Une photo »"),
        ("label: Votre nom}", "label: Votre nom, required: false}", "Question « Votre nom », réponse obligatoire : « oui » devient « non »"),
        (
            "kind: integer, label: Votre âge", "kind: text, label: Votre âge",
            "Question « Votre âge », sorte de réponse : « nombre entier » devient « texte court »"
        ),
        ("label: Votre âge}", "label: Votre âge, most: 120}", "Question « Votre âge », nombre au plus : « 120 », rien auparavant"),
        (
            "label: Votre nom}", "label: Votre nom de famille}",
            "Question « Votre nom de famille », libellé : « Votre nom » devient « Votre nom de famille »"
        ),
        (", {key: enfant, label: Pour mon enfant}", "", "Retrait : question « Pour qui ? », réponse « Pour mon enfant »"),
        ("label: Un an}", "label: Un an}, {key: mois, label: Un mois}", "Ajout : question « Combien de temps ? », réponse « Un mois »"),
        (
            "is: moi}", "isNot: moi}",
            "Question « Combien de temps ? », condition d'affichage : « « Pour qui ? » est « Pour moi » » devient « « Pour qui ? » n'est pas « Pour moi » »"
        ),
        (
            ", when: {field: cas, is: moi}", "",
            "Question « Combien de temps ? », condition d'affichage : plus rien, « « Pour qui ? » est « Pour moi » » auparavant"
        ),
        (
            "{id: prenom, kind: text, label: Prénom}", "{id: prenom, kind: text, label: Son prénom}",
            "Question « Son prénom », libellé : « Prénom » devient « Son prénom »"
        ),
        ("[{id: prenom,", "[{id: age, kind: integer, label: Son âge}, {id: prenom,", "Ajout : question « Son âge »"),
        ("title: La carte", "title: Votre carte", "Page « Votre carte », titre : « La carte » devient « Votre carte »"),
        ("next: Venez.", "next: Venez vite.", "Étape « Faite », ce qui vient ensuite : « Venez. » devient « Venez vite. »"),
        ("by: [caseworker]", "by: [caseworker, system]", "Action « Faire la carte », qui peut le faire : ajout de « le système »"),
        ("notify: done", "notify: message", "Action « Faire la carte », message envoyé : « done » devient « message »"),
        ("after: 30 days", "after: 2 months", "Minuterie « Faire la carte » à l'étape « Reçue », délai : « 30 j » devient « 2 mois »"),
    ]

    @Test("Each change is a sentence", arguments: table)
    func sentence(old: String, new: String, sentence: String) throws {
        #expect(try sentences([(old, new)]).first == sentence)
        #expect(try sentences([(old, new)], in: .english).allSatisfy { !$0.contains("[definitions") })
    }

    @Test("A question in another page has moved, and is not a new one")
    func moved() throws {
        let age = "        - {id: age, kind: integer, label: Votre âge}\n"
        let sentences = try sentences([(age, ""), ("        - {id: duree", age + "        - {id: duree")])

        #expect(sentences == ["Déplacement : question « Votre âge », de la page « Vous » à la page « La carte »"])
    }

    @Test("Of questions in another order, only those that moved are told")
    func reordered() throws {
        let nom = "        - {id: nom, kind: text, label: Votre nom}\n"

        #expect(try sentences([(nom, ""), ("    - id: carte", nom + "    - id: carte")]) == ["Déplacement : question « Votre nom »"])
    }

    @Test("A page removed takes its questions with it")
    func pageRemoved() throws {
        let start = try #require(Self.form.firstRange(of: "    - id: carte")?.lowerBound),
            end = try #require(Self.form.firstRange(of: "workflow:")?.lowerBound)

        #expect(
            try sentences([(String(Self.form[start..<end]), "")])
                == ["Retrait : page « La carte »", "Retrait : question « Combien de temps ? »", "Retrait : question « Frères et sœurs »"])
    }

    @Test("A version has nothing to say of itself", arguments: ProcedureSamples.shipped)
    func same(name: String) throws {
        let definition = try #require(ProcedureFile(ProcedureSamples.text(name)).definition)

        #expect(definition.changes(since: definition).isEmpty)
    }

    @Test("Any two procedures compare in words that exist, in both languages")
    func words() throws {
        let definitions = try ProcedureSamples.shipped.compactMap { try ProcedureFile(ProcedureSamples.text($0)).definition }

        for (older, newer) in zip(definitions, definitions.dropFirst() + definitions.prefix(1)) {
            for change in newer.changes(since: older) {
                for words in ProcedureSamples.words.values { #expect(!change.sentence(words).contains("[definitions"), "\(change)") }
            }
        }
    }
}
