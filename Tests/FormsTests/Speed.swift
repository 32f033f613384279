import Core
import Testing

@testable import Forms

/// A page of sixty fields of every kind, for the time it takes.
@Suite("Speed")
struct Speed {
    private static let colours = ChoiceRule(options: [Option(key: "bleu", label: "Bleu"), Option(key: "rouge", label: "Rouge")], allowsOther: true)

    /// What is asked, and what is typed in each box.
    private static let questions: [(FieldKind, [String: String])] = [
        (.text(TextRule(longest: 80)), ["": "Benali"]), (.text(TextRule()), ["": "Éloïse"]),
        (.longText(TextRule(longest: 2_000)), ["": "Une phrase assez longue, écrite à la main."]),
        (.email, ["": "amina@exemple.fr"]), (.phone, ["": "06 12 34 56 78"]), (.integer(NumberRule(least: 0, most: 20)), ["": "12"]),
        (.money(NumberRule()), ["": "1 234,50 €"]),
        (.decimal(NumberRule(unit: "m²")), ["": "25,5"]), (.iban, ["": "FR14 2004 1010 0505 0001 3M02 606"]),
        (.date(DateRule(latest: .today(plusDays: 0))), [".day": "3", ".month": "3", ".year": "1985"]),
        (.date(DateRule()), ["": "3 mars 1985"]), (.time, ["": "14h30"]), (.yesNo, ["": "oui"]), (.checkbox, ["": "on"]),
        (.choice(colours), ["": "rouge"]), (.choices(colours), ["": "bleu"]),
        (.civility, ["": "madame"]), (.address, [".line": "12 rue des Lilas", ".postcode": "35000", ".commune": "Rennes"]), (.commune, ["": "35238"]),
        (.departement, ["": "35"]),
        (.country, ["": "FR"]), (.siret, ["": "73282932000074"]), (.siren, ["": "732 829 320"]), (.rna, ["": "W751234567"]),
        (.vehiclePlate, ["": "ab-123-cd"]),
        (.attestation("Je certifie que tout est vrai."), ["": "oui"]), (.choice(colours), ["": "autre", ".other": "Jaune"]),
        (.explanation("À lire."), [:]),
        (
            .block(BlockRule(fields: [.of(.text(TextRule()), id: "nom"), .of(.date(DateRule()), id: "ne")], rowName: "enfant")),
            [".count": "1", ".0.nom": "Léa", ".0.ne": "3/3/2019"]
        ),
        (.computed(.sum([.number(1), .number(2)])), [:]),
    ]

    /// Every second field depends on an earlier one.
    static let form = Form(pages: [
        Page(
            id: "tout", title: "Tout",
            fields: (0..<60).map { index in
                .of(questions[index % 30].0, id: "f\(index)", when: index < 30 || index % 2 == 0 ? nil : .test(field: "f12", .equals("oui")))
            })
    ])

    static let input = FormInput(
        Dictionary(uniqueKeysWithValues: (0..<60).flatMap { index in questions[index % 30].1.map { ("f\(index)\($0.key)", [$0.value]) } }))

    @Test("A page of sixty fields, checked, settled and judged whole")
    func sixtyFields() {
        let page = Self.form.pages[0]
        let outcome = Self.form.check(page: page, input: Self.input, keeping: Answers(), context: today)
        #expect(outcome.problems == [])
        #expect(Self.form.problems(in: outcome.answers, context: today) == [])

        let rounds = 200
        let check = ContinuousClock().measure {
            for _ in 0..<rounds { _ = Self.form.check(page: page, input: Self.input, keeping: Answers(), context: today) }
        }
        let settle = ContinuousClock().measure { for _ in 0..<rounds { _ = Self.form.settled(outcome.answers, context: today) } }
        let judge = ContinuousClock().measure { for _ in 0..<rounds { _ = Self.form.problems(in: outcome.answers, context: today) } }
        print("timing, a page of 60 fields: check \(check / rounds), settled \(settle / rounds), problems \(judge / rounds)")
    }
}
