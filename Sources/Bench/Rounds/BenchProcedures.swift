import Web

/// The procedures that are measured: one page of sixty questions, of the kinds that towns ask, and a request of two pages.
enum BenchProcedures {
    static let sixtyFields = "soixante-champs"
    static let twoPages = "deux-pages"

    static var files: [String] {
        [
            file(sixtyFields, "Soixante questions", pages: page("questions", sixty)),
            file(twoPages, "Deux pages de questions", pages: page("demande", demand) + page("coordonnees", person)),
        ]
    }

    /// What is typed on the page of sixty questions.
    static var sixtyAnswers: [(String, String)] { (0..<5).flatMap { round in kinds.flatMap { typed($0.kind, as: "\($0.kind)_\(round)") } } }

    static var demandAnswers: [(String, String)] {
        typed("choice", as: "objet") + typed("date", as: "jour") + typed("integer", as: "personnes") + typed("yesNo", as: "deja")
            + typed("choices", as: "besoins") + typed("longText", as: "precisions")
    }

    static var personAnswers: [(String, String)] {
        typed("civility", as: "civilite") + [("prenom", "Amina"), ("nom", "Benali")] + typed("email", as: "email") + typed("phone", as: "telephone")
            + typed("address", as: "adresse") + typed("checkbox", as: "accord")
    }

    private static let options =
        "options: [{key: un, label: Premier choix}, {key: deux, label: Deuxième choix}, {key: trois, label: Troisième choix}]"

    /// Twelve kinds; five of each make sixty fields.
    private static let kinds: [(kind: String, more: String)] = [
        ("text", "longest: 80"), ("longText", "longest: 2000"), ("email", "required: false"), ("phone", ""), ("integer", "least: 0"), ("money", ""),
        ("date", ""), ("yesNo", ""), ("choice", options), ("choices", options), ("civility", ""), ("address", ""),
    ]

    private static let sixty = (0..<5).flatMap { round in
        kinds.map { field("\($0.kind)_\(round)", $0.kind, "Question de genre \($0.kind), tour \(round + 1)", $0.more) }
    }

    private static let demand = [
        field("objet", "choice", "Que demandez-vous ?", options + ", listable: true"), field("jour", "date", "Pour quel jour ?", "listable: true"),
        field("personnes", "integer", "Combien de personnes ?", "least: 1, statistical: true"), field("deja", "yesNo", "Êtes-vous déjà venu ?"),
        field("besoins", "choices", "De quoi avez-vous besoin ?", options), field("precisions", "longText", "Des précisions", "longest: 2000"),
    ]

    private static let person = [
        field("civilite", "civility", "Votre civilité", "role: civility"), field("prenom", "text", "Votre prénom", "role: firstName"),
        field("nom", "text", "Votre nom", "role: lastName"), field("email", "email", "Votre adresse e-mail", "role: email, required: false"),
        field("telephone", "phone", "Votre téléphone", "role: phone"), field("adresse", "address", "Votre adresse", "role: address"),
        field("accord", "checkbox", "J'ai lu ce qui précède"),
    ]

    private static func field(_ id: String, _ kind: String, _ label: String, _ more: String = "") -> String {
        "        - {id: \(id), kind: \(kind), label: \"\(label)\", hint: Par exemple ce que vous savez déjà\(more.isEmpty ? "" : ", " + more)}\n"
    }

    private static func page(_ id: String, _ fields: [String]) -> String {
        "    - id: \(id)\n      title: Vos réponses\n      fields:\n" + fields.joined()
    }

    private static func typed(_ kind: String, as name: String) -> [(String, String)] {
        switch kind {
        case "text": [(name, "Chloé « la voisine » d'à côté")]
        case "longText": [(name, "Bonjour,\nje voudrais savoir si la salle du lavoir est libre & combien elle coûte.\nMerci d'avance.")]
        case "email": [(name, "amina.benali@exemple.example")]
        case "phone": [(name, "01 99 00 12 34")]
        case "integer": [(name, "12")]
        case "money": [(name, "1 250,50")]
        case "date": [(name + ".day", "3"), (name + ".month", "avril"), (name + ".year", "2026")]
        case "yesNo", "checkbox": [(name, "oui")]
        case "choice": [(name, "deux")]
        case "choices": [(name, "un"), (name, "trois")]
        case "civility": [(name, "madame")]
        default: [(name + ".line", "12 rue du Lavoir"), (name + ".postcode", "35000"), (name + ".commune", "Rennes")]
        }
    }

    /// All that is not the form is that of a shipped procedure.
    static func file(_ slug: String, _ title: String, pages: String) -> String {
        let shipped = EmbeddedAssets.text("catalogue/contact-mairie.yaml") ?? ""
        let head = shipped.components(between: "summary:", and: "\npieces:")
        return "procedure: \(slug)\ntitle: \(title)\n\(head)\nform:\n  pages:\n\(pages)workflow: report\n"
    }
}

extension String {
    fileprivate func components(between start: String, and end: String) -> Substring {
        guard let first = firstRange(of: start), let last = firstRange(of: end) else { return "" }
        return self[first.lowerBound..<last.lowerBound]
    }
}
