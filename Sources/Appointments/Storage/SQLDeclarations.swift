import Core
import Foundation
import Storage

/// What the State's service was told, in the database.
struct SQLDeclarations: Sendable {
    let database: any Database

    /// One worker at a time settles an appointment: of two, the slower could declare again where it was before it moved. A worker that died is known by
    /// its job, which runs no more.
    /// - Throws: ``NationalFault/underWay``.
    func alone(_ appointment: AppointmentID, _ job: Job, _ settle: (any DeclaredEntries) async throws -> Void) async throws {
        let isMine = try await database.write { connection in
            try connection.run(
                """
                UPDATE appointment SET declaring_job = \(job.id) WHERE id = \(appointment) AND (declaring_job IS NULL OR declaring_job = \(job.id)
                    OR NOT EXISTS (SELECT 1 FROM job WHERE job.id = appointment.declaring_job AND job.state = 'running'))
                """) == 1
        }
        guard isMine else { throw NationalFault.underWay }
        do { try await settle(SQLDeclaredEntries(database: database, appointment: appointment)) } catch {
            try await end(appointment, job)
            throw error
        }
        try await end(appointment, job)
    }

    private func end(_ appointment: AppointmentID, _ job: Job) async throws {
        _ = try await database.write {
            try $0.run("UPDATE appointment SET declaring_job = NULL WHERE id = \(appointment) AND declaring_job = \(job.id)")
        }
    }
}

struct SQLDeclaredEntries: DeclaredEntries {
    let database: any Database
    let appointment: AppointmentID

    func known() async throws -> [String: NationalCoordination.Entry] {
        try await database.read { connection in
            let rows = try connection.rows("SELECT * FROM appointment_declaration WHERE appointment_id = \(appointment)")
            return try Dictionary(rows.map { (try $0.string("number"), try NationalCoordination.Entry(row: $0)) }) { first, _ in first }
        }
    }

    func keep(_ entry: NationalCoordination.Entry, of number: String) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                INSERT INTO appointment_declaration (appointment_id, number, point, point_id, declared_for)
                VALUES (\(appointment), \(number), \(entry.point), \(entry.pointID), \(entry.date))
                ON CONFLICT (appointment_id, number)
                    DO UPDATE SET point = excluded.point, point_id = excluded.point_id, declared_for = excluded.declared_for
                """)
        }
    }

    func forget(_ number: String) async throws {
        _ = try await database.write {
            try $0.run("DELETE FROM appointment_declaration WHERE appointment_id = \(appointment) AND number = \(number)")
        }
    }
}

extension NationalCoordination.Entry {
    fileprivate init(row: Row) throws {
        self.init(point: try row.string("point"), pointID: try row.string("point_id"), date: try row.string("declared_for"))
    }
}
