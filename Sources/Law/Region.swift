/// The parts of France whose public holidays differ.
public enum Region: String, Sendable, CaseIterable {
    case metropolitan = "metropole"
    case alsaceMoselle = "alsace_moselle"
    case guadeloupe, martinique, guyane
    case reunion = "la_reunion"
    case mayotte
    case saintBarthelemy = "saint_barthelemy"
    case saintMartin = "saint_martin"
    case saintPierreEtMiquelon = "saint_pierre_et_miquelon"
    case wallisEtFutuna = "wallis_et_futuna"
    case polynesie = "polynesie_francaise"
    case nouvelleCaledonie = "nouvelle_caledonie"

    /// The mainland for a name that says no place.
    public init(named name: String) { self = Region(rawValue: name) ?? .metropolitan }

    struct Feast: Hashable {
        let month: Int
        let day: Int
        init(_ month: Int, _ day: Int) { (self.month, self.day) = (month, day) }
    }

    /// The holidays that the rest of France does not have: overseas, often the commemoration of the abolition of slavery.
    var feasts: Set<Feast> {
        switch self {
        case .metropolitan, .saintPierreEtMiquelon: []
        case .alsaceMoselle: [Feast(12, 26)]
        case .mayotte: [Feast(4, 27)]
        case .martinique: [Feast(5, 22)]
        case .guadeloupe: [Feast(5, 27)]
        // The code du travail (L3422-2) long printed the 27th, Guadeloupe's; the collectivity has kept the 28th since 2019.
        case .saintMartin: [Feast(5, 28)]
        case .guyane: [Feast(6, 10)]
        case .saintBarthelemy: [Feast(10, 9)]
        case .reunion: [Feast(12, 20)]
        case .wallisEtFutuna: [Feast(4, 28), Feast(7, 29)]
        // Matari'i, on 20 November, took the place of 29 June in 2025.
        case .polynesie: [Feast(3, 5), Feast(11, 20)]
        case .nouvelleCaledonie: [Feast(9, 24)]
        }
    }

    /// In days after Easter. Good Friday is a holiday in the communes of Alsace and Moselle that have a Protestant church or a shared one
    /// (L3134-13): in practice, wherever the day is asked for. It is one in French Polynesia too.
    var movableFeasts: Set<Int> { self == .alsaceMoselle || self == .polynesie ? [-2] : [] }
}
