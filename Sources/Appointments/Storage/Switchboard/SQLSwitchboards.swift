import Core
import Foundation
import Scheduling
import Storage

extension Migration {
    static let switchboards: [Migration] = [
        Migration(
            "2026-11-24 who answers the phone for whom",
            [
                """
                CREATE TABLE switchboard (
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                    answering_id {{bigint}} NOT NULL REFERENCES organisation (id),
                    unit_id {{bigint}},
                    granted_at {{bigint}} NOT NULL,
                    PRIMARY KEY (organisation_id, answering_id)
                ) {{strict}}
                """,
                "CREATE INDEX switchboard_answering ON switchboard (answering_id)",
            ])
    ]
}

struct SQLSwitchboards: Switchboards {
    let database: any Database

    func answering(for organisation: OrganisationID) async throws -> Set<OrganisationID> {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT answering_id FROM switchboard WHERE organisation_id = \(organisation) AND answering_id <> \(organisation)")
            return Set(try rows.map { try $0.id("answering_id") })
        }
    }

    func answered(by organisation: OrganisationID) async throws -> [Switchboard] {
        try await database.read { connection in
            try connection.rows(
                "SELECT organisation_id, unit_id FROM switchboard WHERE answering_id = \(organisation) ORDER BY organisation_id"
            ).map { Switchboard(organisation: try $0.id("organisation_id"), answering: organisation, unit: try $0.optionalID("unit_id")) }
        }
    }

    func admit(_ answering: Set<OrganisationID>, for organisation: OrganisationID, now: Date) async throws {
        try await database.write { connection in
            let others = answering.subtracting([organisation]).sorted()
            // Of an empty list, « not in » is true of nothing.
            let dropped: SQL = others.isEmpty ? "\(true)" : "answering_id NOT IN \(list: others)"
            try connection.run("DELETE FROM switchboard WHERE organisation_id = \(organisation) AND answering_id <> \(organisation) AND \(dropped)")
            for other in others {
                try connection.run(
                    """
                    INSERT INTO switchboard (organisation_id, answering_id, granted_at)
                    VALUES (\(organisation), \(other), \(now)) ON CONFLICT DO NOTHING
                    """)
            }
        }
    }

    func answer(for organisation: OrganisationID, with unit: UnitID?, by agent: AgentViewer, now: Date) async throws {
        try await database.write { connection in
            let answering = agent.organisation
            if organisation == answering {
                // For its own places nobody else is asked.
                try connection.run(
                    """
                    INSERT INTO switchboard (organisation_id, answering_id, granted_at)
                    VALUES (\(organisation), \(answering), \(now)) ON CONFLICT DO NOTHING
                    """)
            }
            let changed = try connection.run(
                "UPDATE switchboard SET unit_id = \(unit) WHERE organisation_id = \(organisation) AND answering_id = \(answering)")
            guard changed == 1 else { throw AppointmentProblem.unknownPlace }
        }
    }

    func organisations(for viewer: AgentViewer) async throws -> Set<OrganisationID> {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT organisation_id FROM switchboard WHERE answering_id = \(viewer.organisation) AND unit_id IN \(list: viewer.units)")
            return Set(try rows.map { try $0.id("organisation_id") })
        }
    }

    func place(_ id: PlaceID, for viewer: AgentViewer) async throws -> Place? {
        try await database.read { try $0.row("SELECT * FROM place WHERE id = \(id) AND \(viewer.answersAt)").map(Place.init) }
    }

    func taken(_ reference: Reference, by viewer: AgentViewer, since: Date) async throws -> Appointment? {
        try await database.read { connection in
            try connection.row(
                "SELECT * FROM appointment WHERE reference = \(reference) AND agent_id = \(viewer.agent) AND created_at >= \(since)"
            ).map(Appointment.init)
        }
    }
}

extension AgentViewer {
    /// **The seal** of the switchboard: the places where this agent books for who calls, and no more.
    var answersAt: SQL {
        """
        is_shown = \(true) AND EXISTS (
            SELECT 1 FROM switchboard WHERE switchboard.organisation_id = place.organisation_id AND answering_id = \(organisation)
                AND switchboard.unit_id IN \(list: units))
        """
    }
}

extension Connection {
    /// Whose place an agent books at: one of their services', or one for which they answer the phone – there, what people book themselves, and nothing beside the hours.
    /// - Throws: ``AppointmentProblem/unknownPlace`` for any other.
    func organisation(where wish: Wish, overbooked: Bool, for viewer: AgentViewer) throws -> OrganisationID {
        let answered: SQL =
            "\(!overbooked) AND \(viewer.answersAt) AND EXISTS (SELECT 1 FROM appointment_type WHERE id = \(wish.type) AND is_public = \(true))"
        let row = try row("SELECT organisation_id FROM place WHERE id = \(wish.place) AND (\(viewer.seesPlaces) OR (\(answered)))")
        guard let row else { throw AppointmentProblem.unknownPlace }
        return try row.id("organisation_id")
    }
}
