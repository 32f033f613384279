import Core
import Storage

/// What somebody may have meant.
extension SQLAddresses {
    /// How much more must be forgiven of a candidate than of the best one before it is left out.
    private static let reach = 3

    /// The likeliest first. Five statements, each by primary key, whatever the number of addresses.
    func near(_ address: LooseAddress, atMost limit: Int) async throws -> [TownAddress] {
        guard !address.telling.isEmpty else { return [] }
        return try await database.read { connection in
            let near = try connection.words(near: address)
            let uses = try connection.uses(of: Set(near.values.flatMap(\.keys)).sorted())
            let candidates = Candidates(near: near, uses: uses), likeness = Likeness(near: near, address: address)
            let streets = try connection.likely(candidates.streets(forgiven: address.ways.count > 1 ? 2 : 1), likeness)
            let communes = try connection.communes(candidates.communes).compactMap { commune in
                likeness.cost(of: commune).map { (cost: $0, address: TownAddress(commune)) }
            }
            let found = (try connection.placed(Array(streets.prefix(limit * 2))) + communes).sorted {
                ($0.cost, $0.address.label) < ($1.cost, $1.address.label)
            }
            guard let best = found.first?.cost else { return [] }
            return Array(found.filter { $0.cost <= best + Self.reach }.map(\.address).prefix(limit))
        }
    }
}

/// A street that may have been meant, without its numbers yet.
private struct LikelyStreet {
    let id: Int
    let street: Street
    let cost: Int
    let ways: [LooseAddress.Way]
}

extension Connection {
    /// By typed word: the known ones near it, and how far they are.
    fileprivate func words(near address: LooseAddress) throws -> [String: [String: Int]] {
        let typed = address.telling.map { (word: $0, keys: NearWord.keys(near: $0)) }
        let keys = typed.reduce(into: Set()) { $0.formUnion($1.keys) }.sorted()
        let rows = try rows("SELECT key, words FROM address_near WHERE key IN \(list: keys.padded)")
        let known = Dictionary(try rows.map { (Int64(try $0.int("key")), try $0.string("words").split(separator: " ").map(String.init)) }) { $1 }
        var near: [String: [String: Int]] = [:]
        for (word, keys) in typed {
            near[word] = [:]
            for one in Set(keys.flatMap { known[$0] ?? [] }) {
                near[word]?[one] = NearWord.distance(word, one, atMost: NearWord.allowance(one))
            }
        }
        if let beginning = address.unfinished, near[beginning] != nil {
            for word in try words(beginningWith: beginning) where near[beginning]?[word] == nil { near[beginning]?[word] = 0 }
        }
        return near
    }

    /// Folded letters and digits come before this many z in every order of letters that the database may have.
    private func words(beginningWith beginning: String) throws -> [String] {
        try rows(
            """
            SELECT word FROM address_word WHERE word >= \(beginning) AND word < \(beginning + String(repeating: "z", count: 20))
            ORDER BY uses DESC, word LIMIT 30
            """
        ).map { try $0.string("word") }
    }

    fileprivate func uses(of words: [String]) throws -> [String: WordIndex.Uses] {
        let rows = try rows("SELECT word, names, places, communes FROM address_word WHERE word IN \(list: words.padded)")
        return Dictionary(
            try rows.map { row in
                let uses = WordIndex.Uses(
                    names: PackedIDs.unpack(try row.bytes("names")), places: PackedIDs.unpack(try row.bytes("places")),
                    communes: try row.string("communes").split(separator: " ").map(String.init))
                return (try row.string("word"), uses)
            }
        ) { $1 }
    }

    fileprivate func likely(_ ids: [UInt32], _ likeness: Likeness) throws -> [LikelyStreet] {
        guard !ids.isEmpty else { return [] }
        let rows = try rows("SELECT id, insee, postcode, commune, name FROM address_street WHERE id IN \(list: ids.map(Int.init).padded)")
        let found = try rows.compactMap { row -> LikelyStreet? in
            let street = try Street.nameOnly(row)
            let id = try row.int("id")
            return likeness.cost(of: street).map { LikelyStreet(id: id, street: street, cost: $0.cost, ways: $0.ways) }
        }
        return found.sorted { ($0.cost, $0.street.name, $0.street.commune, $0.id) < ($1.cost, $1.street.name, $1.street.commune, $1.id) }
    }

    /// With their numbers: where they are.
    fileprivate func placed(_ streets: [LikelyStreet]) throws -> [(cost: Int, address: TownAddress)] {
        guard !streets.isEmpty else { return [] }
        let rows = try rows("SELECT id, numbers FROM address_street WHERE id IN \(list: streets.map(\.id).padded)")
        let numbers = Dictionary(try rows.map { (try $0.int("id"), PackedNumbers.unpack(try $0.bytes("numbers")) ?? []) }) { $1 }
        return streets.compactMap { likely in
            var street = likely.street
            street.numbers = numbers[likely.id] ?? []
            // « 1 r. Jaurès » is the first house of a street, or the house 1 r: that which is there.
            let found = likely.ways.compactMap { street.address($0.number, $0.suffix) }
            return (found.first { $0.precision == .number } ?? found.first).map { (likely.cost, $0) }
        }
    }

    fileprivate func communes(_ codes: [String]) throws -> [CommuneCentre] {
        guard !codes.isEmpty else { return [] }
        let rows = try rows(
            """
            SELECT insee, postcode, name, addresses, north, east FROM address_commune WHERE insee IN \(list: codes.map { String($0.prefix(5)) }.padded)
            """)
        return try rows.map(CommuneCentre.init).filter { codes.contains($0.insee + $0.postcode) }
    }
}

extension Array {
    /// Repeats the last one up to a few lengths: a statement of another length would be prepared anew each time.
    fileprivate var padded: [Element] {
        guard let last, let length = [1, 8, 32, 64, 128, 256, 512].first(where: { $0 >= count }) else { return self }
        return self + Array(repeating: last, count: length - count)
    }
}
