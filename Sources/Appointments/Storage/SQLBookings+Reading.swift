import Core
import Foundation
import Scheduling
import Storage

extension SQLBookings {
    func find(_ reference: Reference, visitor: String) async throws -> Appointment? {
        let marks = SealedVisitor(browser: visitor).marks(of: reference)
        return try await database.read { connection in
            try connection.row(
                """
                SELECT * FROM appointment WHERE reference = \(reference) AND (visitor IN \(list: marks) OR EXISTS (
                    SELECT 1 FROM appointment_visitor WHERE appointment_id = appointment.id AND visitor IN \(list: marks)))
                """
            ).map(Appointment.init)
        }
    }

    func find(_ reference: Reference, viewer: AgentViewer) async throws -> Appointment? {
        try await database.read { connection in
            try connection.row(
                "SELECT * FROM appointment WHERE reference = \(reference) AND place_id IN (SELECT id FROM place WHERE \(viewer.seesPlaces))"
            ).map(Appointment.init)
        }
    }

    func find(_ id: AppointmentID) async throws -> Appointment? {
        try await database.read { try $0.row("SELECT * FROM appointment WHERE id = \(id)").map(Appointment.init) }
    }

    func find(_ ids: [AppointmentID]) async throws -> [Appointment] {
        try await database.read { try $0.rows("SELECT * FROM appointment WHERE id IN \(list: ids)").map(Appointment.init) }
    }

    func others(of appointment: Appointment) async throws -> [Appointment] {
        guard appointment.group != nil else { return [] }
        return try await database.read { try $0.others(of: appointment, toChange: false) }
    }

    func open(_ reference: Reference, in organisation: OrganisationID, to visitor: String, if isProved: @escaping @Sendable (Appointment) -> Bool)
        async throws -> Bool
    {
        try await database.write { connection in
            let row = try connection.row(
                "SELECT * FROM appointment WHERE reference = \(reference) AND organisation_id = \(organisation) AND state <> 'held'")
            guard let found = try row.map(Appointment.init), isProved(found) else { return false }
            try connection.run(
                """
                INSERT INTO appointment_visitor (appointment_id, visitor, is_sealed)
                VALUES (\(found.id), \(SealedVisitor(browser: visitor).seal(reference)), 1) ON CONFLICT DO NOTHING
                """)
            return true
        }
    }

    func list(at place: PlaceID, in span: Span, viewer: AgentViewer, now: Date) async throws -> [Appointment] {
        try await list(at: [place], in: span, viewer: viewer, now: now)
    }

    func list(at places: [PlaceID], in span: Span, viewer: AgentViewer, now: Date) async throws -> [Appointment] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM appointment
                WHERE place_id IN \(list: places) AND place_id IN (SELECT id FROM place WHERE \(viewer.seesPlaces))
                    AND start_minute >= \(span.start) AND start_minute < \(span.end) AND state NOT IN ('excused', 'revoked')
                    AND (held_until IS NULL OR held_until > \(now))
                ORDER BY start_minute, desk_id, id
                """
            ).map(Appointment.init)
        }
    }

    func list(at place: PlaceID, desk: ReceiverID?, in span: Span) async throws -> [Appointment] {
        let ofDesk: SQL = desk.map { "AND desk_id = \($0)" } ?? ""
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM appointment
                WHERE place_id = \(place) \(ofDesk) AND start_minute >= \(span.start) AND start_minute < \(span.end)
                    AND state NOT IN ('held', 'excused', 'revoked')
                ORDER BY start_minute, id
                """
            ).map(Appointment.init)
        }
    }

    func find(application numbers: [String], in organisation: OrganisationID, from start: Minute) async throws -> [String: [Appointment]] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT appointment.*, number FROM appointment_application JOIN appointment ON appointment.id = appointment_id
                WHERE number IN \(list: numbers) AND organisation_id = \(organisation) AND state = 'booked' AND start_minute >= \(start)
                ORDER BY start_minute, id
                """)
            return try Dictionary(grouping: rows, by: { try $0.string("number") }).mapValues { try $0.map(Appointment.init) }
        }
    }
}
