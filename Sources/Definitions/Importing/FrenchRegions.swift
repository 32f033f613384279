import Core
import Forms

/// The regions of France (Code officiel géographique, INSEE, 2025), with their codes. Names are proper nouns: the same in every language.
enum FrenchRegions {
    static let options = names.map { Option(key: $0.code, label: $0.name) }

    private static let names: [(code: String, name: String)] = [
        ("84", "Auvergne-Rhône-Alpes"), ("27", "Bourgogne-Franche-Comté"), ("53", "Bretagne"), ("24", "Centre-Val de Loire"), ("94", "Corse"),
        ("44", "Grand Est"), ("01", "Guadeloupe"), ("03", "Guyane"), ("32", "Hauts-de-France"), ("11", "Île-de-France"), ("04", "La Réunion"),
        ("02", "Martinique"), ("06", "Mayotte"), ("28", "Normandie"), ("75", "Nouvelle-Aquitaine"), ("76", "Occitanie"), ("52", "Pays de la Loire"),
        ("93", "Provence-Alpes-Côte d'Azur"),
    ]
}
