import Core
import Forms

extension Mapping {
    /// The kind with its own keys; `nil` when one that it cannot do without is missing.
    func fieldKind(_ name: FieldKindName) -> FieldKind? {
        switch name {
        case .text: .text(textRule)
        case .longText: .longText(textRule)
        case .email: .email
        case .phone: .phone
        case .integer: .integer(numberRule)
        case .decimal: .decimal(numberRule)
        case .money: .money(numberRule)
        case .iban: .iban
        case .date: .date(DateRule(earliest: entry("earliest")?.dateBound, latest: entry("latest")?.dateBound))
        case .time: .time
        case .yesNo: .yesNo
        case .checkbox: .checkbox
        case .choice: choiceRule.map(FieldKind.choice)
        case .choices: choiceRule.map(FieldKind.choices)
        case .linkedChoice: required("options")?.items.map { .linkedChoice($0.compactMap(\.linkedOption)) }
        case .civility: .civility
        case .address: .address
        case .commune: .commune
        case .departement: .departement
        case .country: .country
        case .siret: .siret
        case .siren: .siren
        case .rna: .rna
        case .vehiclePlate: .vehiclePlate
        case .file: .file(fileRule)
        case .photo: .photo(fileRule)
        case .attestation: required("text")?.text.map(FieldKind.attestation)
        case .block: blockRule.map(FieldKind.block)
        case .computed: required("value")?.computation.map(FieldKind.computed)
        case .explanation: required("text")?.text.map(FieldKind.explanation)
        case .section: .section(level: number("level", in: 2...3) ?? 2)
        case .appointment: required("type")?.text.map(FieldKind.appointment)
        }
    }

    private var textRule: TextRule { TextRule(shortest: number("shortest", in: 1...10_000), longest: number("longest", in: 1...10_000)) }

    private var numberRule: NumberRule { NumberRule(least: entry("least")?.decimal, most: entry("most")?.decimal, unit: text("unit")) }

    private var choiceRule: ChoiceRule? {
        required("options")?.items.map { ChoiceRule(options: $0.compactMap(\.option), allowsOther: flag("other", default: false)) }
    }

    private var fileRule: FileRule {
        let usual = FileRule()
        let accepted: [FileRule.Accepted]? = entry("accept")?.words()
        return FileRule(
            accepted: accepted.map(Set.init) ?? usual.accepted, most: number("most", in: 1...50) ?? usual.most,
            megabytes: number("megabytes", in: 1...200) ?? usual.megabytes)
    }

    private var blockRule: BlockRule? {
        let row = required("row")?.text
        guard let fields = required("fields")?.fields, let row else { return nil }
        return BlockRule(fields: fields, fewest: number("fewest", in: 0...100) ?? 1, most: number("most", in: 1...100) ?? 10, rowName: row)
    }
}
