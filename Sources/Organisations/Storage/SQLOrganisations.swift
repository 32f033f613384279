import Core
import Foundation
import Law
import Storage

/// Authorities and services, in SQL.
struct SQLOrganisations: OrganisationRepository {
    let database: any Database

    func all() async throws -> [Organisation] {
        try await database.read { try $0.rows("SELECT * FROM organisation ORDER BY id").map(Organisation.init) }
    }

    func find(_ id: OrganisationID) async throws -> Organisation? {
        try await database.read { try $0.row("SELECT * FROM organisation WHERE id = \(id)").map(Organisation.init) }
    }

    func create(_ details: OrganisationDetails) async throws -> OrganisationID {
        try await database.write { connection in
            let taken = try connection.row("SELECT slug FROM organisation WHERE slug = \(details.slug)")
            guard taken == nil else { throw OrganisationProblem.slugTaken(details.slug) }
            try refuseTakenHost(details.host, by: nil, in: connection)
            let row = try connection.row(
                """
                INSERT INTO organisation (slug, name, host, base_url, zone, phone, address, opening_hours, email, theme, notices, region)
                VALUES (\(details.slug), \(details.name), \(details.host), \(details.baseURL), \(details.zone.identifier), \(details.phone),
                    \(details.address), \(details.openingHours), \(details.email), \(details.appearance.json), \(details.notices.json),
                    \(details.region.rawValue))
                RETURNING id
                """)
            guard let row else { throw DatabaseError.other("an authority was not inserted") }
            return try row.id("id")
        }
    }

    func save(_ organisation: Organisation, at now: Date) async throws {
        let details = organisation.details
        try await database.write { connection in
            try refuseTakenHost(details.host, by: organisation.id, in: connection)
            let before = try connection.row("SELECT * FROM organisation WHERE id = \(organisation.id)\(connection.dialect.forUpdate)").map(
                Organisation.init)
            let changed = try connection.run(
                """
                UPDATE organisation SET name = \(details.name), host = \(details.host), base_url = \(details.baseURL),
                    zone = \(details.zone.identifier), phone = \(details.phone), address = \(details.address),
                    opening_hours = \(details.openingHours), email = \(details.email), theme = \(details.appearance.json),
                    notices = \(details.notices.json), region = \(details.region.rawValue), version = version + 1
                WHERE id = \(organisation.id) AND version = \(organisation.version)
                """)
            guard changed == 1 else { throw OrganisationProblem.changedMeanwhile }
            if before?.details.region != details.region || before?.details.zone != details.zone {
                try tellMove(of: organisation.id, at: now, on: connection)
            }
        }
    }

    /// Heard once every node has read the new place: what is counted again must not be with the former one.
    private func tellMove(of id: OrganisationID, at now: Date, on connection: any Connection) throws {
        try Jobs.enqueue(
            kind: Job.kind(of: .authorityMoved), payload: ["subject": .int(Int(id.rawValue)), "line": 0], runAt: now + 2 * SiteDirectory.lifetime,
            now: now,
            on: connection)
    }

    /// Asked first so that it can be said in words; the `UNIQUE` of the table is what guarantees it.
    private func refuseTakenHost(_ host: String?, by id: OrganisationID?, in connection: any Connection) throws {
        guard let host, let row = try connection.row("SELECT id FROM organisation WHERE host = \(host)") else { return }
        if try row.id("id") as OrganisationID != id { throw OrganisationProblem.hostTaken(host) }
    }
}

extension Organisation {
    init(_ row: Row) throws {
        id = try row.id("id")
        version = try row.int("version")
        details = OrganisationDetails(
            slug: try row.string("slug"), name: try row.string("name"), host: try row.optionalString("host"), baseURL: try row.string("base_url"),
            zone: try row.parsed("zone") { TimeZone(identifier: $0) }, phone: try row.string("phone"), address: try row.string("address"),
            openingHours: try row.string("opening_hours"), email: try row.string("email"), appearance: Appearance(try row.json("theme")),
            notices: LegalNotices(try row.json("notices")), region: try row.parsed("region") { Region(rawValue: $0) }
        )
    }
}
