import Forms

/// The kinds of fields as files write them, and the keys that each has beside the common ones.
public enum FieldKindName: String, Sendable, CaseIterable {
    case text, longText, email, phone, integer, decimal, money, iban, date, time, yesNo, checkbox, choice, choices, linkedChoice, civility, address
    case commune, departement, country, siret, siren, rna, vehiclePlate, file, photo, attestation, block, computed, explanation, section, appointment

    static let commonKeys = ["id", "kind", "use", "label", "hint", "reason", "required", "when", "listable", "statistical", "role"]
    static let allKeys = Set(allCases.flatMap(\.ownKeys))

    public var ownKeys: [String] {
        switch self {
        case .text, .longText: ["shortest", "longest"]
        case .integer, .decimal, .money: ["least", "most", "unit"]
        case .date: ["earliest", "latest"]
        case .choice, .choices: ["options", "other"]
        case .linkedChoice: ["options"]
        case .file, .photo: ["accept", "most", "megabytes", "piece"]
        case .attestation, .explanation: ["text"]
        case .block: ["fields", "fewest", "most", "row"]
        case .computed: ["value"]
        case .section: ["level"]
        case .appointment: ["type"]
        case .email, .phone, .iban, .time, .yesNo, .checkbox, .civility, .address, .commune, .departement, .country, .siret, .siren, .rna,
            .vehiclePlate:
            []
        }
    }
}

extension FieldKindName {
    /// How statistics count its answers, as ``Forms/FieldKind/counting`` says it of a whole field.
    public var counting: AnswerCounting {
        switch self {
        case .choice, .linkedChoice, .yesNo, .checkbox, .civility: .one
        case .choices: .several
        case .integer: .whole
        case .decimal, .money, .computed: .decimal
        case .text, .longText, .email, .phone, .iban, .date, .time, .address, .commune, .departement, .country, .siret, .siren, .rna, .vehiclePlate,
            .file,
            .photo, .attestation, .block, .explanation, .section, .appointment:
            .uncounted
        }
    }
}
