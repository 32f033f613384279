import Core
import Scheduling
import Storage

/// Common names of types, in the database.
struct SQLSharedTypes: SharedTypes {
    let database: any Database

    func companions(of type: AppointmentTypeID) async throws -> [SharedType] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT appointment_type.id, organisation_id FROM shared_type AS mine JOIN shared_type AS other ON other.name = mine.name
                    JOIN appointment_type ON appointment_type.id = other.type_id
                WHERE mine.type_id = \(type) AND appointment_type.is_public = \(true) ORDER BY appointment_type.id
                """
            ).map { SharedType(organisation: try $0.id("organisation_id"), type: try $0.id("id")) }
        }
    }

    func commonNames(of organisation: OrganisationID) async throws -> [AppointmentTypeID: String] { try await commonNames(of: [organisation]) }

    func commonNames(of organisations: Set<OrganisationID>) async throws -> [AppointmentTypeID: String] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT type_id, name FROM shared_type JOIN appointment_type ON appointment_type.id = type_id
                WHERE organisation_id IN \(list: organisations.sorted())
                """)
            return try Dictionary(rows.map { (try $0.id("type_id"), try $0.string("name")) }) { first, _ in first }
        }
    }

    func commonNames() async throws -> [String] {
        try await database.read { try $0.rows("SELECT DISTINCT name FROM shared_type ORDER BY name").map { try $0.string("name") } }
    }

    func share(_ type: AppointmentTypeID, of organisation: OrganisationID, as name: String?) async throws {
        try await database.write { connection in
            let own = try connection.row("SELECT 1 AS one FROM appointment_type WHERE id = \(type) AND organisation_id = \(organisation)")
            guard own != nil else { throw AppointmentProblem.unknownType }
            try connection.run("DELETE FROM shared_type WHERE type_id = \(type)")
            if let name { try connection.run("INSERT INTO shared_type (type_id, name) VALUES (\(type), \(name))") }
        }
    }
}
