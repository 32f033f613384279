import Core
import Foundation
import Storage

/// A new edition in the place of the one before.
extension SQLAddresses {
    /// Puts these in the place of all that was there, or changes nothing.
    /// - Parameter follow: what others do because of it, in the same transaction.
    func replace(
        with streets: [Street], from file: ImportedFile = ImportedFile(), now: Date,
        then follow: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> AddressEdition {
        let centres = CommuneCentre.all(of: streets)
        let edition = AddressEdition(
            importedAt: now, addresses: streets.reduce(0) { $0 + $1.numbers.count }, streets: streets.count,
            communes: Set(centres.map(\.insee)).count, file: file)
        let index = WordIndex(streets, centres)
        let near = index.near
        try await database.write { connection in
            // Its row first: of two imports at once, one waits for the other.
            try connection.write(edition)
            try connection.run("DELETE FROM address_street")
            try connection.run("DELETE FROM address_commune")
            for start in stride(from: 0, to: streets.count, by: 100) { try connection.insert(streets, from: start, to: start + 100) }
            for centre in centres { try connection.insert(centre) }
            try connection.replaceWords(with: index, near)
            try follow(connection)
        }
        return edition
    }

    /// Addresses that an older version imported have no words: finds those of their streets.
    /// - Returns: whether there was anything to do.
    func addWords() async throws -> Bool {
        guard let edition = try await edition(), !edition.hasWords else { return false }
        return try await database.write { connection in
            let isMissing = try connection.row("SELECT id FROM address_edition WHERE NOT has_words\(connection.dialect.forUpdate)") != nil
            guard isMissing else { return false }
            var index = WordIndex()
            for row in try connection.rows("SELECT id, insee, postcode, commune, name FROM address_street ORDER BY id") {
                index.add(try Street.nameOnly(row), id: UInt32(clamping: try row.int("id")))
            }
            for row in try connection.rows("SELECT insee, postcode, name, addresses, north, east FROM address_commune") {
                index.add(try CommuneCentre(row))
            }
            try connection.replaceWords(with: index, index.near)
            try connection.run("UPDATE address_edition SET has_words = TRUE")
            return true
        }
    }
}

extension WordIndex {
    /// The ids of streets are their ranks, from 1.
    init(_ streets: [Street], _ communes: [CommuneCentre]) {
        for (rank, street) in streets.enumerated() { add(street, id: UInt32(rank + 1)) }
        for commune in communes { add(commune) }
    }
}

extension AddressEdition {
    static let columns: SQL = "imported_at, addresses, streets, communes, file, made_at, has_words"

    init(_ row: Row) throws {
        self.init(
            importedAt: try row.date("imported_at"), addresses: try row.int("addresses"), streets: try row.int("streets"),
            communes: try row.int("communes"), file: ImportedFile(name: try row.string("file"), madeAt: try row.optionalDate("made_at")),
            hasWords: try row.bool("has_words"))
    }
}

extension CommuneCentre {
    /// Averages, weighed by nothing: where most people live.
    fileprivate static func all(of streets: [Street]) -> [CommuneCentre] {
        var sums: [String: (street: Street, count: Int, north: Int, east: Int)] = [:]
        for street in streets {
            var sum = sums[street.insee + street.postcode] ?? (street, 0, 0, 0)
            for number in street.numbers {
                sum.count += 1
                sum.north += Int(number.spot.north)
                sum.east += Int(number.spot.east)
            }
            sums[street.insee + street.postcode] = sum
        }
        return sums.sorted { $0.key < $1.key }.compactMap { _, sum in
            guard sum.count > 0, let spot = Spot(north: Int32(sum.north / sum.count), east: Int32(sum.east / sum.count)) else { return nil }
            return CommuneCentre(
                insee: sum.street.insee, postcode: sum.street.postcode, name: sum.street.commune, addresses: sum.count, spot: spot)
        }
    }
}

extension Connection {
    fileprivate func write(_ edition: AddressEdition) throws {
        try run(
            """
            INSERT INTO address_edition (id, imported_at, addresses, streets, communes, file, made_at, has_words)
            VALUES (1, \(edition.importedAt), \(edition.addresses), \(edition.streets), \(edition.communes), \(edition.file.name),
                \(edition.file.madeAt), TRUE)
            ON CONFLICT (id) DO UPDATE SET imported_at = excluded.imported_at, addresses = excluded.addresses, streets = excluded.streets,
                communes = excluded.communes, file = excluded.file, made_at = excluded.made_at, has_words = TRUE
            """)
    }

    fileprivate func insert(_ streets: [Street], from start: Int, to end: Int) throws {
        let rows = (start..<min(end, streets.count)).map { rank -> SQL in
            let street = streets[rank]
            return """
                (\(rank + 1), \(street.insee), \(street.postcode), \(street.commune), \(street.communeKey), \(street.name), \(street.key),
                \(PackedNumbers.pack(street.numbers)))
                """
        }
        try run(
            """
            INSERT INTO address_street (id, insee, postcode, commune, commune_key, name, street_key, numbers)
            VALUES \(SQL.joined(rows, by: ", "))
            """)
    }

    fileprivate func insert(_ centre: CommuneCentre) throws {
        try run(
            """
            INSERT INTO address_commune (insee, postcode, name, commune_key, addresses, north, east)
            VALUES (\(centre.insee), \(centre.postcode), \(centre.name), \(AddressText.key(centre.name)), \(centre.addresses),
                \(Int(centre.spot.north)), \(Int(centre.spot.east)))
            """)
    }

    fileprivate func replaceWords(with index: WordIndex, _ near: [(key: Int64, words: String)]) throws {
        try run("DELETE FROM address_word")
        try run("DELETE FROM address_near")
        let words = index.uses.sorted { $0.key < $1.key }
        for start in stride(from: 0, to: words.count, by: 100) {
            let rows = words[start..<min(start + 100, words.count)].map { word, uses -> SQL in
                """
                (\(word), \(uses.names.count), \(PackedIDs.pack(uses.names)), \(PackedIDs.pack(uses.places)), \(uses.communes.joined(separator: " ")))
                """
            }
            try run("INSERT INTO address_word (word, uses, names, places, communes) VALUES \(SQL.joined(rows, by: ", "))")
        }
        for start in stride(from: 0, to: near.count, by: 500) {
            let rows = near[start..<min(start + 500, near.count)].map { key, words -> SQL in "(\(key), \(words))" }
            try run("INSERT INTO address_near (key, words) VALUES \(SQL.joined(rows, by: ", "))")
        }
    }
}

extension Street {
    /// Without its numbers.
    static func nameOnly(_ row: Row) throws -> Street {
        Street(
            insee: try row.string("insee"), postcode: try row.string("postcode"), commune: try row.string("commune"), name: try row.string("name"),
            numbers: [])
    }
}
