import Core

/// What a typed name stands for.
enum SettledCommune: Equatable {
    case one(Commune)
    /// Several have this name: what was typed does not tell which.
    case several([Commune])
    /// None has it: abroad, or a commune that is no more.
    case unknown
}

extension CommuneList {
    /// Reads « Rennes », « st denis 93 », « 93200 Saint-Denis », « Saint-Denis (La Réunion) », « Paris 12e », and the postcode alone.
    func settled(_ typed: String) -> SettledCommune {
        if let (name, inside) = Self.parted(typed), let place = Place(inside) { return settled(named(name), in: place) }
        let words = Text.words(typed)
        let whole = named(words)
        if !whole.isEmpty { return Self.settled(whole) }
        for cut in (1..<max(words.count, 1)).reversed() {
            let communes = named(words[..<cut])
            if !communes.isEmpty, let place = Place(words[cut...]) { return settled(communes, in: place) }
        }
        if words.count > 1, let place = Place(words[...0]) { return settled(named(words.dropFirst()), in: place) }
        return Self.settled(words.count == 1 ? served(by: words[0]) : [])
    }

    /// Those of this name. « La Vergne » is not Vergné, but « Havre » is Le Havre: an article counts only where it tells two names apart.
    func named(_ words: some Sequence<String>) -> [Commune] {
        let name = CommuneName(words)
        let key = name.key
        if key.isEmpty { return [] }
        let alike = beginning(with: key).prefix { CommuneName($0.name).key == key }
        let same = alike.filter { CommuneName($0.name) == name }
        return same.isEmpty ? Array(alike) : same
    }

    private static func settled(_ communes: [Commune]) -> SettledCommune {
        communes.count == 1 ? .one(communes[0]) : communes.isEmpty ? .unknown : .several(communes)
    }

    private func settled(_ communes: [Commune], in place: Place) -> SettledCommune {
        let served = place.postcode.map { self.served(by: $0) } ?? []
        let both = communes.filter(served.contains)
        if !both.isEmpty { return Self.settled(both) }
        let there = communes.filter { $0.departement == place.departement }
        // Some communes are served from the next département, and firms have postcodes that are no commune's: the number then only helps.
        return Self.settled(there.isEmpty && place.postcode != nil ? communes : there)
    }

    /// « Bors (Canton de Tude-et-Lavalette) (16) »: the last brackets hold the département. « Marseille (13) » is not its thirteenth district.
    private static func parted(_ typed: String) -> (name: [String], inside: ArraySlice<String>)? {
        let text = Text.trimmed(typed)
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
        return (Text.words(String(text[..<open])), Text.words(String(text[open...]))[...])
    }
}

/// What tells communes of the same name apart: the number or the name of a département, a postcode.
private struct Place {
    let departement: String
    let postcode: String?

    init?(_ words: ArraySlice<String>) {
        let words = words.drop { ["de", "du", "d", "en", "des"].contains($0) }
        postcode = words.count == 1 ? words.first.flatMap { $0.utf8.count == 5 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? $0 : nil } : nil
        if let postcode {
            departement = InseeCode.departement(ofPostcode: postcode)
        } else {
            guard let known = try? Departement(typed: words.joined(separator: " ")) else { return nil }
            departement = known.code
        }
    }
}
