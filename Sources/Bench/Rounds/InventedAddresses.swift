import Foundation

/// A file of the Base Adresse Nationale whose streets nobody lives in: always the same for a number of addresses.
struct InventedAddresses {
    let count: Int
    /// A street in three has a name that most communes have, as in France.
    private static let common = [
        "de l'Église", "de la Mairie", "du Moulin", "des Écoles", "du Stade", "de la Gare", "du Général Leclerc", "de la République", "Victor Hugo",
        "Jean Jaurès", "Pasteur", "des Lilas", "du 8 Mai 1945", "du 11 Novembre", "de la Fontaine", "des Tilleuls", "du Château", "de Verdun",
    ]
    private static let kinds = ["Rue", "Rue", "Rue", "Rue", "Avenue", "Impasse", "Allée", "Chemin", "Place", "Route", "Boulevard", "Square"]
    private static let firstNames = ["Amina", "Bruno", "Céline", "Denis", "Élise", "Farid", "Gaëlle", "Hugo", "Inès", "Jean", "Louise", "Marie"]
    private static let starts = ["Bar", "Cas", "Dor", "Fer", "Gal", "Lan", "Mar", "Nor", "Pel", "Quer", "Ros", "Sau", "Tré", "Val", "Vez", "Plou"]
    private static let middles = ["", "a", "ber", "con", "di", "fré", "gui", "la", "mon", "ni", "re", "so", "ta", "ve"]
    private static let ends = ["bert", "cel", "dan", "fort", "gon", "let", "mère", "nac", "quin", "rand", "ric", "sec", "tier", "ville", "zon", "ay"]

    /// Where one is, and how many there are: of each pick, another.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }

        mutating func pick(_ list: [String]) -> String { list[roll(list.count)] }
        mutating func name() -> String { pick(starts) + pick(middles) + pick(middles) + pick(ends) }
    }

    /// - Returns: some of them, as somebody would type them, in the order of the file.
    func write(to file: URL, keeping kept: Int) throws -> [String] {
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let output = try FileHandle(forWritingTo: file)
        defer { try? output.close() }
        var text =
            "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;"
        text += "type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles\n"
        var dice = Dice(state: 7), written = 0, commune = 0, samples: [String] = []
        while written < count {
            let insee = String(format: "%05d", 10_001 + commune), postcode = String(format: "%05d", 10_000 + commune / 3 * 10)
            let name = commune.isMultiple(of: 4) ? "Saint-\(dice.pick(Self.firstNames))-\(dice.name())" : dice.name()
            for street in Self.streets(30 + dice.roll(120), &dice) where written < count {
                let numbers = min(1 + dice.roll(25), count - written)
                for number in 1...numbers {
                    let (east, north) = (Double(commune % 20) * 0.1 + Double(dice.roll(9000)) / 100_000, Double(commune / 20) * 0.1 + 44)
                    text += "\(insee)_\(written);;\(number);\(number % 12 == 0 ? "bis" : "");\(street);\(postcode);\(insee);\(name);;;"
                    text += "352000.12;6789000.34;\(east);\(north);entrée;;;\(name.uppercased());;commune;commune;1;\n"
                    if written.isMultiple(of: max(1, count / kept)) {
                        samples.append("\(number)\(number % 12 == 0 ? " bis" : "") \(street), \(postcode) \(name)")
                    }
                    written += 1
                }
            }
            commune += 1
            try output.write(contentsOf: Data(text.utf8))
            text = ""
        }
        return samples
    }

    /// None twice.
    private static func streets(_ count: Int, _ dice: inout Dice) -> [String] {
        var streets: [String] = [], seen: Set<String> = []
        for _ in 0..<count {
            let name =
                switch dice.roll(6) {
                case 0, 1: dice.pick(common)
                case 2, 3: "\(dice.pick(firstNames)) \(dice.name())"
                case 4: "des \(dice.name())s"
                default: "de \(dice.name())"
                }
            let street = "\(dice.pick(kinds)) \(name)"
            if seen.insert(street).inserted { streets.append(street) }
        }
        return streets
    }
}

extension String {
    /// A letter left out of its longest word, or two exchanged; the kind of the street shortened.
    func misspelled(_ number: Int) -> String {
        let parts = split(separator: ",", maxSplits: 1), words = parts[0].split(separator: " ").map(String.init)
        guard parts.count == 2, let longest = words.indices.max(by: { words[$0].count < words[$1].count }), words[longest].count > 3 else {
            return self
        }
        var wrong = words, letters = Array(words[longest])
        let place = 1 + number % (letters.count - 2)
        if number.isMultiple(of: 2) { letters.remove(at: place) } else { letters.swapAt(place, place + 1) }
        wrong[longest] = String(letters)
        return (wrong.joined(separator: " ") + "," + parts[1]).replacing("Rue ", with: "r. ").replacing("Avenue ", with: "av ")
    }
}
