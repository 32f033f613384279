import Core

@testable import Forms

/// The form of most tests: a family asks for the school meals of its children.
enum School {
    static let form = Form(pages: [family, children, money])

    static let family = Page(
        id: "famille", title: "Votre famille",
        fields: [
            Field(id: "nom", kind: .text(TextRule(longest: 80)), label: "Nom", role: .lastName),
            Field(id: "seul", kind: .yesNo, label: "Élevez-vous seul vos enfants ?"),
            Field(id: "conjoint", kind: .text(TextRule()), label: "Nom de l'autre parent", condition: .test(field: "seul", .equals("non"))),
            Field(
                id: "pacs", kind: .date(DateRule(latest: .today(plusDays: 0))), label: "Date du PACS",
                condition: .test(field: "conjoint", .isAnswered)),
            Field(id: "email", kind: .email, label: "Adresse e-mail (facultatif)", isRequired: false, role: .email),
        ])

    static let children = Page(
        id: "enfants", title: "Vos enfants",
        fields: [
            Field(
                id: "enfants",
                kind: .block(
                    BlockRule(
                        fields: [
                            Field(id: "nom", kind: .text(TextRule()), label: "Prénom"),
                            Field(id: "naissance", kind: .date(DateRule(latest: .today(plusDays: 0))), label: "Né le"),
                            Field(id: "allergie", kind: .checkbox, label: "A une allergie", isRequired: false),
                            Field(id: "laquelle", kind: .text(TextRule()), label: "Laquelle ?", condition: .test(field: "allergie", .equals("oui"))),
                            Field(
                                id: "garde",
                                kind: .choice(ChoiceRule(options: [Option(key: "moi", label: "Moi"), Option(key: "alternee", label: "Alternée")])),
                                label: "Qui le garde ?", condition: .test(field: "seul", .equals("oui"))),
                        ], fewest: 1, most: 3, rowName: "enfant")), label: "Enfants"),
            Field(id: "fratrie", kind: .checkbox, label: "Ensemble à table", isRequired: false, condition: .test(field: "enfants", .rowsAtLeast(2))),
        ])

    static let money = Page(
        id: "ressources", title: "Vos ressources", condition: .test(field: "seul", .equals("oui")),
        fields: [
            Field(id: "salaire", kind: .money(NumberRule(least: 0)), label: "Salaire"),
            Field(id: "aides", kind: .money(NumberRule(least: 0)), label: "Aides", isRequired: false),
            Field(id: "total", kind: .computed(.sum([.field("salaire"), .field("aides")])), label: "Total"),
            Field(
                id: "avis", kind: .file(FileRule()), label: "Avis d'imposition", condition: .test(field: "total", .more("1000")), piece: "avis"),
        ])

    /// Everything that Amina, alone with two children, sends, page by page.
    static let typed: [[String: [String]]] = [
        ["nom": ["Benali"], "seul": ["oui"], "email": [""]],
        [
            "enfants.count": ["3"], "enfants.0.nom": ["Léa"], "enfants.0.naissance": ["3 mars 2019"], "enfants.0.garde": ["moi"],
            "enfants.0.allergie": ["on"],
            "enfants.0.laquelle": ["Arachide"], "enfants.1.nom": ["Noé"], "enfants.1.naissance": ["12/5/21"], "enfants.1.garde": ["alternee"],
            "enfants.1.laquelle": ["jamais montrée"], "enfants.2.nom": [""], "enfants.2.naissance": [" "], "fratrie": ["on"],
        ],
        ["salaire": ["1 234,50 €"], "aides": ["100"]],
    ]

    static let context = FormContext(today: monday, attachments: ["avis": ["a1"]])

    /// Sends the pages one after the other, and keeps what each keeps.
    static func send(_ pages: [[String: [String]]], keeping answers: Answers = Answers()) -> (answers: Answers, problems: [FieldProblem]) {
        zip(form.pages, pages).reduce((answers, [])) { sent, next in
            let outcome = form.check(page: next.0, input: FormInput(next.1), keeping: sent.0, context: context)
            return (outcome.answers, sent.1 + outcome.problems)
        }
    }
}
