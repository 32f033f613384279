import Core
import Foundation
import Storage

/// Streets and communes in the database. One set for the installation: those of a metropolis are found from the site of each of its communes.
struct SQLAddresses: Sendable {
    let database: any Database

    /// `nil` when nothing was imported.
    func edition() async throws -> AddressEdition? {
        try await database.read {
            try $0.row("SELECT \(AddressEdition.columns) FROM address_edition WHERE id = 1").map(AddressEdition.init)
        }
    }

    /// The streets that any of these may be in, and others of the same names. Rides the unique index, which begins with the key of the street.
    func streets(of addresses: [TypedAddress]) async throws -> [Street] {
        let readings = addresses.flatMap(\.readings)
        let (names, communes) = (Set(readings.map(\.street)).sorted(), Set(readings.compactMap(\.commune)).sorted())
        let postcodes = Set(addresses.compactMap(\.postcode)).sorted()
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT insee, postcode, commune, name, numbers FROM address_street
                WHERE street_key IN \(list: names) AND (postcode IN \(list: postcodes) OR commune_key IN \(list: communes))
                """
            ).map(Street.init)
        }
    }

    func find(_ typed: TypedAddress, atMost limit: Int) async throws -> [TownAddress] {
        try await database.read { connection in
            let streets = try connection.streets(typed, atMost: limit)
            let found = typed.readings.flatMap { reading in
                streets.filter { reading.means($0, postcode: typed.postcode) }.compactMap { $0.address(reading.number, reading.suffix) }
            }
            return try Array((found.best + connection.communes(typed).map(TownAddress.init)).prefix(limit))
        }
    }
}

extension [TownAddress] {
    /// Each once, and no whole street where a number was found.
    fileprivate var best: [TownAddress] {
        var seen: Set<String> = []
        let once = filter { seen.insert($0.label).inserted }
        let exact = once.filter { $0.precision == .number }
        return exact.isEmpty ? once : exact
    }
}

extension Connection {
    /// Rides the unique index, which begins with the key. A street without a commune is looked for whole only: « rue » begins them all.
    fileprivate func streets(_ typed: TypedAddress, atMost limit: Int) throws -> [Street] {
        let readings = Array(Set(typed.readings)), (placed, free) = (readings.filter { $0.commune != nil }, readings.filter { $0.commune == nil })
        let rows = try rows(
            """
            SELECT insee, postcode, commune, name, numbers FROM address_street
            WHERE street_key IN \(list: placed.map(\.street).sorted())
                AND (commune_key IN \(list: placed.compactMap(\.commune).sorted()) OR postcode = \(typed.postcode ?? ""))
            UNION ALL
            SELECT insee, postcode, commune, name, numbers FROM address_street
            WHERE street_key IN \(list: free.map(\.street).sorted()) AND (postcode = \(typed.postcode ?? "") OR \(typed.postcode == nil))
            ORDER BY commune, postcode, name LIMIT \(max(limit, 1) * 4)
            """)
        return try rows.map(Street.init)
    }

    /// « Rennes » is all of Rennes; « 35000 » and « 35000 Rennes » what that postcode serves.
    fileprivate func communes(_ typed: TypedAddress) throws -> [CommuneCentre] {
        let rows = try rows(
            """
            SELECT insee, postcode, name, addresses, north, east FROM address_commune
            WHERE (commune_key = \(typed.commune) AND (\(typed.postcode == nil) OR postcode = \(typed.postcode ?? "")))
                OR (\(typed.commune.isEmpty) AND postcode = \(typed.postcode ?? ""))
            ORDER BY insee, postcode
            """)
        let centres = try rows.map(CommuneCentre.init)
        return typed.postcode == nil
            ? Dictionary(grouping: centres, by: \.insee).sorted { $0.key < $1.key }.compactMap { CommuneCentre($0.value) } : centres
    }
}

extension Street {
    fileprivate init(_ row: Row) throws {
        guard let numbers = PackedNumbers.unpack(try row.bytes("numbers")) else { throw RowError.malformed("numbers") }
        self.init(
            insee: try row.string("insee"), postcode: try row.string("postcode"), commune: try row.string("commune"), name: try row.string("name"),
            numbers: numbers)
    }
}

extension CommuneCentre {
    init(_ row: Row) throws {
        guard let spot = Spot(north: Int32(clamping: try row.int("north")), east: Int32(clamping: try row.int("east"))) else {
            throw RowError.malformed("north")
        }
        self.init(
            insee: try row.string("insee"), postcode: try row.string("postcode"), name: try row.string("name"), addresses: try row.int("addresses"),
            spot: spot)
    }

    /// The parts of a commune as one, under its first postcode.
    fileprivate init?(_ parts: [CommuneCentre]) {
        let count = parts.reduce(0) { $0 + $1.addresses }
        guard let first = parts.first, count > 0 else { return nil }
        let sum = parts.reduce((0, 0)) { ($0.0 + Int($1.spot.north) * $1.addresses, $0.1 + Int($1.spot.east) * $1.addresses) }
        guard let spot = Spot(north: Int32(sum.0 / count), east: Int32(sum.1 / count)) else { return nil }
        self.init(insee: first.insee, postcode: first.postcode, name: first.name, addresses: count, spot: spot)
    }
}
