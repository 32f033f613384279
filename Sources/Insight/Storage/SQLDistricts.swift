import Core
import Foundation
import Storage

/// What is known of the import that a town's districts come from.
struct DistrictEdition: Sendable, Equatable {
    /// Grows with each import, removal, or import of addresses.
    let number: Int
    let importedAt: Date
    /// Which property of the file held the names.
    let property: String
}

/// The districts of towns in the database.
struct SQLDistricts: Sendable {
    static let job = "districts.place"
    /// How far back requests are placed again.
    static let months = 24

    let database: any Database

    /// `nil` when none were ever imported.
    func edition(of organisation: OrganisationID) async throws -> DistrictEdition? {
        try await database.read { try $0.districtEdition(of: organisation) }
    }

    /// Those of the last import, in its order.
    func districts(of organisation: OrganisationID) async throws -> [District] {
        try await database.read { connection in
            try connection.rows(
                "SELECT code, name, outline FROM district WHERE organisation_id = \(organisation) AND is_current ORDER BY place"
            ).map(District.init)
        }
    }

    /// The names of all codes that requests may bear, those of former imports too.
    func names(of organisation: OrganisationID) async throws -> DistrictNamesByCode {
        try await database.read { connection in
            let rows = try connection.rows("SELECT code, name, is_current FROM district WHERE organisation_id = \(organisation) ORDER BY place, code")
            return DistrictNamesByCode(lines: try rows.map { (try $0.string("code"), try $0.string("name"), try $0.bool("is_current")) })
        }
    }

    /// What is kept with one request.
    func district(of dossier: DossierID) async throws -> (organisation: OrganisationID, code: String)? {
        try await database.read { connection in
            try connection.row("SELECT organisation_id, district FROM insight_dossier WHERE dossier_id = \(dossier) AND district <> ''").map {
                (try $0.id("organisation_id"), try $0.string("district"))
            }
        }
    }

    /// Puts districts in the place of those that are there, and has requests placed again; none takes all away.
    /// - Parameter edition: the one that the page showed.
    func replace(
        with districts: [District], namedBy property: String, in organisation: OrganisationID, after edition: Int, now: Date
    ) async throws {
        try await database.write { connection in
            // Its row first: of two people at once, one waits for the other and is told.
            guard try connection.next(edition, property, of: organisation, now: now) else { throw DistrictFault.changedMeanwhile }
            // The outlines go, the names stay: older figures bear their codes.
            try connection.run("UPDATE district SET is_current = \(false), outline = \([UInt8]()) WHERE organisation_id = \(organisation)")
            for start in stride(from: 0, to: districts.count, by: 100) {
                try connection.insert(districts[start..<min(start + 100, districts.count)], from: start, in: organisation)
            }
            try Self.ask(organisation, edition + 1, after: DossierID(0), now: now, on: connection)
        }
    }

    /// Has the next requests placed. Asked twice, it is done once.
    static func ask(_ organisation: OrganisationID, _ edition: Int, after last: DossierID, now: Date, on connection: any Connection) throws {
        try Jobs.enqueue(
            kind: job,
            payload: ["organisation": .int(Int(organisation.rawValue)), "edition": .int(edition), "after": .int(Int(last.rawValue))],
            uniqueKey: "\(job):\(organisation):\(edition):\(last)", now: now, on: connection)
    }

    /// Addresses changed: requests of all towns that have districts are to be placed again.
    static func renew(now: Date, on connection: any Connection) throws {
        try connection.run("UPDATE district_edition SET number = number + 1")
        for row in try connection.rows("SELECT organisation_id, number FROM district_edition ORDER BY organisation_id") {
            try ask(try row.id("organisation_id"), try row.int("number"), after: DossierID(0), now: now, on: connection)
        }
    }
}

/// The names of districts by their codes.
struct DistrictNamesByCode: Sendable {
    var lines: [(code: String, name: String, isCurrent: Bool)] = []

    var current: [(code: String, name: String)] { lines.filter(\.isCurrent).map { ($0.code, $0.name) } }

    func name(_ code: String) -> (name: String, isCurrent: Bool)? { lines.first { $0.code == code }.map { ($0.name, $0.isCurrent) } }
}

/// The outlines of each town, read once for each edition.
final class DistrictOutlines: @unchecked Sendable {  // kept guarded by lock
    private let districts: SQLDistricts
    private let lock = NSLock()
    private var kept: [OrganisationID: DistrictFinder] = [:]

    init(districts: SQLDistricts) { self.districts = districts }

    /// `nil` when the town never had districts.
    func finder(of organisation: OrganisationID) async throws -> DistrictFinder? {
        guard let edition = try await districts.edition(of: organisation) else { return nil }
        if let finder = lock.withLock({ kept[organisation] }), finder.edition == edition.number { return finder }
        let finder = DistrictFinder(edition: edition.number, map: DistrictMap(try await districts.districts(of: organisation)))
        lock.withLock { kept[organisation] = finder }
        return finder
    }
}

extension Connection {
    fileprivate func districtEdition(of organisation: OrganisationID) throws -> DistrictEdition? {
        try row("SELECT number, imported_at, property FROM district_edition WHERE organisation_id = \(organisation)").map {
            DistrictEdition(number: try $0.int("number"), importedAt: try $0.date("imported_at"), property: try $0.string("property"))
        }
    }

    /// - Returns: whether the edition was the one expected.
    fileprivate func next(_ edition: Int, _ property: String, of organisation: OrganisationID, now: Date) throws -> Bool {
        if edition == 0 {
            return try run(
                """
                INSERT INTO district_edition(organisation_id, number, imported_at, property) VALUES (\(organisation), 1, \(now), \(property))
                ON CONFLICT DO NOTHING
                """) == 1
        }
        return try run(
            """
            UPDATE district_edition SET number = number + 1, imported_at = \(now), property = \(property)
            WHERE organisation_id = \(organisation) AND number = \(edition)
            """) == 1
    }

    fileprivate func insert(_ districts: ArraySlice<District>, from start: Int, in organisation: OrganisationID) throws {
        if districts.isEmpty { return }
        let rows = districts.enumerated().map { index, district -> SQL in
            "(\(organisation), \(district.code), \(district.name), \(start + index), \(true), \(PackedAreas.pack(district.areas)))"
        }
        try run(
            """
            INSERT INTO district(organisation_id, code, name, place, is_current, outline) VALUES \(SQL.joined(rows, by: ", "))
            ON CONFLICT (organisation_id, code) DO UPDATE SET name = excluded.name, place = excluded.place, is_current = excluded.is_current,
                outline = excluded.outline
            """)
    }
}

extension District {
    fileprivate init(_ row: Row) throws {
        guard let areas = PackedAreas.unpack(try row.bytes("outline")) else { throw RowError.malformed("outline") }
        self.init(code: try row.string("code"), name: try row.string("name"), areas: areas)
    }
}
