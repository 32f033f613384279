import Core
import Forms

/// What a label says of the person who makes the request, when there is no doubt: « Votre prénom », « Nom du demandeur », or « Nom » under
/// « Identité du demandeur ». A bare « Nom » may be a child's.
enum GuessedRole {
    static func role(of label: String, kind: FieldKind, on section: String) -> FieldRole? {
        guard let bare = bareLabel(label, isTheirs: applicants.contains(joined(section))), let role = roles[bare] else { return nil }
        return suits(role, kind) ? role : nil
    }

    private static func joined(_ text: String) -> String { Text.words(text).joined(separator: " ") }

    /// The label without whose it is; `nil` when it might be someone else's.
    private static func bareLabel(_ label: String, isTheirs: Bool) -> String? {
        let label = joined(label)
        if let prefix = ["votre ", "vos ", "mon "].first(where: label.hasPrefix) { return String(label.dropFirst(prefix.count)) }
        if let suffix = [" du demandeur", " de la demandeuse", " du declarant"].first(where: label.hasSuffix) {
            return String(label.dropLast(suffix.count))
        }
        return isTheirs ? label : nil
    }

    private static let applicants: Set<String> = [
        "vous", "qui etes vous", "demandeur", "le demandeur", "identite du demandeur", "coordonnees du demandeur", "informations du demandeur",
        "informations sur le demandeur", "vos coordonnees", "votre identite", "identite et coordonnees du demandeur",
    ]

    private static let roles: [String: FieldRole] = [
        "civilite": .civility, "prenom": .firstName, "prenoms": .firstName, "nom": .lastName, "nom de famille": .lastName,
        "date de naissance": .birthDate, "lieu de naissance": .birthCommune,
        "commune de naissance": .birthCommune, "ville de naissance": .birthCommune, "pays de naissance": .birthCountry,
        "email": .email, "e mail": .email, "mail": .email, "courriel": .email, "adresse email": .email,
        "adresse e mail": .email, "adresse mail": .email, "adresse electronique": .email, "telephone": .phone, "numero de telephone": .phone,
        "telephone portable": .phone, "adresse": .address, "adresse postale": .address, "domicile": .address, "adresse du domicile": .address,
    ]

    private static func suits(_ role: FieldRole, _ kind: FieldKind) -> Bool {
        switch (role, kind) {
        case (.civility, .civility), (.firstName, .text), (.lastName, .text), (.birthDate, .date), (.email, .email), (.phone, .phone): true
        case (.address, .address), (.birthCommune, .commune), (.birthCommune, .text), (.birthCountry, .country): true
        default: false
        }
    }
}
