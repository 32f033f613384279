/// The kinds of fields of demarches-simplifiees, by the names of the deprecated member `type`.
enum ChampKind: String, CaseIterable {
    case address
    case schools = "annuaire_education"
    case map = "carte"
    case checkbox
    case civility = "civilite"
    case familyFund = "cnaf"
    case games = "cojo"
    case communes
    case date
    case datetime
    case decimalNumber = "decimal_number"
    case departements
    case taxes = "dgfip"
    case dossierLink = "dossier_link"
    case dropDownList = "drop_down_list"
    case email
    case commitment = "engagement_juridique"
    case epci
    case explanation = "explication"
    /// Before 2025.
    case regularExpression = "expression_reguliere"
    case formatted
    case headerSection = "header_section"
    case iban
    case integerNumber = "integer_number"
    case linkedDropDownList = "linked_drop_down_list"
    case students = "mesri"
    case multipleDropDownList = "multiple_drop_down_list"
    case number
    case countries = "pays"
    case phone
    case piece = "piece_justificative"
    case jobSeekers = "pole_emploi"
    case reference = "referentiel"
    case regions
    case repetition
    case rna
    case rnf
    case siret
    case text
    case textarea
    case identityDocument = "titre_identite"
    case yesNo = "yes_no"

    /// - Parameter typeName: `TextChampDescriptor`, or `text`.
    init?(typeName: String) {
        guard let kind = Self(rawValue: typeName) ?? Self.byTypeName[typeName.lowercased()] else { return nil }
        self = kind
    }

    /// `decimal_number` is `DecimalNumberChampDescriptor`. Three names are not made that way.
    private static let byTypeName: [String: ChampKind] = {
        var kinds = ["communechampdescriptor": communes, "departementchampdescriptor": departements, "regionchampdescriptor": regions]
        for kind in allCases { kinds[kind.rawValue.replacing("_", with: "") + "champdescriptor"] = kind }
        return kinds
    }()

    var isQuestion: Bool { self != .headerSection && self != .explanation }

    /// `PaysChampDescriptor` has options too, which are countries.
    var hasTextOptions: Bool { [.dropDownList, .multipleDropDownList, .linkedDropDownList].contains(self) }
}
