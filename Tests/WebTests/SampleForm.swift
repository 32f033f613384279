import Core
import Forms

@testable import Web

/// One page with a field of each kind.
enum Sample {
    static let fields: [Field] = [
        Field(id: "titre", kind: .section(level: 2), label: "Vous"),
        Field(id: "civilite", kind: .civility, label: "Civilité", isRequired: false, role: .civility),
        Field(id: "prenom", kind: .text(TextRule()), label: "Prénom", role: .firstName),
        Field(id: "nom", kind: .text(TextRule()), label: "Nom de famille", hint: "Celui de votre pièce d'identité", role: .lastName),
        Field(
            id: "naissance", kind: .date(DateRule()), label: "Date de naissance", hint: "Par exemple 3 3 1985", reason: "Pour retrouver l'acte.",
            role: .birthDate),
        Field(id: "courriel", kind: .email, label: "Adresse e-mail", isRequired: false, role: .email),
        Field(id: "telephone", kind: .phone, label: "Téléphone", role: .phone),
        Field(id: "domicile", kind: .address, label: "Votre adresse", role: .address),
        Field(id: "avis", kind: .explanation("Gratuit. Voir [le site](https://exemple.fr)."), label: "À savoir"),
        Field(
            id: "lien",
            kind: .choice(
                ChoiceRule(
                    options: [
                        Option(key: "moi", label: "Pour moi"), Option(key: "enfant", label: "Pour mon enfant", hint: "Vous êtes son père ou sa mère"),
                    ], allowsOther: true)),
            label: "Pour qui demandez-vous cet acte ?"),
        Field(
            id: "precision", kind: .text(TextRule()), label: "Prénom de l'enfant", condition: .test(field: "lien", .equals("enfant"))),
        Field(
            id: "quartier", kind: .choice(ChoiceRule(options: (1...8).map { Option(key: "q\($0)", label: "Quartier \($0)") })),
            label: "Votre quartier"),
        Field(
            id: "jours", kind: .choices(ChoiceRule(options: [Option(key: "lundi", label: "Lundi"), Option(key: "mardi", label: "Mardi")])),
            label: "Jours de cantine"),
        Field(
            id: "sujet",
            kind: .linkedChoice([
                LinkedOption(
                    first: Option(key: "rue", label: "La rue"),
                    seconds: [Option(key: "trou", label: "Un trou"), Option(key: "lampe", label: "Un lampadaire")]),
                LinkedOption(first: Option(key: "bruit", label: "Le bruit"), seconds: [Option(key: "nuit", label: "La nuit")]),
            ]), label: "Sur quel sujet ?"),
        Field(id: "resident", kind: .yesNo, label: "Vivez-vous dans la commune ?"),
        Field(id: "surface", kind: .decimal(NumberRule(unit: "m²")), label: "Surface créée"),
        Field(id: "budget", kind: .money(NumberRule()), label: "Montant demandé"),
        Field(id: "pays", kind: .country, label: "Pays de naissance"),
        Field(id: "departement", kind: .departement, label: "Département de naissance"),
        Field(id: "heure", kind: .time, label: "Heure du mariage"),
        Field(id: "message", kind: .longText(TextRule(longest: 2000)), label: "Que voulez-vous ajouter ?", isRequired: false),
        Field(
            id: "enfants",
            kind: .block(
                BlockRule(
                    fields: [
                        Field(id: "prenom", kind: .text(TextRule()), label: "Prénom de l'enfant"),
                        Field(id: "ne", kind: .date(DateRule()), label: "Date de naissance"),
                    ], fewest: 1, most: 4, rowName: "enfant")), label: "Vos enfants"),
        Field(id: "nombre", kind: .computed(.count("enfants")), label: "Nombre d'enfants"),
        Field(
            id: "identite", kind: .photo(FileRule(most: 3, megabytes: 20)), label: "Votre pièce d'identité", hint: "Recto et verso", piece: "identity"
        ),
        Field(id: "reglement", kind: .checkbox, label: "J'ai lu le règlement de la cantine"),
        Field(id: "attestation", kind: .attestation("J'atteste que ces informations sont exactes."), label: "Votre engagement"),
    ]
    static let page = Page(id: "tout", title: "Votre demande", fields: fields)
    static let form = Form(pages: [page])
    static let today = LocalDate("2026-03-03") ?? LocalDate(dayNumber: 0)

    static let answers = Answers([
        "civilite": .text("madame"), "prenom": .text("Amina"), "nom": .text("Haddad"), "naissance": .text("1985-03-03"),
        "telephone": .text("+33612345678"),
        "domicile": .record(["line": "12 rue des Lilas", "postcode": "35000", "commune": "Rennes"]), "lien": .text("autre:Pour ma grand-mère"),
        "quartier": .text("q3"), "jours": .list(["mardi"]), "sujet": .list(["rue", "lampe"]), "resident": .text("oui"), "surface": .text("12.5"),
        "budget": .text("1500"), "pays": .text("MA"), "departement": .text("35"), "heure": .text("14:30"), "message": .text("Merci.\nÀ bientôt"),
        "enfants": .rows([
            Answers(["prenom": .text("Léa"), "ne": .text("2019-03-03")]), Answers(["prenom": .text("Tom"), "ne": .text("2021-07-14")]),
        ]),
        "nombre": .text("2"), "reglement": .text("oui"), "attestation": .text("J'atteste que ces informations sont exactes."),
    ])

    static let attachments = ["identite": [AttachmentLine(id: "81", name: "carte recto.jpg", size: "1,2 Mo")]]

    static func view(
        _ form: Form = form, answers: Answers = Answers(), typed: FormInput? = nil, problems: [FieldProblem] = [],
        attachments: [String: [AttachmentLine]] = [:], language: Language = .french
    ) throws -> FormView {
        FormView(
            form: form, words: try words(language), today: today, answers: answers, typed: typed, problems: problems, attachments: attachments,
            uploadPath: "/envois")
    }

    /// One field of each page above, or any other, rendered alone.
    static func html(_ field: Field, answers: Answers = Answers(), typed: FormInput? = nil, problems: [FieldProblem] = []) throws -> String {
        try view(Form(pages: [Page(id: "p", title: "P", fields: [field])]), answers: answers, typed: typed, problems: problems).fields([field]).text
    }
}
