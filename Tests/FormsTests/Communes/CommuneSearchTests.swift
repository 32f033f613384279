import Core
import Testing

@testable import Forms

@Suite("Communes by name")
struct CommuneSearchTests {
    let list = CommuneList.shipped

    @Test(
        "A name is understood as people write it",
        arguments: [
            ("Rennes", "35238"), ("RENNES", "35238"), ("  rennes ", "35238"), ("st malo", "35288"), ("St-Malo", "35288"),
            ("L'Haÿ-les-Roses", "94038"),
            ("l hay les roses", "94038"), ("Hay les Roses", "94038"), ("Havre", "76351"), ("le havre", "76351"), ("Oeting", "57521"),
            ("Œting", "57521"),
            ("Marseille", "13055"), ("Saint-Denis-les-Bourg", "01344"), ("Saint-Leu (Réunion)", "97413"), ("Fort de France", "97209"),
            ("Ste Anne 971", "97128"), ("Saint Barthélemy 977", "97701"), ("L’Île-d’Yeu", "85113"),
        ])
    func name(typed: String, code: String) { #expect(list.settled(typed) == list[code].map(SettledCommune.one)) }

    @Test(
        "A département or a postcode tells which of several communes is meant",
        arguments: [
            ("Saint-Denis 93", "93066"), ("Saint-Denis (93)", "93066"), ("93200 Saint-Denis", "93066"), ("st denis 93200", "93066"),
            ("Saint-Denis, Seine-Saint-Denis", "93066"), ("Saint-Denis (La Réunion)", "97411"), ("Saint Denis de la Réunion", "97411"),
            ("Saint-Denis 97400", "97411"), ("93 Saint-Denis", "93066"), ("Sainte-Marie 35600", "35294"), ("Fougueyrolles 33220", "24189"),
            ("La Vergne (17)", "17465"), ("Vergné (17)", "17464"), ("Porto-Vecchio 20137", "2A247"),
        ])
    func place(typed: String, code: String) { #expect(list.settled(typed) == list[code].map(SettledCommune.one)) }

    @Test(
        "The districts of Paris, Lyon and Marseille have their own codes",
        arguments: [
            ("Paris", "75056"), ("Paris 12", "75112"), ("Paris 12e", "75112"), ("paris 1er arrondissement", "75101"), ("Lyon 3ème", "69383"),
            ("Marseille 16e Arrondissement", "13216"), ("Marseille (13)", "13055"), ("Paris (75)", "75056"),
        ])
    func district(typed: String, code: String) { #expect(list.settled(typed) == list[code].map(SettledCommune.one)) }

    @Test("A name that several communes have gives them all", arguments: [("Saint-Denis", 4), ("Sainte Colombe", 12), ("la rochelle", 2)])
    func several(typed: String, count: Int) {
        guard case .several(let communes) = list.settled(typed) else { return #expect(Bool(false), "\(list.settled(typed))") }

        #expect(communes.count == count)
    }

    @Test(
        "A name that no commune has is nobody's",
        arguments: [
            "Sidi Bel Abbès", "Montréal (Canada)", "Saint-Denis (Belgique)", "Rennes (44)", "", " ", "()", "(35)", "35", "-", "le", "Ren\u{0}nes",
            "日本", String(repeating: "saint ", count: 1000),
        ])
    func unknown(typed: String) { #expect(list.settled(typed) == .unknown) }
}
