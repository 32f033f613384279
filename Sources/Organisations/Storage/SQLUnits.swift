import Core
import Storage

extension SQLOrganisations {
    func units(of organisation: OrganisationID) async throws -> [UnitCard] {
        let units = try await database.read { try $0.rows("SELECT * FROM unit WHERE organisation_id = \(organisation)").map(UnitCard.init) }
        // Sorted here: in the database's byte order « État civil » comes after « Voirie ».
        return units.map { (Text.folded($0.name), $0) }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
    }

    func unit(_ key: String, of organisation: OrganisationID) async throws -> UnitCard? {
        try await database.read {
            try $0.row("SELECT * FROM unit WHERE organisation_id = \(organisation) AND key = \(key)").map(UnitCard.init)
        }
    }

    func unit(_ id: UnitID) async throws -> UnitCard? {
        try await database.read { try $0.row("SELECT * FROM unit WHERE id = \(id)").map(UnitCard.init) }
    }

    func add(_ unit: UnitDetails, to organisation: OrganisationID) async throws -> UnitID {
        try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO unit (organisation_id, key, name, address, phone, email, opening_hours, commitment)
                VALUES (\(organisation), \(unit.key), \(unit.name), \(unit.address), \(unit.phone), \(unit.email), \(unit.openingHours),
                    \(unit.commitment))
                ON CONFLICT (organisation_id, key) DO NOTHING
                RETURNING id
                """)
            guard let row else { throw OrganisationProblem.unitKeyTaken(unit.key) }
            return try row.id("id")
        }
    }

    func save(_ unit: UnitCard, of organisation: OrganisationID) async throws {
        let details = unit.details
        try await database.write { connection in
            let changed = try connection.run(
                """
                UPDATE unit SET name = \(details.name), address = \(details.address), phone = \(details.phone), email = \(details.email),
                    opening_hours = \(details.openingHours), commitment = \(details.commitment), version = version + 1
                WHERE id = \(unit.id) AND organisation_id = \(organisation) AND version = \(unit.version)
                """)
            guard changed == 1 else { throw OrganisationProblem.changedMeanwhile }
        }
    }
}

extension UnitCard {
    init(_ row: Row) throws {
        id = try row.id("id")
        version = try row.int("version")
        details = UnitDetails(
            key: try row.string("key"), name: try row.string("name"), address: try row.string("address"), phone: try row.string("phone"),
            email: try row.string("email"), openingHours: try row.string("opening_hours"), commitment: try row.string("commitment")
        )
    }
}
