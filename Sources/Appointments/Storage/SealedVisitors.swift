import Core
import Storage

/// What a browser leaves on appointments: a mark different for each, so that nothing stored tells that two of them are one person's.
struct SealedVisitor: Sendable {
    /// The digest of the browser's key.
    let browser: String

    /// What is stored with the appointment, for as long as it is.
    func seal(_ reference: Reference) -> String { Keyring(browser: browser).seal(reference) }

    /// What is stored while a time is held, for the minutes of a booking: a browser holds one time at once. Nothing else holds this value.
    var holder: String { Secret.digest("hold:\(browser)") }

    /// What may open this appointment: its seal or, until ``SQLBookings/sealVisitors()`` passed, what was stored before there were seals.
    func marks(of reference: Reference) -> [String] { [seal(reference), browser] }
}

extension Migration {
    /// What was stored before cannot be sealed in SQL (SQLite has no digest): `is_sealed` says what waits for the nightly work.
    static let sealVisitors = Migration(
        "2026-11-22 sealed visitors of appointments",
        [
            "ALTER TABLE appointment ADD COLUMN holder TEXT",
            "ALTER TABLE appointment ADD COLUMN is_sealed {{bigint}} NOT NULL DEFAULT 0",
            "ALTER TABLE appointment_visitor ADD COLUMN is_sealed {{bigint}} NOT NULL DEFAULT 0",
            "DROP INDEX appointment_holder",
            "CREATE INDEX appointment_held_by ON appointment(holder) WHERE holder IS NOT NULL",
            "CREATE INDEX appointment_unsealed ON appointment(id) WHERE is_sealed = 0 AND visitor IS NOT NULL",
            "CREATE INDEX appointment_visitor_unsealed ON appointment_visitor(appointment_id) WHERE is_sealed = 0",
        ]
    )
}

extension SQLBookings {
    private static let sealedAtOnce = 500

    /// Seals what was stored before there were seals. Safe to run twice, and beside who books.
    /// - Returns: how many marks were sealed.
    func sealVisitors() async throws -> Int {
        var sealed = 0
        while true {
            let done = try await database.write { try $0.sealAppointments(atMost: Self.sealedAtOnce) + $0.sealOpened(atMost: Self.sealedAtOnce) }
            if done == 0 { return sealed }
            sealed += done
        }
    }
}

extension Connection {
    fileprivate func sealAppointments(atMost count: Int) throws -> Int {
        let rows = try rows(
            "SELECT id, reference, visitor FROM appointment WHERE is_sealed = 0 AND visitor IS NOT NULL ORDER BY id LIMIT \(count)")
        for row in rows {
            let (id, mark): (AppointmentID, String) = (try row.id("id"), try row.seal())
            try run("UPDATE appointment SET visitor = \(mark), is_sealed = 1 WHERE id = \(id) AND is_sealed = 0")
        }
        return rows.count
    }

    fileprivate func sealOpened(atMost count: Int) throws -> Int {
        let rows = try rows(
            """
            SELECT v.appointment_id, a.reference, v.visitor FROM appointment_visitor v JOIN appointment a ON a.id = v.appointment_id
            WHERE v.is_sealed = 0 ORDER BY v.appointment_id LIMIT \(count)
            """)
        for row in rows {
            let (id, mark): (AppointmentID, String) = (try row.id("appointment_id"), try row.seal())
            // The same browser may have proved itself again since: its new mark is there already.
            try run("DELETE FROM appointment_visitor WHERE appointment_id = \(id) AND visitor = \(try row.string("visitor")) AND is_sealed = 0")
            try run(
                "INSERT INTO appointment_visitor (appointment_id, visitor, is_sealed) VALUES (\(id), \(mark), 1) ON CONFLICT DO NOTHING")
        }
        return rows.count
    }
}

extension Row {
    fileprivate func seal() throws -> String {
        SealedVisitor(browser: try string("visitor")).seal(try parsed("reference") { Reference($0) })
    }
}
